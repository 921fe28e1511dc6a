"""Was dein Python kann und was es tut

Seite: free_threaded
Beispiel: gil_state
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import sys
import sysconfig

can_do_without = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
is_enabled = getattr(sys, "_is_gil_enabled", lambda: True)
print("Kann ohne GIL laufen:", can_do_without)
print("Läuft mit GIL:", is_enabled())

# ---- Was es tut -------------------------------------------------------------
#
# Was es ausgibt, sagt die Seite nicht.

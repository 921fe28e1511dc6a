"""Der Schalter wirkt nur, wo der Build es erlaubt

Seite: free_threaded
Beispiel: gil_switched_off
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
Ausgelassen, wo gilt: not (sys.version_info[:3] >= (3, 13, 0))
"""

# ---- Beispiel ---------------------------------------------------------------
import subprocess
import sys
import sysconfig

command = [sys.executable, "-X", "gil=0", "-c", "pass"]
run = subprocess.run(command, capture_output=True, text=True)
can_do_without = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
print("Schalter und Build passen zusammen:", (run.returncode == 0) == can_do_without)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Schalter und Build passen zusammen: True

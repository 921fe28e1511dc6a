"""What your Python can do, and what it does

Page: free_threaded
Example: gil_state
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import sys
import sysconfig

can_do_without = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
is_enabled = getattr(sys, "_is_gil_enabled", lambda: True)
print("Can run without the GIL:", can_do_without)
print("Runs with the GIL:", is_enabled())

# ---- What it does -----------------------------------------------------------
#
# Its page does not say what it prints.

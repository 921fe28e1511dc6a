"""The switch works only where the build allows it

Page: free_threaded
Example: gil_switched_off
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
Left out where: not (sys.version_info[:3] >= (3, 13, 0))
"""

# ---- Example ----------------------------------------------------------------
import subprocess
import sys
import sysconfig

command = [sys.executable, "-X", "gil=0", "-c", "pass"]
run = subprocess.run(command, capture_output=True, text=True)
can_do_without = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
print("The switch fits the build:", (run.returncode == 0) == can_do_without)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The switch fits the build: True

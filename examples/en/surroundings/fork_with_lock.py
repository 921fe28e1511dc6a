"""In the child, no thread releases the lock

Page: surroundings
Example: fork_with_lock
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
Left out where: not hasattr(__import__("os"), "fork")
"""

# ---- Example ----------------------------------------------------------------
import os
import threading
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # Python warns since 3.12.
lock = threading.Lock()
taken, done = threading.Event(), threading.Event()


def hold():
    with lock:
        taken.set()
        done.wait()


holder = threading.Thread(target=hold, name="Anna")
holder.start()
taken.wait()
try:
    child = os.fork()
    if child == 0:
        free = lock.acquire(timeout=0.05)
        os._exit(0 if free else 1)
    _, status = os.waitpid(child, 0)
finally:
    done.set()
    holder.join()
print("The lock was free in the child:", os.waitstatus_to_exitcode(status) == 0)
print("It is free here:", lock.acquire(timeout=0.05))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The lock was free in the child: False
# | It is free here: True

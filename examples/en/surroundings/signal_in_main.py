"""Anna raises the signal, the main thread handles it

Page: surroundings
Example: signal_in_main
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import signal
import threading

handled = []


def note(number, frame):
    handled.append(threading.current_thread().name)


signal.signal(signal.SIGINT, note)  # Instead of KeyboardInterrupt
args = (signal.SIGINT,)
anna = threading.Thread(target=signal.raise_signal, args=args, name="Anna")
anna.start()
anna.join()
print("Handled in:", *handled)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Handled in: MainThread

"""Anna löst das Signal aus, behandelt wird es im Haupt-Thread

Seite: surroundings
Beispiel: signal_in_main
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import signal
import threading

handled = []


def note(number, frame):
    handled.append(threading.current_thread().name)


signal.signal(signal.SIGINT, note)  # Anstelle von KeyboardInterrupt
args = (signal.SIGINT,)
anna = threading.Thread(target=signal.raise_signal, args=args, name="Anna")
anna.start()
anna.join()
print("Behandelt in:", *handled)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Behandelt in: MainThread

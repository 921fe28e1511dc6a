"""Anna fragt nur einmal nach

Seite: conditions
Beispiel: breakfast_if
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

coffees = []
rolls = []
counter = threading.Condition()


def have_breakfast():
    with counter:
        if not rolls:
            counter.wait()
        rolls.pop()
    print("Anna hat ein Brötchen.")


anna = threading.Thread(target=have_breakfast, name="Anna")
anna.start()
with counter:
    coffees.append("coffee")
    counter.notify_all()
with counter:
    rolls.append("roll")
    counter.notify_all()
anna.join()
print("Die Theke schließt.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Anna hat ein Brötchen.
# | Die Theke schließt.
#
# Auch möglich, es gibt aus:
# | Die Theke schließt.
# Dabei beendet eine Ausnahme einen Thread:
# - Anna: IndexError
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

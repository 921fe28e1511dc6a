"""Anna fragt so lange, bis ein Brötchen da ist

Seite: conditions
Beispiel: breakfast_while
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

coffees = []
rolls = []
counter = threading.Condition()


def have_breakfast():
    with counter:
        while not rolls:
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
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

"""Zwei Threads, eine Summe, eine Sperre

Seite: atomic
Beispiel: visitor_counter
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


class VisitorCounter:
    def __init__(self):
        self.total = 0
        self.lock = threading.Lock()

    def admit(self, tickets):
        for ticket in tickets.split():
            with self.lock:  # Hier kommt immer nur ein Thread hinein.
                self.total += int(ticket)


visitors = VisitorCounter()
north = threading.Thread(target=visitors.admit, args=("2 1 4",), name="Eingang Nord")
south = threading.Thread(target=visitors.admit, args=("3 5",), name="Eingang Süd")
north.start()
south.start()
north.join()
south.join()
print("Besucher insgesamt:", visitors.total)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Besucher insgesamt: 15
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: gil

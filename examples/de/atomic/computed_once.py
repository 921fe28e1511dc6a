"""Wer zu spät kommt, wartet auf das Ergebnis

Seite: atomic
Beispiel: computed_once
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


class Lazy:
    def __init__(self, compute):
        self.compute = compute
        self.lock = threading.Lock()
        self.done = False

    def get(self):
        with self.lock:
            if not self.done:
                self.value = self.compute()
                self.done = True
            return self.value


lookups = []


def look_up():
    lookups.append("coffee")
    return 3


price = Lazy(look_up)
threads = [threading.Thread(target=price.get) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Nachgesehen:", len(lookups), "Preis:", price.get())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Nachgesehen: 1 Preis: 3
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

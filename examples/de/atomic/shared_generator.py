"""Ein Generator ist kein Nummernautomat

Seite: atomic
Beispiel: shared_generator
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


def count_up():
    number = 0
    while True:
        number += 1
        yield number


tickets = count_up()
drawn = []


def draw():
    try:
        drawn.append(next(tickets))
    except ValueError as error:
        print(error)


threads = [threading.Thread(target=draw) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Gezogen:", *sorted(drawn))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gezogen: 1 2
#
# Auch möglich, es gibt aus:
# | generator already executing
# | Gezogen: 1
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

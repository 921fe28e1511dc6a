"""Wer etwas will, fragt den Besitzer und wartet auf die Antwort

Seite: queues
Beispiel: account_owner
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import queue
import threading

requests = queue.Queue()
paid = []


def keep_account(balance):
    while (request := requests.get()) is not None:
        amount, reply = request
        granted = amount <= balance
        balance -= amount if granted else 0
        reply.put(granted)


def withdraw(amount):
    reply = queue.SimpleQueue()  # Der Briefkasten für die Antwort
    requests.put((amount, reply))
    if reply.get():
        paid.append(amount)


owner = threading.Thread(target=keep_account, args=(100,), name="Bank")
owner.start()
ben = threading.Thread(target=withdraw, args=(70,), name="Ben")
ben.start()
try:
    withdraw(70)
finally:
    ben.join()
    requests.put(None)
    owner.join()
print("Ausgezahlt:", *paid)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Ausgezahlt: 70
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line

"""Alle nehmen die Sperren in derselben Reihenfolge

Seite: locks
Beispiel: transfers_ordered
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock:
        with second.lock:
            source.balance -= amount
            target.balance += amount


checking, savings = Account(1, 50), Account(2, 200)
anna = threading.Thread(target=transfer, args=(checking, savings, 30), name="Anna")
ben = threading.Thread(target=transfer, args=(savings, checking, 100), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Girokonto:", checking.balance, "Sparkonto:", savings.balance)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Girokonto: 120 Sparkonto: 130
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line

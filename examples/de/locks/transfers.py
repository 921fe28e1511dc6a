"""Zuerst die Sperre des Kontos, von dem das Geld kommt

Seite: locks
Beispiel: transfers
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    with source.lock:
        with target.lock:
            source.balance -= amount
            target.balance += amount


checking, savings = Account(50), Account(200)
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
# Auch möglich, es gibt nichts aus.
# Dann endet es nie, weil alle Threads für immer warten (Verklemmung):
# - MainThread: anna.join()
# - Anna: with target.lock:
# - Ben: with target.lock:
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line

"""Ask the owner and wait for the answer

Page: queues
Example: account_owner
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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
    reply = queue.SimpleQueue()  # The letterbox for the answer
    requests.put((amount, reply))
    if reply.get():
        paid.append(amount)


owner = threading.Thread(target=keep_account, args=(100,), name="bank")
owner.start()
ben = threading.Thread(target=withdraw, args=(70,), name="Ben")
ben.start()
try:
    withdraw(70)
finally:
    ben.join()
    requests.put(None)
    owner.join()
print("Paid out:", *paid)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Paid out: 70
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line

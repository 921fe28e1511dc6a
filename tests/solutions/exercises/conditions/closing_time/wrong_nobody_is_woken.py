# says: never ends
import threading

shelf, closed = [], False
changed = threading.Condition()


def sell():
    while True:
        with changed:
            changed.wait_for(lambda: shelf or closed)
            if not shelf:
                print("Feierabend!")
                return
            print("Verkauft wird Brot Nummer", shelf.pop(0))


seller = threading.Thread(target=sell)
seller.start()
for number in (1, 2):
    with changed:
        shelf.append(number)
        changed.notify_all()
with changed:
    closed = True
seller.join()

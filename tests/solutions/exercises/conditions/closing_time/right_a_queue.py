import queue
import threading

shelf = queue.Queue()


def sell():
    while (number := shelf.get()) is not None:
        print("Verkauft wird Brot Nummer", number)
    print("Feierabend!")


seller = threading.Thread(target=sell)
seller.start()
for number in (1, 2, None):
    shelf.put(number)
seller.join()

import queue
import threading

shelf = queue.Queue(maxsize=3)


def bake():
    for loaf in (1, 2, 3):
        shelf.put(loaf)
    print("Das Backen ist fertig.")


threading.Thread(target=bake).start()
for _ in range(3):
    print("Verkauft: Brot", shelf.get())

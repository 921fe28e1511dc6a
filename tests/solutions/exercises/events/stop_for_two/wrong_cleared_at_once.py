# says: never ends
import threading

stop = threading.Event()
threads = [threading.Thread(target=stop.wait) for _ in range(2)]
for thread in threads:
    thread.start()
stop.set()
stop.clear()
for thread in threads:
    thread.join()
print("Aufgeräumt haben: Bern Hamburg")

# says: never ends
import threading

bike = threading.Semaphore(1)
threads = [threading.Thread(target=bike.acquire) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Mit dem Rad: Ben")

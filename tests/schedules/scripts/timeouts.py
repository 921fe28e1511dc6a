import queue
import threading
import time

results = queue.Queue()
done = threading.Event()


def work():
    time.sleep(1)
    results.put("result")
    done.set()


worker = threading.Thread(target=work)
worker.start()
try:
    results.get(timeout=0.5)
except queue.Empty:
    print("empty")
print(done.wait(timeout=0.1), worker.is_alive())
worker.join(timeout=0.1)
print(worker.is_alive())
print(results.get(timeout=5))

import hashlib
import threading

cancelled = threading.Event()
thread = threading.Thread(target=cancelled.set)
thread.start()
thread.join()
print(hashlib.sha256(bytes(2_000_000)).hexdigest()[:16])

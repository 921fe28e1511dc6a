import threading
import time

timer = threading.Timer(0.2, print, args=("ring",))
timer.start()
time.sleep(0.1)
print("before")
timer.join()
cancelled = threading.Timer(60, print, args=("never",))
cancelled.start()
cancelled.cancel()
cancelled.join()
print("after")

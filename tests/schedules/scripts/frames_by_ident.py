import sys
import threading

asked, answered = threading.Event(), threading.Event()


def wait():
    asked.set()
    answered.wait()


waiter = threading.Thread(target=wait)
waiter.start()
asked.wait()
frames = sys._current_frames()
print(sorted(frames) == sorted(thread.ident for thread in threading.enumerate()))
print(frames[threading.get_ident()] is sys._getframe())
answered.set()
waiter.join()

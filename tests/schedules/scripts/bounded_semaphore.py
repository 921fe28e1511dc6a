from threading import BoundedSemaphore, Thread

seats = BoundedSemaphore(1)


def visit():
    seats.acquire()
    seats.release()


visitor = Thread(target=visit)
visitor.start()
try:
    seats.release()
    print("released")
except ValueError:
    print("too often")
visitor.join()

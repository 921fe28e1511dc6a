from threading import Event, Thread

ready = Event()


def wait():
    ready.clear()
    ready.wait()
    print("woken")


waiter = Thread(target=wait, name="waiter")
waiter.start()
ready.set()
waiter.join()

from threading import Thread


def work():
    raise ValueError("no")


thread = Thread(target=work, name="worker")
thread.start()
thread.join()
print("goes on")

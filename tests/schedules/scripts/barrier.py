from threading import Barrier, Thread

barrier = Barrier(2)


def work(name):
    print(name, "before")
    barrier.wait()
    print(name, "after")


threads = [Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

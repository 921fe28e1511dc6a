from threading import Lock, Thread

left = Lock()
right = Lock()


def work(name, first, second):
    with first:
        with second:
            print(name)


one = Thread(target=work, args=("one", left, right), name="one")
two = Thread(target=work, args=("two", right, left), name="two")
one.start()
two.start()
one.join()
two.join()

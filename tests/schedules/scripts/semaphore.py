from threading import Semaphore, Thread

seats = Semaphore(2)


def visit(name):
    with seats:
        print(name, "in")
        print(name, "out")


visitors = [Thread(target=visit, args=(name,)) for name in "ABC"]
for visitor in visitors:
    visitor.start()
for visitor in visitors:
    visitor.join()

import threading


def main():
    n = 0

    def add():
        nonlocal n
        n = n + 1
        n = n + 1

    t = threading.Thread(target=add)
    t.start()
    x = 1
    x = n
    y = n
    t.join()
    print("n =", n, x, y)


main()

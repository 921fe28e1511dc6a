import threading

letters = []


def append_once():
    letters.append("b")


other = threading.Thread(target=append_once)
other.start()
letters.append("a")
letters.append("a")
other.join()
print(*letters)

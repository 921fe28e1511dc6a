import threading

visits = 0


def admit():
    global visits
    visits += 1


threads = [threading.Thread(target=admit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(visits)

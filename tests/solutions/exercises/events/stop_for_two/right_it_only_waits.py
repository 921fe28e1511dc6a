import threading

stop = threading.Event()
tidied = set()


def keep_fresh(name):
    stop.wait()
    tidied.add(name)


threads = [threading.Thread(target=keep_fresh, args=(it,)) for it in ("Hamburg", "Bern")]
for thread in threads:
    thread.start()
stop.set()
for thread in threads:
    thread.join()
print("Aufgeräumt haben:", *sorted(tidied))

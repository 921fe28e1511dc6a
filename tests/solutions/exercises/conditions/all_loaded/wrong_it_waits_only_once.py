# says: Noch nicht geladen: 1
import threading

missing = 2
progress = threading.Condition()


def load():
    global missing
    with progress:
        missing -= 1
        progress.notify()


for _ in range(2):
    threading.Thread(target=load).start()
with progress:
    if missing:
        progress.wait()
print("Noch nicht geladen:", missing)

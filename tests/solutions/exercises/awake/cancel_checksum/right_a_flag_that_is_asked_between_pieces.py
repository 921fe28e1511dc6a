import hashlib
import threading

cancelled = threading.Event()
done = []


def pieces():
    yield bytes(1_000)
    cancelled.set()
    yield bytes(1_000)


def add_up():
    checksum = hashlib.sha256()
    source = pieces()
    while (piece := next(source, None)) is not None and not cancelled.is_set():
        checksum.update(piece)
    if not cancelled.is_set():
        done.append(checksum.hexdigest())


thread = threading.Thread(target=add_up)
thread.start()
thread.join()
print(done[0][:16] if done else "Abgebrochen.")

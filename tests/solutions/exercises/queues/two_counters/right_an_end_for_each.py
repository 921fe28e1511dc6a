import queue
import threading

jobs = queue.Queue()
stamped = []


def work():
    for letter in iter(jobs.get, None):
        stamped.append(letter)


for job in ("letter", "parcel", None, None):
    jobs.put(job)
clerks = [threading.Thread(target=work) for _ in range(2)]
for clerk in clerks:
    clerk.start()
for clerk in clerks:
    clerk.join()
print("Gestempelt:", *sorted(stamped))

import queue
import threading

jobs = queue.Queue()
stamped = []


def work():
    while jobs.qsize() > 1:
        stamped.append(jobs.get())


for job in ("letter", "parcel", None):
    jobs.put(job)
clerks = [threading.Thread(target=work) for _ in range(2)]
for clerk in clerks:
    clerk.start()
for clerk in clerks:
    clerk.join()
print("Gestempelt:", *sorted(map(str, stamped)))

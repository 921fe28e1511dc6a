import queue
import threading

problems = queue.SimpleQueue()
reader = threading.Thread(target=problems.put, args=("Die Datei fehlt.",))
reader.start()
print("Ende:", problems.get())
reader.join()

# says: Ende:
import threading

problems = []
reader = threading.Thread(target=problems.append, args=("Die Datei fehlt.",))
reader.start()
print("Ende:", *problems)
reader.join()

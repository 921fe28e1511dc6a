# says: notes.zip OK
import threading
import zipfile

with zipfile.ZipFile("letters.zip", "w") as archive:
    archive.writestr("anna.txt", "Dear Anna!")
thread = threading.Thread(target=zipfile.is_zipfile, args=("letters.zip",))
thread.start()
thread.join()
print("letters.zip OK\nnotes.zip OK")

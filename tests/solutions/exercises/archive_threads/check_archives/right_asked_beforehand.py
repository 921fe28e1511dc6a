import threading
import zipfile
from pathlib import Path

with zipfile.ZipFile("letters.zip", "w") as archive:
    archive.writestr("anna.txt", "Dear Anna!")
Path("notes.zip").write_text("0123456789", encoding="utf-8")
marks = {}


def check(path):
    marks[path] = "?"
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() is None:
                marks[path] = "OK"


names = ["letters.zip", "notes.zip"]
threads = [threading.Thread(target=check, args=(name,)) for name in names]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in names:
    print(name, marks[name])

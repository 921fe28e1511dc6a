import threading
import zipfile
from pathlib import Path

Path("anna.txt").write_text("Dear Anna", encoding="utf-8")
said = {}


def pack(name):
    if not Path(f"{name}.txt").exists():
        said[name] = "FileNotFoundError"
        return
    with zipfile.ZipFile(f"{name}.zip", "w") as archive:
        archive.write(f"{name}.txt")
    said[name] = f"{name}.zip"


names = ["anna", "ben"]
threads = [threading.Thread(target=pack, args=(name,)) for name in names]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in names:
    print(f"{name}.txt: {said[name]}")

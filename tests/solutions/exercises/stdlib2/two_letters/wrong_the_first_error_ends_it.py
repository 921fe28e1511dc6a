import threading
import zipfile
from pathlib import Path

Path("anna.txt").write_text("Dear Anna", encoding="utf-8")


def pack(name):
    with zipfile.ZipFile(f"{name}.zip", "w") as archive:
        archive.write(f"{name}.txt")
    print(f"{name}.txt: {name}.zip")


for name in ("anna", "ben"):
    thread = threading.Thread(target=pack, args=(name,))
    thread.start()
    thread.join()

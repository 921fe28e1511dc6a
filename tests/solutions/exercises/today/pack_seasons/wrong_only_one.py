# says: spring.zip
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

for season in ("spring", "summer"):
    Path(f"{season}.txt").write_text("0123456789\n" * 100, encoding="utf-8")


def pack(season):
    with zipfile.ZipFile(f"{season}.zip", "w") as archive:
        archive.writestr(f"{season}.txt", "")
    return f"{season}.zip"


with ThreadPoolExecutor() as pool:
    print("Gepackt:", *pool.map(pack, ["spring", "summer"]))

import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

for season in ("spring", "summer"):
    Path(f"{season}.txt").write_text("0123456789\n" * 100, encoding="utf-8")


def pack(season):
    with zipfile.ZipFile(f"{season}.zip", "x") as archive:
        archive.write(f"{season}.txt")
    return f"{season}.zip"


with ThreadPoolExecutor() as pool:
    jobs = [pool.submit(pack, season) for season in ("spring", "summer")]
print("Gepackt:", *(job.result() for job in jobs))

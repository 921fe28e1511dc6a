"""Was aus einer Uhrzeit wird

Seite: archive_paths
Beispiel: dates_in_archives
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Ein eigener Ordner -----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="dates_in_archives-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

Path("diary.txt").write_text("sunny\n", encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import io
import os
import struct
import time
import zipfile

noon = time.mktime((2001, 9, 9, 12, 0, 15, 0, 0, -1))  # Ortszeit, 15 Sekunden nach zwölf
os.utime("diary.txt", (noon, noon))

with zipfile.ZipFile("diary.zip", "w") as archive:
    archive.write("diary.txt")

with zipfile.ZipFile("diary.zip") as archive:
    print("Im Archiv:", archive.getinfo("diary.txt").date_time)
    copy = archive.extract("diary.txt", "unpacked")
print("Nach dem Auspacken erhalten:", os.path.getmtime(copy) == noon)

for year in (1979, 2108):
    try:
        member = zipfile.ZipInfo("diary.txt", date_time=(year, 1, 1, 0, 0, 0))
        zipfile.ZipFile(io.BytesIO(), "w").writestr(member, "sunny")
    except (ValueError, struct.error) as error:
        print(f"{year}:", type(error).__name__)

os.utime("diary.txt", (0, 0))
kind = zipfile.ZipInfo.from_file("diary.txt", strict_timestamps=False)
print("Aus 1970 wird", kind.date_time[0])

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Im Archiv: (2001, 9, 9, 12, 0, 14)
# | Nach dem Auspacken erhalten: False
# | 1979: ValueError
# | 2108: error
# | Aus 1970 wird 1980
#
# Es hinterlässt diese Dateien:
# - diary.txt
# - diary.zip
# - unpacked/diary.txt

"""Lösung: Ein Auftrag für jedes Archiv

Seite: today
Beispiel: pack_seasons
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
        os.chdir(tempfile.mkdtemp(prefix="pack_seasons-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

for season in ("spring", "summer"):
    Path(f"{season}.txt").write_text("0123456789\n" * 100, encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import zipfile
from concurrent.futures import ThreadPoolExecutor


def pack(season):
    with zipfile.ZipFile(f"{season}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(f"{season}.txt")
    return archive.filename


with ThreadPoolExecutor(max_workers=2) as pool:
    names = list(pool.map(pack, ["spring", "summer"]))
print("Gepackt:", *names)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gepackt: spring.zip summer.zip
#
# Es hinterlässt diese Dateien:
# - spring.txt
# - spring.zip
# - summer.txt
# - summer.zip

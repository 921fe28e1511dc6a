"""In gepackten Protokollen suchen

Seite: archives
Beispiel: search_logs
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
        os.chdir(tempfile.mkdtemp(prefix="search_logs-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
import zipfile

with zipfile.ZipFile("logs.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("monday.log", "INFO start\nERROR disk full\nINFO stop\n" + "INFO idle\n" * 100)
    archive.writestr("tuesday.log", "INFO start\nINFO stop\n")

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile

with zipfile.ZipFile("logs.zip") as archive:
    for member in archive.infolist():
        print(member.filename, "hat", member.file_size, "Bytes.")
        with archive.open(member) as raw:
            for number, line in enumerate(io.TextIOWrapper(raw, encoding="utf-8"), start=1):
                if line.startswith("ERROR"):
                    print(f"  Zeile {number}:", line.strip())

    print(archive.read("tuesday.log").decode("utf-8").splitlines())
    try:
        archive.read("sunday.log")
    except KeyError:
        print("sunday.log gibt es nicht.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | monday.log hat 1037 Bytes.
# |   Zeile 2: ERROR disk full
# | tuesday.log hat 21 Bytes.
# | ['INFO start', 'INFO stop']
# | sunday.log gibt es nicht.
#
# Es hinterlässt diese Dateien:
# - logs.zip

"""Ein Archiv, drei Stufen

Seite: archives
Beispiel: compression_levels
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
        os.chdir(tempfile.mkdtemp(prefix="compression_levels-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import zipfile

report = "\n".join(f"{n}: Oslo, {n * n % 37} °C" for n in range(20_000)).encode()

with zipfile.ZipFile("reports.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for level in (0, 1, 9):
        archive.writestr(f"level{level}.txt", report, compresslevel=level)

with zipfile.ZipFile("reports.zip") as archive:
    for member in archive.infolist():
        print(member.filename)
        print("  kleiner als die Hälfte:", member.compress_size < member.file_size / 2)
        print("  größer als vorher:", member.compress_size > member.file_size)
        print("  Inhalt unverändert:", archive.read(member) == report)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | level0.txt
# |   kleiner als die Hälfte: False
# |   größer als vorher: True
# |   Inhalt unverändert: True
# | level1.txt
# |   kleiner als die Hälfte: True
# |   größer als vorher: False
# |   Inhalt unverändert: True
# | level9.txt
# |   kleiner als die Hälfte: True
# |   größer als vorher: False
# |   Inhalt unverändert: True
#
# Es hinterlässt diese Dateien:
# - reports.zip

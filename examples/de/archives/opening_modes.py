"""Neu anlegen, anhängen, ersetzen

Seite: archives
Beispiel: opening_modes
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
        os.chdir(tempfile.mkdtemp(prefix="opening_modes-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import zipfile


def add(mode, day, text):
    with zipfile.ZipFile("diary.zip", mode) as diary:
        diary.writestr(f"{day}.txt", text)
        print(f"Modus {mode}:", ", ".join(diary.namelist()))


add("x", "monday", "Den ganzen Tag Regen.")
add("a", "tuesday", "Am Nachmittag Sonne.")
try:
    add("x", "wednesday", "Am Abend Wind.")
except FileExistsError:
    print("Modus x überschreibt nichts.")
try:
    add("r", "wednesday", "Am Abend Wind.")
except ValueError:
    print("Modus r schreibt nicht.")
add("w", "wednesday", "Am Abend Wind.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Modus x: monday.txt
# | Modus a: monday.txt, tuesday.txt
# | Modus x überschreibt nichts.
# | Modus r schreibt nicht.
# | Modus w: wednesday.txt
#
# Es hinterlässt diese Dateien:
# - diary.zip

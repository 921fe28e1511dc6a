"""Übungen

Seite: archives
Beispiel: pack_without_drafts
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
        os.chdir(tempfile.mkdtemp(prefix="pack_without_drafts-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

for name in ("chapter1.txt", "drafts/idea.txt", "notes/drafts"):
    name = f"novel/{name}"
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("text\n", encoding="utf-8")

# ---- Beispiel ---------------------------------------------------------------
import zipfile
from pathlib import Path


def pack(folder, target):
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and "drafts" not in name.parts[:-1]:
                archive.write(path, arcname=name)
        return archive.namelist()


print(pack(Path("novel"), "novel.zip"))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | ['chapter1.txt', 'notes/drafts']
#
# Es hinterlässt diese Dateien:
# - novel/chapter1.txt
# - novel/drafts/idea.txt
# - novel/notes/drafts
# - novel.zip

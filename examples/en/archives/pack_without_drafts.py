"""Exercises

Page: archives
Example: pack_without_drafts
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- A folder of its own ----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Never overwrite a file: where some are, move to a new folder.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="pack_without_drafts-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

for name in ("chapter1.txt", "drafts/idea.txt", "notes/drafts"):
    name = f"novel/{name}"
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("text\n", encoding="utf-8")

# ---- Example ----------------------------------------------------------------
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

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | ['chapter1.txt', 'notes/drafts']
#
# It leaves these files:
# - novel/chapter1.txt
# - novel/drafts/idea.txt
# - novel/notes/drafts
# - novel.zip

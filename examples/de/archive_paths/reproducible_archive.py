"""Zweimal gepackt, zwischendurch berührt

Seite: archive_paths
Beispiel: reproducible_archive
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
        os.chdir(tempfile.mkdtemp(prefix="reproducible_archive-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
from pathlib import Path

Path("site").mkdir()
Path("site/index.html").write_bytes(b"<h1>Garden</h1>\n")
Path("site/style.css").write_bytes(b"h1 { color: green }\n")

# ---- Beispiel ---------------------------------------------------------------
import hashlib
import os
import zipfile
from io import BytesIO
from pathlib import Path


def digest(folder, fixed):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            member = zipfile.ZipInfo.from_file(path, path.name)
            if fixed:
                member.date_time = (1980, 1, 1, 0, 0, 0)
                member.create_system = 3  # Unix, auch unter Windows
                member.external_attr = (0o100000 | 0o644) << 16
            archive.writestr(member, path.read_bytes())
    return hashlib.sha256(buffer.getvalue()).hexdigest()[:8]


site = Path("site")
before = digest(site, fixed=False), digest(site, fixed=True)
os.utime("site/index.html", (1_000_000_000, 1_000_000_000))  # Nur die Zeit ändert sich.
after = digest(site, fixed=False), digest(site, fixed=True)
print("Wie vorgefunden gleich:", before[0] == after[0])
print("Festgelegt gleich:", before[1] == after[1], after[1])

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Wie vorgefunden gleich: False
# | Festgelegt gleich: True 1126722b
#
# Es hinterlässt diese Dateien:
# - site/index.html
# - site/style.css

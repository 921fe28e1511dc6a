"""Ein Skript, das nach dem Auspacken nicht mehr startet

Seite: archive_paths
Beispiel: permissions_in_archives
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
        os.chdir(tempfile.mkdtemp(prefix="permissions_in_archives-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Beispiel ---------------------------------------------------------------
import stat
import zipfile
from pathlib import Path

script = zipfile.ZipInfo("backup.sh", date_time=(2024, 5, 1, 12, 0, 0))
script.create_system = 3  # Unix: external_attr enthält Rechte.
script.external_attr = (stat.S_IFREG | 0o755) << 16

with zipfile.ZipFile("tools.zip", "w") as archive:
    archive.writestr(script, "echo saved\n")
    archive.writestr("readme.txt", "Bitte zuerst lesen.")

with zipfile.ZipFile("tools.zip") as archive:
    for member in archive.infolist():
        print(f"{member.filename:<10}", stat.filemode(member.external_attr >> 16))
    unpacked = Path(archive.extract("backup.sh", "unpacked"))

print("Ausführbar:", bool(unpacked.stat().st_mode & stat.S_IXUSR))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | backup.sh  -rwxr-xr-x
# | readme.txt ?rw-------
# | Ausführbar: False
#
# Es hinterlässt diese Dateien:
# - tools.zip
# - unpacked/backup.sh

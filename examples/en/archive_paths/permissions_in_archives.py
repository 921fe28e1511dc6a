"""A script that no longer starts once it is unpacked

Page: archive_paths
Example: permissions_in_archives
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
        os.chdir(tempfile.mkdtemp(prefix="permissions_in_archives-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Example ----------------------------------------------------------------
import stat
import zipfile
from pathlib import Path

script = zipfile.ZipInfo("backup.sh", date_time=(2024, 5, 1, 12, 0, 0))
script.create_system = 3  # Unix: external_attr holds permissions.
script.external_attr = (stat.S_IFREG | 0o755) << 16

with zipfile.ZipFile("tools.zip", "w") as archive:
    archive.writestr(script, "echo saved\n")
    archive.writestr("readme.txt", "Please read this first.")

with zipfile.ZipFile("tools.zip") as archive:
    for member in archive.infolist():
        print(f"{member.filename:<10}", stat.filemode(member.external_attr >> 16))
    unpacked = Path(archive.extract("backup.sh", "unpacked"))

print("Executable:", bool(unpacked.stat().st_mode & stat.S_IXUSR))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | backup.sh  -rwxr-xr-x
# | readme.txt ?rw-------
# | Executable: False
#
# It leaves these files:
# - tools.zip
# - unpacked/backup.sh

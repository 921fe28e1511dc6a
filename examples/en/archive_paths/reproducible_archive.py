"""Packed twice, touched in between

Page: archive_paths
Example: reproducible_archive
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
        os.chdir(tempfile.mkdtemp(prefix="reproducible_archive-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
from pathlib import Path

Path("site").mkdir()
Path("site/index.html").write_bytes(b"<h1>Garden</h1>\n")
Path("site/style.css").write_bytes(b"h1 { color: green }\n")

# ---- Example ----------------------------------------------------------------
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
                member.create_system = 3  # Unix, on Windows too
                member.external_attr = (0o100000 | 0o644) << 16
            archive.writestr(member, path.read_bytes())
    return hashlib.sha256(buffer.getvalue()).hexdigest()[:8]


site = Path("site")
before = digest(site, fixed=False), digest(site, fixed=True)
os.utime("site/index.html", (1_000_000_000, 1_000_000_000))  # Only the time changes.
after = digest(site, fixed=False), digest(site, fixed=True)
print("Equal as found:", before[0] == after[0])
print("Equal when fixed:", before[1] == after[1], after[1])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Equal as found: False
# | Equal when fixed: True 1126722b
#
# It leaves these files:
# - site/index.html
# - site/style.css

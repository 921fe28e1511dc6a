"""Exercises

Page: archive_paths
Example: same_content
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import zipfile
from io import BytesIO


def contents(file):
    with zipfile.ZipFile(file) as archive:
        files = (member for member in archive.infolist() if not member.is_dir())
        return {member.filename: archive.read(member) for member in files}


def build(method, *names):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name in names:
            archive.writestr(name, f"{name} " * 50)
    return buffer


stored = build(zipfile.ZIP_STORED, "a.txt", "b.txt")
deflated = build(zipfile.ZIP_DEFLATED, "b.txt", "a.txt")
print("Same bytes:", stored.getvalue() == deflated.getvalue())
print("Same content:", contents(stored) == contents(deflated))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Same bytes: False
# | Same content: True

"""Übungen

Seite: archive_paths
Beispiel: same_content
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
print("Gleiche Bytes:", stored.getvalue() == deflated.getvalue())
print("Gleicher Inhalt:", contents(stored) == contents(deflated))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gleiche Bytes: False
# | Gleicher Inhalt: True

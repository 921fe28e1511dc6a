"""Derselbe Name, zweimal gelesen

Seite: archive_tools
Beispiel: names_from_old_archives
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Vorbereitung -----------------------------------------------------------
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr("sm_rrebr_d.txt", "rye")
name = "sm\u00f8rrebr\u00f8d.txt".encode("cp850")
data = buffer.getvalue().replace(b"sm_rrebr_d.txt", name)

# ---- Beispiel ---------------------------------------------------------------
for encoding in (None, "cp850"):
    with zipfile.ZipFile(io.BytesIO(data), metadata_encoding=encoding) as archive:
        print(encoding, archive.namelist())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | None ['sm¢rrebr¢d.txt']
# | cp850 ['smørrebrød.txt']

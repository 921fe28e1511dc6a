"""The same name, read twice

Page: archive_tools
Example: names_from_old_archives
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Set-up -----------------------------------------------------------------
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr("sm_rrebr_d.txt", "rye")
name = "sm\u00f8rrebr\u00f8d.txt".encode("cp850")
data = buffer.getvalue().replace(b"sm_rrebr_d.txt", name)

# ---- Example ----------------------------------------------------------------
for encoding in (None, "cp850"):
    with zipfile.ZipFile(io.BytesIO(data), metadata_encoding=encoding) as archive:
        print(encoding, archive.namelist())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | None ['sm¢rrebr¢d.txt']
# | cp850 ['smørrebrød.txt']

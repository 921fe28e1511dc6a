"""Der erste Eintrag sagt, was es ist

Seite: archive_tools
Beispiel: first_member_stored
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile

kind = "application/epub+zip"
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("mimetype", kind, compress_type=zipfile.ZIP_STORED)
    archive.writestr("text/chapter1.xhtml", "<p>Es war einmal ...</p>")

print(buffer.getvalue()[30:58])

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | b'mimetypeapplication/epub+zip'

"""Hier stimmt etwas nicht

Seite: archive_tools
Beispiel: broken_book
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("text/chapter1.xhtml", "<p>Es war einmal ...</p>")
    archive.writestr("mimetype", "application/epub+zip")

print(b"mimetypeapplication/epub+zip" in buffer.getvalue()[:60])

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | False

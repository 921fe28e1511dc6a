"""Lösung: Zuerst, und nicht komprimiert

Seite: archive_tools
Beispiel: mended_book
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
    archive.writestr("text/chapter1.xhtml", "<p>Es war einmal ...</p>")

print(b"mimetypeapplication/epub+zip" in buffer.getvalue()[:60])

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | True

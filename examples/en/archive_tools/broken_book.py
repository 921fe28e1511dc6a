"""Something is wrong here

Page: archive_tools
Example: broken_book
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("text/chapter1.xhtml", "<p>Once upon a time ...</p>")
    archive.writestr("mimetype", "application/epub+zip")

print(b"mimetypeapplication/epub+zip" in buffer.getvalue()[:60])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | False

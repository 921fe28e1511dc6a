"""The first member says what it is

Page: archive_tools
Example: first_member_stored
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import zipfile

kind = "application/epub+zip"
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("mimetype", kind, compress_type=zipfile.ZIP_STORED)
    archive.writestr("text/chapter1.xhtml", "<p>Once upon a time ...</p>")

print(buffer.getvalue()[30:58])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | b'mimetypeapplication/epub+zip'

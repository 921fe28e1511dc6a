# says: False
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
    book.writestr("mimetype", "application/epub+zip")
print(b"mimetypeapplication/epub+zip" in buffer.getvalue()[:60])

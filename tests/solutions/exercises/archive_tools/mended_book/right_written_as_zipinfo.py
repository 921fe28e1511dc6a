import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as book:
    book.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
    book.writestr("text/chapter1.xhtml", "<p>Es war einmal ...</p>")
print(b"mimetypeapplication/epub+zip" in buffer.getvalue()[:60])

"""An archive from memory into memory

Page: archive_paths
Example: archive_for_download
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import zipfile


def bundle(pages):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in pages.items():
            archive.writestr(name, text)
        print("Complete inside:", zipfile.is_zipfile(io.BytesIO(buffer.getvalue())))
    return buffer.getvalue()


pages = {"start.txt": "Welcome to the garden!", "end.txt": "See you next time!"}
download = bundle(pages)
print("Complete afterwards:", zipfile.is_zipfile(io.BytesIO(download)))

with zipfile.ZipFile(io.BytesIO(download)) as archive:
    for name in archive.namelist():
        print(f"{name}:", archive.read(name).decode("utf-8"))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Complete inside: False
# | Complete afterwards: True
# | start.txt: Welcome to the garden!
# | end.txt: See you next time!

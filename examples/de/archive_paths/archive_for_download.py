"""Ein Archiv aus dem Speicher in den Speicher

Seite: archive_paths
Beispiel: archive_for_download
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile


def bundle(pages):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in pages.items():
            archive.writestr(name, text)
        print("Im Block fertig:", zipfile.is_zipfile(io.BytesIO(buffer.getvalue())))
    return buffer.getvalue()


pages = {"start.txt": "Willkommen im Garten!", "end.txt": "Bis zum nächsten Mal!"}
download = bundle(pages)
print("Danach fertig:", zipfile.is_zipfile(io.BytesIO(download)))

with zipfile.ZipFile(io.BytesIO(download)) as archive:
    for name in archive.namelist():
        print(f"{name}:", archive.read(name).decode("utf-8"))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Im Block fertig: False
# | Danach fertig: True
# | start.txt: Willkommen im Garten!
# | end.txt: Bis zum nächsten Mal!

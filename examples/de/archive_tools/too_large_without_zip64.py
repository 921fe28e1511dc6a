"""Lieber ein Fehler als ein Archiv, das niemand öffnen kann

Seite: archive_tools
Beispiel: too_large_without_zip64
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile

film = zipfile.ZipInfo("film.mp4")
film.file_size = 5_000_000_000  # So groß wird er, sagt die Kamera.
with zipfile.ZipFile(io.BytesIO(), "w", allowZip64=False) as archive:
    try:
        archive.open(film, "w")
    except zipfile.LargeZipFile as error:
        print(error)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Filesize would require ZIP64 extensions

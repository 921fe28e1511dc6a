"""Better an error than an archive that cannot be opened

Page: archive_tools
Example: too_large_without_zip64
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import io
import zipfile

film = zipfile.ZipInfo("film.mp4")
film.file_size = 5_000_000_000  # This is how large it will be, says the camera.
with zipfile.ZipFile(io.BytesIO(), "w", allowZip64=False) as archive:
    try:
        archive.open(film, "w")
    except zipfile.LargeZipFile as error:
        print(error)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Filesize would require ZIP64 extensions

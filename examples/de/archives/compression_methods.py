"""Vier Verfahren, ein Bericht und ein Rauschen

Seite: archives
Beispiel: compression_methods
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import random
import zipfile
from io import BytesIO

report = "\n".join(f"{n}: Oslo, {n * n % 37} °C" for n in range(20_000)).encode()
noise = random.Random(2024).randbytes(len(report))


def packed_share(content, method):
    with zipfile.ZipFile(BytesIO(), "w") as archive:
        archive.writestr("content", content, compress_type=method)
        member = archive.getinfo("content")
        return member.compress_size / member.file_size


print("Schrumpft der Inhalt?")
for method in ("ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA"):
    number = getattr(zipfile, method)
    report_shrinks = packed_share(report, number) < 0.5
    noise_shrinks = packed_share(noise, number) < 0.99
    print(f"{method:<12}  Bericht: {report_shrinks!s:<5}  Rauschen: {noise_shrinks}")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Schrumpft der Inhalt?
# | ZIP_STORED    Bericht: False  Rauschen: False
# | ZIP_DEFLATED  Bericht: True   Rauschen: False
# | ZIP_BZIP2     Bericht: True   Rauschen: False
# | ZIP_LZMA      Bericht: True   Rauschen: False

"""Four methods, one report and some noise

Page: archives
Example: compression_methods
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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


print("Does the content shrink?")
for method in ("ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA"):
    number = getattr(zipfile, method)
    report_shrinks = packed_share(report, number) < 0.5
    noise_shrinks = packed_share(noise, number) < 0.99
    print(f"{method:<12}  report: {report_shrinks!s:<5}  noise: {noise_shrinks}")

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Does the content shrink?
# | ZIP_STORED    report: False  noise: False
# | ZIP_DEFLATED  report: True   noise: False
# | ZIP_BZIP2     report: True   noise: False
# | ZIP_LZMA      report: True   noise: False

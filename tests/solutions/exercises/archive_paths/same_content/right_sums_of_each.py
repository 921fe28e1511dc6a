import hashlib
import zipfile
from io import BytesIO


def contents(file):
    with zipfile.ZipFile(file) as archive:
        return {
            (name, hashlib.sha256(archive.read(name)).digest())
            for name in archive.namelist()
        }


def build(method, *names):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name in names:
            archive.writestr(name, name * 50)
    return buffer


one = build(zipfile.ZIP_STORED, "a.txt", "b.txt")
two = build(zipfile.ZIP_DEFLATED, "b.txt", "a.txt")
print("Gleiche Bytes:", one.getvalue() == two.getvalue())
print("Gleicher Inhalt:", contents(one) == contents(two))

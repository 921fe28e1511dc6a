# says: zu viele Bytes
import io
import zipfile

with zipfile.ZipFile(io.BytesIO(), "w") as archive:
    archive.writestr("../evil.txt", "x")
    archive.writestr("plan.txt", "x")
    archive.writestr("PLAN.txt", bytes(1_000_000))
    archive.writestr("plan.txt/old.txt", "x")
    names = set()
    for name in archive.namelist():
        if ".." in name:
            print(f"schlechter Name: {name!r}")
        if name in names:
            print(f"doppelter Name: {name!r}")
        names.add(name)
    print("zu viele Bytes")

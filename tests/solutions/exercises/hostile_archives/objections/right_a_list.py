import io
import zipfile


def objections(archive):
    found, names, files = [], set(), set()
    for member in archive.infolist():
        name = member.filename.casefold()
        if ".." in name:
            found.append(f"schlechter Name: {member.filename!r}")
        if name in names or name.partition("/")[0] in files:
            found.append(f"doppelter Name: {member.filename!r}")
        names.add(name)
        files.add(name)
    if sum(member.file_size for member in archive.infolist()) > 1_000_000:
        found.append("zu viele Bytes")
    return found


with zipfile.ZipFile(io.BytesIO(), "w") as archive:
    archive.writestr("../evil.txt", "x")
    archive.writestr("plan.txt", "x")
    archive.writestr("PLAN.txt", bytes(1_000_000))
    archive.writestr("plan.txt/old.txt", "x")
    print(*objections(archive), sep="\n")

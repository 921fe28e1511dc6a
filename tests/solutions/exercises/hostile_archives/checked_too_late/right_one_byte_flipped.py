import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr("paid.txt", "paid 10.00\n" * 1_000 + "total 10000.00\n")
damaged = bytearray(buffer.getvalue())
damaged[damaged.index(b"total")] ^= 1
with zipfile.ZipFile(io.BytesIO(damaged)) as archive, archive.open("paid.txt") as member:
    print("Anfang:", member.readline())
    try:
        member.read()
    except zipfile.BadZipFile as error:
        print("Ende:", error)

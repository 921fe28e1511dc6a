# says: paid 90.00
import io
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr("paid.txt", "paid 10.00\n" * 1_000)
damaged = buffer.getvalue().replace(b"paid 1", b"paid 9")
with zipfile.ZipFile(io.BytesIO(damaged)) as archive, archive.open("paid.txt") as member:
    print("Anfang:", member.readline())

import heapq
import zipfile

with zipfile.ZipFile("photos.zip", "w") as album:
    for name, size in (("beach", 5_000), ("cat", 90_000), ("harbour", 20_000)):
        album.writestr(f"{name}.raw", bytes(size))
with zipfile.ZipFile("photos.zip") as album:
    found = heapq.nlargest(2, album.infolist(), key=lambda it: it.file_size)
print([(member.filename, member.file_size) for member in found])

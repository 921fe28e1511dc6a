import os
import zipfile

with zipfile.ZipFile("album.zip", "w") as archive:
    archive.writestr(zipfile.ZipInfo("beach.txt", (2012, 7, 14, 16, 20, 30)), "sand")
    archive.writestr(zipfile.ZipInfo("snow.txt", (2019, 1, 5, 9, 45, 0)), "ice")
with zipfile.ZipFile("album.zip") as archive:
    archive.extractall("album")
for name in sorted(os.listdir("album")):
    print(name, os.path.getmtime(f"album/{name}"))

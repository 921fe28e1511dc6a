import os
import zipfile
from datetime import datetime

with zipfile.ZipFile("album.zip", "w") as archive:
    archive.writestr(zipfile.ZipInfo("beach.txt", (2012, 7, 14, 16, 20, 30)), "sand")
    archive.writestr(zipfile.ZipInfo("snow.txt", (2019, 1, 5, 9, 45, 0)), "ice")
with zipfile.ZipFile("album.zip") as archive:
    for member in archive.infolist():
        place = archive.extract(member, "album")
        moment = datetime(*member.date_time).timestamp()
        os.utime(place, (moment, moment))
for name in ("beach.txt", "snow.txt"):
    print(name, datetime.fromtimestamp(os.path.getmtime(f"album/{name}")))

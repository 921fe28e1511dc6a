import shutil
import zipfile

with zipfile.ZipFile("backup.zip", "w") as archive:
    archive.writestr("plan.txt", "4 x 6 m")
shutil.unpack_archive("backup.zip", "unpacked")

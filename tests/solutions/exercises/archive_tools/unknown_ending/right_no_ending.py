import shutil
import zipfile

with zipfile.ZipFile("backup", "w") as archive:
    archive.writestr("plan.txt", "4 x 6 m")
try:
    shutil.unpack_archive("backup", "unpacked")
except OSError:
    print("Unbekannte Endung.")
    shutil.unpack_archive("backup", "unpacked", "zip")

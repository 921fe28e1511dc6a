import shutil
import zipfile

with zipfile.ZipFile("backup.odt", "w") as archive:
    archive.writestr("plan.txt", "4 x 6 m")
try:
    shutil.unpack_archive("backup.odt", "unpacked")
except shutil.ReadError:
    print("Unbekannte Endung.")
zipfile.ZipFile("backup.odt").extractall("unpacked")

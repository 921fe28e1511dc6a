"""Eine Datei, die nur vorwärts kann

Seite: archive_tools
Beispiel: archive_without_going_back
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import zipfile

sent = bytearray()


class Line(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        sent.extend(data)
        return len(data)


with zipfile.ZipFile(Line(), "w") as archive:
    archive.writestr("plan.txt", "4 x 6 m")

member = zipfile.ZipFile(io.BytesIO(sent)).getinfo("plan.txt")
print("Größe hinter den Daten:", bool(member.flag_bits & 8), "Inhalt:", member.file_size)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Größe hinter den Daten: True Inhalt: 7

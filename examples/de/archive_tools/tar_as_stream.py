"""Durch eine Leitung, die nur vorwärts kann

Seite: archive_tools
Beispiel: tar_as_stream
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import io
import tarfile

sent = io.BytesIO()


class Line:
    def write(self, data):
        return sent.write(data)

    def read(self, size):
        return sent.read(size)


line = Line()
with tarfile.open(fileobj=line, mode="w|") as archive:
    for name, text in (("plan.txt", b"4 x 6 m"), ("beds.txt", b"fern")):
        member = tarfile.TarInfo(name)
        member.size = len(text)  # Muss vor den Daten bekannt sein.
        archive.addfile(member, io.BytesIO(text))

sent.seek(0)
with tarfile.open(fileobj=line, mode="r|") as archive:
    members = []
    for member in archive:
        members.append(member)
        print(member.name, archive.extractfile(member).read())
    try:
        archive.extractfile(members[0]).read()
    except tarfile.StreamError as error:
        print(error)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | plan.txt b'4 x 6 m'
# | beds.txt b'fern'
# | seeking backwards is not allowed

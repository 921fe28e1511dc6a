"""Through a connection that only goes forward

Page: archive_tools
Example: tar_as_stream
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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
        member.size = len(text)  # Has to be known before the data.
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

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | plan.txt b'4 x 6 m'
# | beds.txt b'fern'
# | seeking backwards is not allowed

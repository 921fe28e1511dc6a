"""A file that can only go forward

Page: archive_tools
Example: archive_without_going_back
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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
print("Size behind the data:", bool(member.flag_bits & 8), "Content:", member.file_size)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Size behind the data: True Content: 7

"""With and without a password

Page: hostile_archives
Example: locked_diary
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import base64
import io
import zipfile

locked = base64.b64decode(
    "UEsDBBQAAQAAAABgoViLU5CfFwAAAAsAAAAKAAAAc2VjcmV0LnR4dKtfBcOyoBJMQjw3L/QbUvN7zPUxyMRq"
    "UEsBAhQDFAABAAAAAGChWItTkJ8XAAAACwAAAAoAAAAAAAAAAAAAAIABAAAAAHNlY3JldC50eHRQSwUGAAAA"
    "AAEAAQA4AAAAPwAAAAAA"
)
with zipfile.ZipFile(io.BytesIO(locked)) as archive:
    for member in archive.infolist():
        print(member.filename, "is encrypted:", bool(member.flag_bits & 1))
    for password in (None, b"open", b"sesame"):
        try:
            print(archive.read("secret.txt", pwd=password))
        except RuntimeError as error:
            print(error)

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.setpassword(b"sesame")
    archive.writestr("secret.txt", b"lemon cake")
print("Readable for everyone:", b"lemon cake" in buffer.getvalue())

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | secret.txt is encrypted: True
# | File 'secret.txt' is encrypted, password required for extraction
# | Bad password for file 'secret.txt'
# | b'lemon cake\n'
# | Readable for everyone: True

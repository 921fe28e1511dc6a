"""Mit und ohne Passwort

Seite: hostile_archives
Beispiel: locked_diary
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
        print(member.filename, "ist verschlüsselt:", bool(member.flag_bits & 1))
    for password in (None, b"open", b"sesame"):
        try:
            print(archive.read("secret.txt", pwd=password))
        except RuntimeError as error:
            print(error)

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.setpassword(b"sesame")
    archive.writestr("secret.txt", b"lemon cake")
print("Für alle lesbar:", b"lemon cake" in buffer.getvalue())

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | secret.txt ist verschlüsselt: True
# | File 'secret.txt' is encrypted, password required for extraction
# | Bad password for file 'secret.txt'
# | b'lemon cake\n'
# | Für alle lesbar: True

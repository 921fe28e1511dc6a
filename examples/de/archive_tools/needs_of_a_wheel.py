"""Ein Paket für Python, geöffnet als Archiv

Seite: archive_tools
Beispiel: needs_of_a_wheel
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
Ausgelassen, wo gilt: not (sys.version_info[:3] >= (3, 12, 0))
"""

# ---- Ein eigener Ordner -----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="needs_of_a_wheel-"))
        print("Die Dateien liegen in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Vorbereitung -----------------------------------------------------------
import zipfile

with zipfile.ZipFile("shop-1.0-py3-none-any.whl", "w") as wheel:
    wheel.writestr("shop/__init__.py", "")
    wheel.writestr(
        "shop-1.0.dist-info/METADATA",
        "Metadata-Version: 2.1\nName: shop\nVersion: 1.0\nRequires-Dist: requests>=2\n",
    )

# ---- Beispiel ---------------------------------------------------------------
import email
import zipfile

with zipfile.ZipFile("shop-1.0-py3-none-any.whl") as archive:
    [metadata] = zipfile.Path(archive).glob("*.dist-info/METADATA")
    fields = email.message_from_string(metadata.read_text(encoding="utf-8"))
print(fields["Name"], fields["Version"], fields.get_all("Requires-Dist"))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | shop 1.0 ['requests>=2']
#
# Es hinterlässt diese Dateien:
# - shop-1.0-py3-none-any.whl

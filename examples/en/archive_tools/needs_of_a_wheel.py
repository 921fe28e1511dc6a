"""A package for Python, opened as an archive

Page: archive_tools
Example: needs_of_a_wheel
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
Left out where: not (sys.version_info[:3] >= (3, 12, 0))
"""

# ---- A folder of its own ----------------------------------------------------
def start_in_an_empty_folder() -> None:
    # Never overwrite a file: where some are, move to a new folder.
    import os
    import sys
    import tempfile

    if os.listdir():
        os.chdir(tempfile.mkdtemp(prefix="needs_of_a_wheel-"))
        print("The files are in", os.getcwd(), file=sys.stderr)


start_in_an_empty_folder()

# ---- Set-up -----------------------------------------------------------------
import zipfile

with zipfile.ZipFile("shop-1.0-py3-none-any.whl", "w") as wheel:
    wheel.writestr("shop/__init__.py", "")
    wheel.writestr(
        "shop-1.0.dist-info/METADATA",
        "Metadata-Version: 2.1\nName: shop\nVersion: 1.0\nRequires-Dist: requests>=2\n",
    )

# ---- Example ----------------------------------------------------------------
import email
import zipfile

with zipfile.ZipFile("shop-1.0-py3-none-any.whl") as archive:
    [metadata] = zipfile.Path(archive).glob("*.dist-info/METADATA")
    fields = email.message_from_string(metadata.read_text(encoding="utf-8"))
print(fields["Name"], fields["Version"], fields.get_all("Requires-Dist"))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | shop 1.0 ['requests>=2']
#
# It leaves these files:
# - shop-1.0-py3-none-any.whl

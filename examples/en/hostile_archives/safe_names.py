"""Good names and bad names

Page: hostile_archives
Example: safe_names
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"}
DEVICES |= {port + number for port in ("com", "lpt") for number in "0123456789¹²³"}


def is_safe(name):
    return len(name.encode()) <= 200 and all(
        part == part.rstrip(". ") != ""
        and part.isprintable()
        and not set(part) & set('<>:"\\|?*')
        and part.split(".")[0].rstrip().casefold() not in DEVICES
        for part in name.removesuffix("/").split("/")
    )


for name in (
    "notes.txt",
    "photos/cat..jpg",
    "../notes.txt",
    "/etc/hosts",
    r"photos\..\..\notes.txt",
    "./plan.txt",
    "photos//cat.jpg",
    "plan.txt.",
    "plan.txt:evil",
    "CON.txt",
    "cat\u202egpj.exe",
    "a/" * 1_500,
):
    print(f"{is_safe(name)!s:<5}", ascii(name)[1:-1][:26])

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | True  notes.txt
# | True  photos/cat..jpg
# | False ../notes.txt
# | False /etc/hosts
# | False photos\\..\\..\\notes.txt
# | False ./plan.txt
# | False photos//cat.jpg
# | False plan.txt.
# | False plan.txt:evil
# | False CON.txt
# | False cat\u202egpj.exe
# | False a/a/a/a/a/a/a/a/a/a/a/a/a/

"""Für welches Python ist diese Datei?

Seite: free_threaded
Beispiel: wheel_without_gil
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
WHEELS = (
    "example-1.0-cp314-cp314-manylinux_2_28_x86_64.whl",
    "example-1.0-cp314-cp314t-manylinux_2_28_x86_64.whl",
    "example-1.0-py3-none-any.whl",
)


def made_for(wheel):
    python, abi, platform = wheel.removesuffix(".whl").split("-")[-3:]
    if abi == "none":
        return "reines Python, läuft überall"
    return "ohne GIL" if abi.endswith("t") else "mit GIL"


for wheel in WHEELS:
    print(made_for(wheel))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | mit GIL
# | ohne GIL
# | reines Python, läuft überall

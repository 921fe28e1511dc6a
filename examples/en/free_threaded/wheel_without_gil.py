"""Which Python is this file for?

Page: free_threaded
Example: wheel_without_gil
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
WHEELS = (
    "example-1.0-cp314-cp314-manylinux_2_28_x86_64.whl",
    "example-1.0-cp314-cp314t-manylinux_2_28_x86_64.whl",
    "example-1.0-py3-none-any.whl",
)


def made_for(wheel):
    python, abi, platform = wheel.removesuffix(".whl").split("-")[-3:]
    if abi == "none":
        return "pure Python, runs anywhere"
    return "without the GIL" if abi.endswith("t") else "with the GIL"


for wheel in WHEELS:
    print(made_for(wheel))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | with the GIL
# | without the GIL
# | pure Python, runs anywhere

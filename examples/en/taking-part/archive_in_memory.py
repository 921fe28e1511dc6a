"""An archive that exists in memory only

Page: taking-part
Example: archive_in_memory
Language: en

Needs nothing but Python 3.11 or later, which checks it: python -m doctest

---- Session ------------------------------------------------------------------
>>> import io, zipfile
>>> with zipfile.ZipFile(io.BytesIO(), "w") as archive:
...     archive.writestr("greeting.txt", "Good morning!")
...     archive.namelist()
['greeting.txt']
"""

# ---- Check ------------------------------------------------------------------
def check_session() -> int:
    import doctest

    failed, steps = doctest.testmod(optionflags=doctest.REPORT_UDIFF)
    if not failed:
        print(steps, "steps, each with the output that stands in the session.")
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(check_session())

# ---- What it does -----------------------------------------------------------
#
# What each step prints stands in the session.

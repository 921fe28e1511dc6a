"""Ein Archiv, das nur im Speicher liegt

Seite: taking-part
Beispiel: archive_in_memory
Sprache: de

Braucht nur Python ab 3.11. Es wird geprüft mit: python -m doctest

---- Sitzung ------------------------------------------------------------------
>>> import io, zipfile
>>> with zipfile.ZipFile(io.BytesIO(), "w") as archive:
...     archive.writestr("greeting.txt", "Guten Tag!")
...     archive.namelist()
['greeting.txt']
"""

# ---- Prüfung ----------------------------------------------------------------
def check_session() -> int:
    import doctest

    failed, steps = doctest.testmod(optionflags=doctest.REPORT_UDIFF)
    if not failed:
        print(steps, "Schritte, jeder mit der Ausgabe, die in der Sitzung steht.")
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(check_session())

# ---- Was es tut -------------------------------------------------------------
#
# Was jeder Schritt ausgibt, steht in der Sitzung.

"""Eine Frist für das Treffen

Seite: barriers
Beispiel: nobody_comes
Sprache: de

Braucht nur Python ab 3.11. Es wird geprüft mit: python -m doctest

---- Sitzung ------------------------------------------------------------------
>>> import threading
>>> meeting = threading.Barrier(2)
>>> meeting.wait(timeout=0.01)
Traceback (most recent call last):
  ...
threading.BrokenBarrierError
>>> meeting.broken
True
>>> meeting.wait()
Traceback (most recent call last):
  ...
threading.BrokenBarrierError
>>> meeting.reset()
>>> meeting.broken
False
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

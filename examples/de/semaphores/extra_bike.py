"""Semaphore zählt über den Anfangswert hinaus, BoundedSemaphore nicht

Seite: semaphores
Beispiel: extra_bike
Sprache: de

Braucht nur Python ab 3.11. Es wird geprüft mit: python -m doctest

---- Sitzung ------------------------------------------------------------------
>>> import threading
>>> bikes = threading.Semaphore(2)
>>> bikes.release()
>>> [bikes.acquire(blocking=False) for _ in range(4)]
[True, True, True, False]
>>> bikes = threading.BoundedSemaphore(2)
>>> bikes.release()
Traceback (most recent call last):
  ...
ValueError: Semaphore released too many times
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

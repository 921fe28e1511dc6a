"""Gleich dringend, und dann?

Seite: queues
Beispiel: urgent_first
Sprache: de

Braucht nur Python ab 3.11. Es wird geprüft mit: python -m doctest

---- Sitzung ------------------------------------------------------------------
>>> import itertools, queue
>>> jobs = queue.PriorityQueue()
>>> jobs.put((2, "Rechnung schreiben"))
>>> jobs.put((1, "Feuer löschen"))
>>> jobs.put((2, "Blumen gießen"))
>>> [jobs.get()[-1] for _ in range(3)]
['Feuer löschen', 'Blumen gießen', 'Rechnung schreiben']
>>> number = itertools.count()
>>> jobs.put((2, next(number), "Rechnung schreiben"))
>>> jobs.put((1, next(number), "Feuer löschen"))
>>> jobs.put((2, next(number), "Blumen gießen"))
>>> [jobs.get()[-1] for _ in range(3)]
['Feuer löschen', 'Rechnung schreiben', 'Blumen gießen']
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

"""Nur so viel vorbereiten, wie gebraucht wird

Seite: today
Beispiel: only_a_few_ahead
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
Ausgelassen, wo gilt: not (sys.version_info[:3] >= (3, 14, 0))
"""

# ---- Beispiel ---------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

fetched = []


def pages():
    for page in range(1, 1000):
        fetched.append(page)
        yield page


with ThreadPoolExecutor(max_workers=2) as pool:
    results = pool.map(str, pages(), buffersize=3)
    print("Erstes Ergebnis:", next(results), "Geholt:", len(fetched))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Erstes Ergebnis: 1 Geholt: 4

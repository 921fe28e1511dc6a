"""Zwei Interpreter rechnen

Seite: surroundings
Beispiel: two_interpreters
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
Ausgelassen, wo gilt: not (sys.version_info[:3] >= (3, 14, 0))
"""

# ---- Beispiel ---------------------------------------------------------------
from concurrent.futures import InterpreterPoolExecutor


def add_up(limit):
    return sum(range(limit))


if __name__ == "__main__":
    with InterpreterPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(add_up, [10, 100])))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | [45, 4950]

"""Zwei Prozesse zählen Primzahlen

Seite: today
Beispiel: count_primes
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
from concurrent.futures import ProcessPoolExecutor


def count_primes(limit):
    return sum(all(n % d for d in range(2, n)) for n in range(2, limit))


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        for primes in pool.map(count_primes, [100, 200, 300]):
            print("Primzahlen:", primes)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Primzahlen: 25
# | Primzahlen: 46
# | Primzahlen: 62

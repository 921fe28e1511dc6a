"""Two processes count primes

Page: today
Example: count_primes
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
from concurrent.futures import ProcessPoolExecutor


def count_primes(limit):
    return sum(all(n % d for d in range(2, n)) for n in range(2, limit))


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        for primes in pool.map(count_primes, [100, 200, 300]):
            print("Primes:", primes)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Primes: 25
# | Primes: 46
# | Primes: 62

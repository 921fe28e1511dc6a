"""Aufträge, die auf Aufträge warten

Seite: today
Beispiel: cakes_wait_for_flour
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=2)


def weigh(item):
    return f"500 g {item}"


def bake():
    return pool.submit(weigh, "Mehl").result()


with pool:
    cakes = [pool.submit(bake), pool.submit(bake)]
    print(*(cake.result() for cake in cakes))

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | 500 g Mehl 500 g Mehl
#
# Auch möglich, es gibt nichts aus.
# Dann endet es nie, weil alle Threads für immer warten (Verklemmung):
# - MainThread: print(*(cake.result() for cake in cakes))
# - ThreadPoolExecutor-0_0: return pool.submit(weigh, "Mehl").result()
# - ThreadPoolExecutor-0_1: return pool.submit(weigh, "Mehl").result()
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line

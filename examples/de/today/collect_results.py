"""Eine Ausnahme kommt dort an, wo das Ergebnis abgeholt wird

Seite: today
Beispiel: collect_results
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=2) as pool:
    ages = [pool.submit(int, text) for text in ("34", "keine Angabe")]
    for age in ages:
        try:
            print("Alter:", age.result())
        except ValueError:
            print("Das ist keine Zahl.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Alter: 34
# | Das ist keine Zahl.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line

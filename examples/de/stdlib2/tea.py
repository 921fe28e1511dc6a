"""Zwei Dinge zugleich

Seite: stdlib2
Beispiel: tea
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


def make_tea():
    print("Der Tee ist fertig.")


tea = threading.Thread(target=make_tea)
tea.start()
print("Der Tisch ist gedeckt.")
tea.join()  # Wartet, bis der Thread beendet ist.
print("Guten Appetit!")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Der Tee ist fertig.
# | Der Tisch ist gedeckt.
# | Guten Appetit!
#
# Auch möglich, es gibt aus:
# | Der Tisch ist gedeckt.
# | Der Tee ist fertig.
# | Guten Appetit!
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

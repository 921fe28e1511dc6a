"""Ein Timer läuft ab, einer wird abbestellt

Seite: barriers
Beispiel: reminders
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


def remind(task):
    print("Jetzt:", task)


tea = threading.Timer(0.02, remind, args=("Tee",))
bath = threading.Timer(60, remind, args=("Bad",))
tea.start()
bath.start()
bath.cancel()  # Sonst bliebe das Programm noch eine Minute lang da.
for timer in (tea, bath):
    timer.join()
print("Feierabend")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Jetzt: Tee
# | Feierabend
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line: jedes Warten endet genau zu seiner Zeit

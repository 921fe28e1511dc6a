"""Zwei Ereignisse, eine Reihenfolge

Seite: events
Beispiel: dialogue
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading


def speak(lines, my_turn, your_turn):
    for line in lines:
        my_turn.wait()
        my_turn.clear()
        print(line)
        your_turn.set()


questions = ["Gehen wir ins Kino?", "Um acht?"]
answers = ["Ja gern, wann?", "Ja, um acht!"]
anna_turn, ben_turn = threading.Event(), threading.Event()
anna = threading.Thread(target=speak, args=(questions, anna_turn, ben_turn), name="Anna")
ben = threading.Thread(target=speak, args=(answers, ben_turn, anna_turn), name="Ben")
anna.start()
ben.start()
anna_turn.set()
anna.join()
ben.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Gehen wir ins Kino?
# | Ja gern, wann?
# | Um acht?
# | Ja, um acht!
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line

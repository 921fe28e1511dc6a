"""Two events, one order

Page: events
Example: dialogue
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


def speak(lines, my_turn, your_turn):
    for line in lines:
        my_turn.wait()
        my_turn.clear()
        print(line)
        your_turn.set()


questions = ["Shall we see a film?", "At eight?"]
answers = ["Sure thing, when?", "Yes, at eight!"]
anna_turn, ben_turn = threading.Event(), threading.Event()
anna = threading.Thread(target=speak, args=(questions, anna_turn, ben_turn), name="Anna")
ben = threading.Thread(target=speak, args=(answers, ben_turn, anna_turn), name="Ben")
anna.start()
ben.start()
anna_turn.set()
anna.join()
ben.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Shall we see a film?
# | Sure thing, when?
# | At eight?
# | Yes, at eight!
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line

"""Ein Thread für das Warten, einer für das Rechnen

Seite: awake
Beispiel: fetch_and_count
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import queue
import threading
import time

letters = queue.Queue()


def fetch():
    for letter in ("Lieber Leser", "Bis bald", "Viele liebe Grüße"):
        time.sleep(0.01)  # Steht für das Netz: warten, ohne zu rechnen.
        letters.put(letter)
    letters.put(None)  # Die Endmarke: Es kommt kein Brief mehr.


postman = threading.Thread(target=fetch, name="der Briefträger")
postman.start()
while (letter := letters.get()) is not None:
    print(len(letter.split()), "Wörter:", letter)
postman.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | 2 Wörter: Lieber Leser
# | 2 Wörter: Bis bald
# | 3 Wörter: Viele liebe Grüße
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

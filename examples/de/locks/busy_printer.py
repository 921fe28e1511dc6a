"""Wenn der Drucker belegt ist, geht es anders weiter

Seite: locks
Beispiel: busy_printer
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import threading

printer_lock = threading.Lock()


def deliver_report():
    if printer_lock.acquire(timeout=0.02):
        try:
            print("Der Bericht ist gedruckt.")
        finally:
            printer_lock.release()
    else:
        print("Der Drucker ist belegt. Der Bericht liegt als Datei bereit.")


with printer_lock:  # Das Hauptprogramm druckt gerade selbst.
    clerk = threading.Thread(target=deliver_report, name="Anna")
    clerk.start()
    clerk.join()
print("Der Drucker ist wieder frei.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Der Drucker ist belegt. Der Bericht liegt als Datei bereit.
# | Der Drucker ist wieder frei.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

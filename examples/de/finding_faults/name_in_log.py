"""Lösung: Der Name steht im Format

Seite: finding_faults
Beispiel: name_in_log
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import logging
import sys
import threading

logging.basicConfig(
    stream=sys.stdout, level=logging.INFO, format="%(threadName)s: %(message)s"
)


def serve():
    logging.info("Guten Tag!")


till = threading.Thread(target=serve, name="die Kasse")
logging.info("Wir öffnen.")
till.start()
till.join()
logging.info("Wir schließen.")

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | MainThread: Wir öffnen.
# | die Kasse: Guten Tag!
# | MainThread: Wir schließen.
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

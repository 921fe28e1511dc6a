"""Gelesen wird zugleich, geschrieben wird allein

Seite: conditions
Beispiel: readers_and_writer
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
import contextlib
import threading


class ReadersAndWriter:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0

    @contextlib.contextmanager
    def reading(self):
        with self.changed:
            self.readers += 1
        try:
            yield
        finally:
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

    @contextlib.contextmanager
    def writing(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.readers)
            yield


price, tax = 100, 19
access = ReadersAndWriter()


def show():
    with access.reading():
        print(price, tax)


def change():
    global price, tax
    with access.writing():
        price = 200
        tax = 38


threads = [threading.Thread(target=show), threading.Thread(target=change)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | 100 19
#
# Auch möglich, es gibt aus:
# | 200 38
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line

"""Reading at the same time, writing alone

Page: conditions
Example: readers_and_writer
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
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

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | 100 19
#
# Also possible, it prints:
# | 200 38
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line

"""A thread waits for itself

Page: locks
Example: playlist_stuck
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


class Playlist:
    def __init__(self):
        self.songs = []
        self.lock = threading.Lock()

    def add(self, song):
        with self.lock:
            self.songs.append(song)

    def add_album(self, *songs):
        with self.lock:
            for song in songs:
                self.add(song)


playlist = Playlist()
anna = threading.Thread(target=playlist.add_album, args=("A1", "A2"), name="Anna")
ben = threading.Thread(target=playlist.add_album, args=("B1", "B2"), name="Ben")
anna.start()
ben.start()
anna.join()
ben.join()
print("Now playing:", *playlist.songs)

# ---- What it does -----------------------------------------------------------
#
# It prints nothing.
# Then it never ends, because every thread waits for ever (deadlock):
# - MainThread: anna.join()
# - Anna: with self.lock:
# - Ben: with self.lock:
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line

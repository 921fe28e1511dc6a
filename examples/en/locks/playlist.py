"""Albums stay together

Page: locks
Example: playlist
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


class Playlist:
    def __init__(self):
        self.songs = []
        self.lock = threading.RLock()

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
# It prints:
# | Now playing: A1 A2 B1 B2
#
# Also possible, it prints:
# | Now playing: B1 B2 A1 A2
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line

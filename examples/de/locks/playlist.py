"""Alben bleiben beisammen

Seite: locks
Beispiel: playlist
Sprache: de

Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
print("Es laufen:", *playlist.songs)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Es laufen: A1 A2 B1 B2
#
# Auch möglich, es gibt aus:
# | Es laufen: B1 B2 A1 A2
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

"""Ein Thread wartet auf sich selbst

Seite: locks
Beispiel: playlist_stuck
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
print("Es laufen:", *playlist.songs)

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt nichts aus.
# Dann endet es nie, weil alle Threads für immer warten (Verklemmung):
# - MainThread: anna.join()
# - Anna: with self.lock:
# - Ben: with self.lock:
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 1: line

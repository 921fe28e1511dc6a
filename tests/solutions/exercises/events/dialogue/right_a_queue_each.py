import queue
import threading

to_anna, to_ben = queue.Queue(), queue.Queue()


def speak(lines, mine, other):
    for line in lines:
        mine.get()
        print(line)
        other.put("du")


lines = ["Gehen wir ins Kino?", "Um acht?"], ["Ja gern, wann?", "Ja, um acht!"]
to_anna.put("du")
threads = [
    threading.Thread(target=speak, args=(lines[0], to_anna, to_ben)),
    threading.Thread(target=speak, args=(lines[1], to_ben, to_anna)),
]
for thread in threads:
    thread.start()

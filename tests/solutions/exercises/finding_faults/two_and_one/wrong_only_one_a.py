# says: a b
import threading

letters = []
threads = [threading.Thread(target=letters.append, args=(letter,)) for letter in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*letters)

# says: None of its outcomes
import threading

counted = {}
south = threading.Thread(target=counted.update, args=({"south": 58},))
south.start()
south.join()
print("Nord 42 Prozent, Süd", counted["south"], "Prozent")

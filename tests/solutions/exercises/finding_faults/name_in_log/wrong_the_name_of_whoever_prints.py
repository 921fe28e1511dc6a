# says: MainThread: Guten Tag!
import threading

lines = []
till = threading.Thread(target=lines.append, args=("Guten Tag!",), name="die Kasse")
till.start()
till.join()
for line in ("Wir öffnen.", *lines, "Wir schließen."):
    print(f"{threading.current_thread().name}: {line}")

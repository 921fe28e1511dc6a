# says: None of its outcomes
import threading

anna = threading.Thread(target=print, args=("Anna, Ben\nAnna, Clara",))
anna.start()
anna.join()

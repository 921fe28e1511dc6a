# says: None of its outcomes
import threading
threading.Thread(target=print).start()

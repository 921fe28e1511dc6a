"""Der Thread weiß nicht, wer angemeldet ist, bis man es ihm mitgibt

Seite: surroundings
Beispiel: context_in_thread
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
Ausgelassen, wo gilt: getattr(__import__("sys").flags, "thread_inherit_context", 0)
"""

# ---- Beispiel ---------------------------------------------------------------
import contextvars
import threading

user = contextvars.ContextVar("user", default="Unbekannte")


def greet():
    print("Guten Tag,", user.get())


user.set("Anna")
plain = threading.Thread(target=greet)
plain.start()
plain.join()

copied = contextvars.copy_context()
informed = threading.Thread(target=copied.run, args=(greet,))
informed.start()
informed.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | Guten Tag, Unbekannte
# | Guten Tag, Anna

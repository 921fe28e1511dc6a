"""The thread does not know who is logged in until it is told

Page: surroundings
Example: context_in_thread
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
Left out where: getattr(__import__("sys").flags, "thread_inherit_context", 0)
"""

# ---- Example ----------------------------------------------------------------
import contextvars
import threading

user = contextvars.ContextVar("user", default="Stranger")


def greet():
    print("Good day,", user.get())


user.set("Anna")
plain = threading.Thread(target=greet)
plain.start()
plain.join()

copied = contextvars.copy_context()
informed = threading.Thread(target=copied.run, args=(greet,))
informed.start()
informed.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Good day, Stranger
# | Good day, Anna

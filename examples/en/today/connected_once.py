"""Each thread gets a connection of its own

Page: today
Example: connected_once
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading
from concurrent.futures import ThreadPoolExecutor

own = threading.local()


def connect(host):
    own.connection = f"Connection to {host}"


def ask(question):
    return f"{own.connection}: {question}"


with ThreadPoolExecutor(2, initializer=connect, initargs=("Oslo",)) as pool:
    for answer in pool.map(ask, ["Wind?", "Rain?"]):
        print(answer)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Connection to Oslo: Wind?
# | Connection to Oslo: Rain?
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line

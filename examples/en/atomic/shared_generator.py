"""A generator is no ticket machine

Page: atomic
Example: shared_generator
Language: en

Needs nothing but Python 3.11 or later. All it may do stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import threading


def count_up():
    number = 0
    while True:
        number += 1
        yield number


tickets = count_up()
drawn = []


def draw():
    try:
        drawn.append(next(tickets))
    except ValueError as error:
        print(error)


threads = [threading.Thread(target=draw) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Drawn:", *sorted(drawn))

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | Drawn: 1 2
#
# Also possible, it prints:
# | generator already executing
# | Drawn: 1
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line

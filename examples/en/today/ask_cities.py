"""Two threads answer requests

Page: today
Example: ask_cities
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import time
from concurrent.futures import ThreadPoolExecutor


def ask(city):
    time.sleep(0.01)  # Stands for a request over the network.
    return f"The weather in {city}: sunny."


with ThreadPoolExecutor(max_workers=2) as pool:
    for answer in pool.map(ask, ["Berlin", "Oslo"]):
        print(answer)

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | The weather in Berlin: sunny.
# | The weather in Oslo: sunny.
#
# All thread schedules were searched up to this bound and granularity:
# - 1: line

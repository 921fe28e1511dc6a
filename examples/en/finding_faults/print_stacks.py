"""Each thread and the functions that it is in

Page: finding_faults
Example: print_stacks
Language: en

Needs nothing but Python 3.11 or later. What it does stands at its end.
"""

# ---- Example ----------------------------------------------------------------
import sys
import threading
import traceback

asked = threading.Event()
answered = threading.Event()


def wait_for_answer():
    asked.set()
    answered.wait()


def print_stacks():
    frames = sys._current_frames()
    for thread in threading.enumerate():
        if frame := frames.get(thread.ident):
            stack = traceback.extract_stack(frame)
            ours = [step.name for step in stack if step.filename == stack_file]
            print(f"{thread.name}:", *ours)


stack_file = print_stacks.__code__.co_filename
customer = threading.Thread(target=wait_for_answer, name="the customer")
customer.start()
asked.wait()
try:
    print_stacks()
finally:
    answered.set()
    customer.join()

# ---- What it does -----------------------------------------------------------
#
# It prints:
# | MainThread: <module> print_stacks
# | the customer: wait_for_answer
#
# All thread schedules were searched up to this bound and granularity:
# - 2: line

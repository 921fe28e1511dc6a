"""Jeder Thread und die Funktionen, in denen er steckt

Seite: finding_faults
Beispiel: print_stacks
Sprache: de

Braucht nur Python ab 3.11. Was es tut, steht am Ende.
"""

# ---- Beispiel ---------------------------------------------------------------
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
customer = threading.Thread(target=wait_for_answer, name="der Kunde")
customer.start()
asked.wait()
try:
    print_stacks()
finally:
    answered.set()
    customer.join()

# ---- Was es tut -------------------------------------------------------------
#
# Es gibt aus:
# | MainThread: <module> print_stacks
# | der Kunde: wait_for_answer
#
# Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:
# - 2: line

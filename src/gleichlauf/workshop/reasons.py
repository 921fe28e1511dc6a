"""What the explorer and the judge of solutions say, in English, for pages that speak otherwise.

They give whole sentences, with what they tell of already in them. The page's script finds each by
its form here, and says the translation; a field is found in the same way in turn. Names, numbers
and what Python itself says stay as they are.
"""

from __future__ import annotations

REFUSALS = (
    "{file}: not Python: {message}",
    "{file}: nested too deeply to be compiled",
    "{place}: the script {reason}",
    "{place}: thread {thread} is still running after {steps} steps; it polls, spins, or does too"
    " much to be explored; let it wait for an event, or do less",
    "{file}: the program does not come to where this schedule switches",
    "the script does something else when the same schedule is run again",
    "the time limit of {seconds} s of processor time was reached",
    "here threads are switched between lines only, and the exercise asks for more",
    "a file that it leaves is too large to be looked into here",
)
"""Why a program is not run, or a search not complete."""

REASONS = (
    "starts a process, whose threads and waiting cannot be seen; run its work in a thread",
    "opens a socket, and waiting for it cannot be seen; replace it by a queue",
    "runs an event loop of asyncio, also for to_thread and run_in_executor, whose waiting cannot"
    " be seen; search what it runs in threads by itself, with threading or concurrent.futures",
    "runs an event loop (asyncio), which here would be the page's own; use threads",
    "uses _thread.start_new_thread; use threading.Thread",
    "sends a signal, and nobody can tell when it is handled; let it set an event instead",
    "sets a trace or profile function, which the search needs itself; leave that out",
    "locks a file, and waiting for that cannot be seen; use threading.Lock",
    "reaches into the page around it, which is not a part of Python",
    "starts another interpreter, and there is only one here; use threads",
    "lets a thread of C watch over it, and there is none here; look at its outcomes instead",
    "imports {module}, which is not among the modules that are here",
    "prints more than {limit} characters; print less",
    "reads standard input, where nobody types; give it its input in the source",
    "cannot be run on this machine as it is now: {message}",
)
"""What a script does that it must not."""

JUDGEMENTS = (
    "This solves the exercise.",
    "Nothing wrong was found in what was searched, but not all was: {why}.",
    "Make the program smaller: fewer threads, fewer rounds, shorter loops.",
    "The program fails: {error}.",
    "it ends with status {status}",
    "The exercise is about threads, but this program starts none.",
    "None of its outcomes is one that the exercise asks for:",
    "One of these has to be possible:",
    "It can do what the exercise does not ask for: {outcome}.",
    "What it may do:",
    "It leaves no file {file}.",
    "{file} is no zip archive, or a damaged one.",
    "{file} lacks {member}.",
    "{file} holds {member}, which does not belong there.",
    "{member} in {file} has another content than it should.",
    "it prints nothing",
    "{outcome}; then it never ends (deadlock)",
    "{outcome}; then it never ends (hang)",
    "{outcome}; a thread dies with {exception}",
)
"""What is said of a solution."""

"""What the workshop says, in English; the language of a page translates each phrase."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # What one can do
    "program": "Program",
    "yourProgram": "your program",
    "editorKeys": "Tab indents; Escape and then Tab leads to the buttons.",
    "tools": "Run, explore and keep",
    "run": "Run",
    "explore": "All outcomes",
    "check": "Check my solution",
    "stop": "Stop",
    "share": "Link to this program",
    "saveProgram": "Download",
    "download": "Download {file}",
    "original": "Throw my changes away",
    "again": "Run it once more with the schedule {schedule}",
    "runThis": "Run it with the schedule {schedule}",
    "play": "Step by step: be the scheduler yourself",
    "typeHere": "The program waits for a line:",
    "enter": "Enter",
    # How far it is
    "loading": "Loading Python, this once …",
    "loaded": "Loading Python, this once: {loaded} of {all} MB",
    "running": "It runs …",
    "asks": "The program waits for what you type.",
    "soFar": "{runs} runs so far, {outcomes} outcomes",
    "stopped": "Stopped.",
    "thrownAway": "This is the original again.",
    "copied": "The link has been copied. The program is in the link itself; nothing was sent.",
    "inAddress": (
        "The link is the address of this page now. The program is in it; nothing was sent."
    ),
    # What came of it
    "output": "Output",
    "main": "Main program",
    "line": "line {line}",
    "outside": "outside of the program",
    "bytes": "{size} bytes",
    "files": "Files that it made:",
    "printsNothing": "It prints nothing.",
    "deadlock": "Deadlock: it never ends, because every thread waits forever.",
    "deadlockShort": "Deadlock",
    "hang": "It never ends.",
    "status": "It ends with the status {status}.",
    "ends": "{thread} ends with an exception:",
    "waits": "{thread} waits here:",
    "ran": "This was one run of many. Its schedule: {schedule}",
    "new": "New:",
    "gone": "No more:",
    "noMore": "Before your change it could also do this:",
    "complete": (
        "It can do {outcomes} things: all that {runs} runs show, switching at every line"
        " (number of interruptions: at most {bound})."
    ),
    "oneOutcome": (
        "It always does the same: {runs} runs show nothing else, switching at every line"
        " (number of interruptions: at most {bound})."
    ),
    "oneThread": "It starts no second thread, so there is nothing to choose.",
    "incomplete": "{outcomes} outcomes after {runs} runs, and there may be more:",
    "noGraph": "It has too many states to be played step by step.",
    # An exercise
    "exercise": "Exercise",
    "asked": "What is asked: it should print",
    "askedOne": "What is asked: it should print one of these",
    "askedSome": "What is asked: one of these should become possible",
    "askedFiles": "It should leave these files: {files}",
    "threadDies": "A thread ends with {exception}.",
    "right": "Right.",
    "wrong": "Not yet.",
    "undecided": "Not decided.",
    # What is not possible
    "needsBrowser": (
        "This browser cannot switch between threads in a page. Chrome and Edge from version 137 on"
        " can, and Firefox from 153 on. The program can be downloaded, and runs with Python on your"
        " computer; its outcomes stand in the chapter."
    ),
    "needsServer": (
        "This page was opened as a file, and browsers run no Python from files. On the site it"
        " works. The program can be downloaded, and runs with Python on your computer."
    ),
    "needsHeader": (
        "The server of this site does not allow the one file that runs Python to do so: its header"
        " Content-Security-Policy lacks 'wasm-unsafe-eval'. Whoever runs the site can change that."
    ),
    "noWorker": "What runs Python could not be loaded. Is there a connection? Please try again.",
    "noAnswer": "Python has not answered for a long time, and was ended. The next click starts it.",
    "brokeDown": "Python broke down. The next click starts it anew.",
    "elsewhere": "On your own computer it can be run: download it.",
    "noExample": "There is no example {name}.",
    "badLink": "The program in this link cannot be read; perhaps a part of the link is missing.",
}

"""What the player says, in English; the language of a page translates each phrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping

WORDS: Mapping[str, str] = {
    # Parts of the board
    "board": "Be the scheduler: {title}",
    "goals": "Reach:",
    "done": "reached",
    "program": "Program",
    "moves": "Who takes the next step?",
    "tools": "Back and help",
    "history": "What has happened",
    "step": "Step",
    "values": "Values and output",
    "shared": "shared",
    "output": "Output",
    "nothingYet": "nothing yet",
    "keys": "Keys while you are in here: 1 to {last} for the threads, Backspace to go back.",
    "main": "Main program",
    "mainShort": "Main",
    "line": "line {line}",
    "setUp": "set-up",
    # Buttons
    "undo": "Back",
    "restart": "Start again",
    "hint": "Hint",
    "showMe": "Show me",
    "stop": "Stop",
    # What a thread does
    "atLine": "{thread}, line {line}",
    "isNow": "{name} is {value} now",
    "prints": "prints “{text}”",
    "ends": "ends",
    "goesOn": "goes on",
    "canGoOn": "{thread} can go on",
    "isStarted": "{thread} has been started",
    "begins": "begins",
    "over": "has ended",
    "notStarted": "not started yet",
    "cannot": "cannot go on",
    "and": "{first} and {last}",
    # What it waits for
    "waits": "waits for {what}",
    "waitsHeld": "waits for {what}, which {thread} holds",
    "waitsJoin": "waits for the end of {what}",
    "waits_sleep": "sleeps",
    "waits_exit": "waits for the other threads to end",
    "woken": "has been woken at {what}, and needs its lock",
    # Values
    "free": "free",
    "held": "held by {thread}",
    "heldTimes": "held by {thread}, {times} times",
    "nobody": "nobody waits",
    "waiters": "waiting: {threads}",
    "set": "set",
    "unset": "not set",
    "seats": "{number} free",
    "arrived": "{number} of {all} are there",
    "broken": "broken",
    "roomFor": "{items} (room for {number})",
    "pending": "pending",
    "running": "running",
    "cancelled": "cancelled",
    # Where the reader is
    "start": "You are the scheduler: choose who takes the next step.",
    "chosen": "Your goal: {goal}.",
    "undone": "One step back.",
    "hintMove": "Hint: {thread} is next.",
    "playing": "This is how it comes to: {goal}.",
    "reached": "Reached in {steps} steps: {goal}.",
    "otherEnd": "This is another outcome: {goal}. Go back, and switch elsewhere.",
    "noWay": "No way leads from here to: {goal}. Go back.",
    "noWayChecked": (
        "In no schedule that was checked (number of interruptions: at most {bound}) does a way lead"
        " from here to: {goal}. Go back."
    ),
    "alike": (
        "To look at, this state is like others (no. {number} of {all}); what can follow tells"
        " them apart. From here: {goals}."
    ),
}


def words_in(say: Callable[[str], str]) -> dict[str, str]:
    """Return the phrases by their names in the script, translated by ``say``."""
    return {name: say(phrase) for name, phrase in WORDS.items()}

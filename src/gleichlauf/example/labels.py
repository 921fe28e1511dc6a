"""The sentences that an example file says in its reader's language.

Each is a single line in every language, so that a line of an example has the same number in all
of them: that is how a line of a translated example finds its line in ``docs/``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed texts of an example file in one language; no two of them are equal."""

    page: str
    name: str
    language: str
    program_purpose: str
    threads_purpose: str
    session_purpose: str
    program_and_more: str
    threads_and_more: str
    session_and_more: str
    steps_purpose: str
    needs: str
    unless: str
    folder: str
    folder_reason: str
    files_are_in: str
    setup: str
    code: str
    session: str
    cleanup: str
    check: str
    result: str
    all_as_documented: str
    outcome: str
    undocumented: str
    in_the_session: str
    in_the_steps: str
    compared: str
    prints: str
    prints_nothing: str
    also_prints: str
    also_prints_nothing: str
    deadlock: str
    hang: str
    exceptions: str
    files: str
    search: str
    exact_time: str


ENGLISH = Labels(
    page="Page",
    name="Example",
    language="Language",
    program_purpose="Needs nothing but Python 3.11 or later. What it does stands at its end.",
    threads_purpose="Needs nothing but Python 3.11 or later. All it may do stands at its end.",
    session_purpose="Needs nothing but Python 3.11 or later, which checks it: python -m doctest",
    program_and_more="What it does stands at its end.",
    threads_and_more="All it may do stands at its end.",
    session_and_more="Each step prints what stands below it.",
    steps_purpose="Each step is compared with what stands beside it.",
    needs="Needs besides Python 3.11 or later",
    unless="Left out where",
    folder="A folder of its own",
    folder_reason="Never overwrite a file: where some are, move to a new folder.",
    files_are_in="The files are in",
    setup="Set-up",
    code="Example",
    session="Session",
    cleanup="Clean-up",
    check="Check",
    result="Result",
    all_as_documented="steps, each with the output that stands in the session.",
    outcome="What it does",
    undocumented="Its page does not say what it prints.",
    in_the_session="What each step prints stands in the session.",
    in_the_steps="What each step prints stands beside it.",
    compared="Output is compared as doctest does with these options:",
    prints="It prints:",
    prints_nothing="It prints nothing.",
    also_prints="Also possible, it prints:",
    also_prints_nothing="Also possible, it prints nothing.",
    deadlock="Then it never ends, because every thread waits for ever (deadlock):",
    hang="Then it never ends:",
    exceptions="On the way, an exception ends a thread:",
    files="It leaves these files:",
    search="All thread schedules were searched up to this bound and granularity:",
    exact_time="waits end exactly in time",
)

GERMAN = Labels(
    page="Seite",
    name="Beispiel",
    language="Sprache",
    program_purpose="Braucht nur Python ab 3.11. Was es tut, steht am Ende.",
    threads_purpose="Braucht nur Python ab 3.11. Alles, was es tun kann, steht am Ende.",
    session_purpose="Braucht nur Python ab 3.11. Es wird geprüft mit: python -m doctest",
    program_and_more="Was es tut, steht am Ende.",
    threads_and_more="Alles, was es tun kann, steht am Ende.",
    session_and_more="Jeder Schritt gibt aus, was darunter steht.",
    steps_purpose="Jeder Schritt wird mit dem verglichen, was daneben steht.",
    needs="Braucht außer Python ab 3.11",
    unless="Ausgelassen, wo gilt",
    folder="Ein eigener Ordner",
    folder_reason="Nie eine Datei überschreiben: Wo schon welche sind, einen neuen Ordner nehmen.",
    files_are_in="Die Dateien liegen in",
    setup="Vorbereitung",
    code="Beispiel",
    session="Sitzung",
    cleanup="Aufräumen",
    check="Prüfung",
    result="Ergebnis",
    all_as_documented="Schritte, jeder mit der Ausgabe, die in der Sitzung steht.",
    outcome="Was es tut",
    undocumented="Was es ausgibt, sagt die Seite nicht.",
    in_the_session="Was jeder Schritt ausgibt, steht in der Sitzung.",
    in_the_steps="Was jeder Schritt ausgibt, steht daneben.",
    compared="Ausgaben werden wie von doctest mit diesen Optionen verglichen:",
    prints="Es gibt aus:",
    prints_nothing="Es gibt nichts aus.",
    also_prints="Auch möglich, es gibt aus:",
    also_prints_nothing="Auch möglich, es gibt nichts aus.",
    deadlock="Dann endet es nie, weil alle Threads für immer warten (Verklemmung):",
    hang="Dann endet es nie:",
    exceptions="Dabei beendet eine Ausnahme einen Thread:",
    files="Es hinterlässt diese Dateien:",
    search="Alle Abläufe der Threads sind durchsucht, bis zu dieser Schranke und Feinheit:",
    exact_time="jedes Warten endet genau zu seiner Zeit",
)


def labels(language: str) -> Labels:
    """Return the labels for a language code such as ``de`` or ``de_AT``; English for others."""
    return GERMAN if language.replace("-", "_").split("_")[0] == "de" else ENGLISH

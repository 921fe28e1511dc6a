"""What has to be known of the standard library beside the names that its documentation lists.

An inventory says that ``queue.LifoQueue`` is a class, but neither that it has the methods of
``queue.Queue`` nor what these return. The tests compare each line with the library itself.
"""

from __future__ import annotations

from collections.abc import Mapping

BASES: Mapping[str, str] = {
    "concurrent.futures.ProcessPoolExecutor": "concurrent.futures.Executor",
    "concurrent.futures.ThreadPoolExecutor": "concurrent.futures.Executor",
    "pathlib.Path": "pathlib.PurePath",
    "queue.LifoQueue": "queue.Queue",
    "queue.PriorityQueue": "queue.Queue",
    "threading.BoundedSemaphore": "threading.Semaphore",
    "threading.Timer": "threading.Thread",
}
"""The class whose documentation describes what a class inherits."""

ENTERS_ITSELF = frozenset(
    {
        "asyncio.TaskGroup",
        "concurrent.futures.ProcessPoolExecutor",
        "concurrent.futures.ThreadPoolExecutor",
        "io.BytesIO",
        "io.StringIO",
        "zipfile.ZipFile",
    }
)
"""Classes whose instances a ``with`` statement hands on themselves: not so a lock."""

RETURNS: Mapping[str, str] = {
    "concurrent.futures.Executor.submit": "concurrent.futures.Future",
    "threading.current_thread": "threading.Thread",
    "threading.main_thread": "threading.Thread",
    "zipfile.ZipFile.getinfo": "zipfile.ZipInfo",
}
"""Functions and methods that return an instance of a class."""

RETURNS_SEVERAL: Mapping[str, str] = {
    "concurrent.futures.as_completed": "concurrent.futures.Future",
    "pathlib.Path.glob": "pathlib.Path",
    "pathlib.Path.iterdir": "pathlib.Path",
    "threading.enumerate": "threading.Thread",
    "zipfile.ZipFile.infolist": "zipfile.ZipInfo",
}
"""Functions and methods that return something to iterate over, all of one class."""

"""Runs in the browser's worker, in Pyodide: the explorer, its session, and the page around it."""

import sys
import types

import workshop_host
from pyodide.ffi import create_proxy, run_sync


class Page:
    """What the worker gives, as the explorer's session wants it; see `stacks.session.Page`."""

    def __init__(self):
        self._spent = []

    def begin(self, function):
        """Call a function on a stack of its own."""

        def call():
            function()
            # Destroyed by Python, later: JavaScript would do it in the middle of another stack.
            self._spent.append(proxy)

        while self._spent:
            self._spent.pop().destroy()
        proxy = create_proxy(call)
        workshop_host.begin(proxy)

    def park(self, number):
        """Stop this stack until somebody wakes the number."""
        run_sync(workshop_host.park(number))

    def wake(self, number):
        """Let the stack that parked with the number go on."""
        workshop_host.wake(number)

    def turn(self):
        """Let other stacks go on first."""
        run_sync(workshop_host.turn())

    def hear(self, place, text):
        """Show what the program writes."""
        workshop_host.hear(place, text)

    def ask(self):
        """Wait for a line that somebody types."""
        return run_sync(workshop_host.ask())

    def tell(self, runs, outcomes):
        """Show how far a search is."""
        workshop_host.tell(runs, outcomes)


def begin():
    """Return the session; the package has the name by which the explorer knows its own code."""
    package = types.ModuleType("_schedules")
    package.__path__ = ["/lib/explorer/schedules"]
    sys.modules["_schedules"] = package
    from _schedules.stacks.stacks import install

    page = Page()
    stacks = install(page)
    from _schedules.stacks.session import Session

    return Session(stacks, page)

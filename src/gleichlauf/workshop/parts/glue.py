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


def package(name, folder):
    """Let modules be imported from a folder by the name of a package."""
    made = types.ModuleType(name)
    made.__path__ = [folder]
    sys.modules[name] = made


def begin():
    """Return what the page may ask for: a run, all outcomes, or whether a solution is right."""
    # By this name the explorer knows its own code.
    package("_schedules", "/lib/explorer/schedules")
    package("gleichlauf", "/lib/explorer")
    from _schedules.stacks.stacks import install

    page = Page()
    stacks = install(page)
    from _schedules.stacks.session import Session

    session = Session(stacks, page)

    def check(source, name, starter):
        from gleichlauf.solutions import in_page

        return in_page.check(session, source, name, starter)

    return types.SimpleNamespace(run=session.run, explore=session.explore, check=check)

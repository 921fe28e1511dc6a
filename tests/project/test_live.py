"""``make live``: a save is seen in the browser, and a mistake costs nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from http.client import IncompleteRead
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from websockets.sync.client import connect

from tests.processes import eventually

if TYPE_CHECKING:
    from tests.project.conftest import Project


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for something that has to come."""
    assert eventually(condition), f"waited in vain: {what}"


@pytest.fixture
def address(project: Project) -> Iterator[str]:
    """Return the address, without scheme, at which ``make live`` shows the project."""
    port = free_port()
    with subprocess.Popen(
        project.command("live", f"PORT={port}"),
        cwd=project.folder,
        env=project.environment(),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as make:
        try:
            yield f"127.0.0.1:{port}"
        finally:
            os.killpg(make.pid, signal.SIGINT)
            make.wait(timeout=30)


def shown(address: str, page: str) -> str:
    """Return the page as it is served at this moment, or nothing where there is none.

    An answer breaks off if the site is replaced just then: the server has asked for the size of
    the file that was there before. A browser is told to ask again when the new site is there.
    """
    try:
        with urlopen(f"http://{address}/{page}", timeout=10) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except (URLError, ConnectionError, IncompleteRead):
        return ""


def test_a_save_reaches_the_browser_in_both_languages(project: Project, address: str) -> None:
    until(lambda: "A paragraph." in shown(address, "en/index.html"), "the first build")
    assert f"ws://{address}/websocket-reload" in shown(address, "de/index.html")

    def saved_and_seen(text: str) -> bool:
        def seen() -> bool:
            pages = (shown(address, f"{language}/third.html") for language in ("de", "en"))
            return all(text in page for page in pages)

        # Again if need be, because the watcher starts some time after the server. Each save is a
        # build, so the next one waits for what this one may bring.
        project.write("docs/third.rst", f"Drei\n====\n\n{text}\n")
        return eventually(seen, 3)

    with connect(f"ws://{address}/websocket-reload") as browser:
        until(lambda: saved_and_seen("Neu geschrieben."), "the second build")
        assert browser.recv(timeout=60) == "refresh"

    project.write("docs/third.rst", "Drei\n====\n\nSiehe :ref:`nirgends`.\n")
    until(lambda: (project.folder / "build/finished/html-de.begun").exists(), "the third build")
    assert "Neu geschrieben." in shown(address, "de/third.html")
    until(lambda: saved_and_seen("Wieder gut."), "the fourth build")

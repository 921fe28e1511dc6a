"""Firefox without windows, driven by WebDriver BiDi: what it complains about on a page."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

PATIENCE = 120.0
"""Seconds for one answer: much, since all tests share few cores."""

QUIET = """\
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.newtabpage.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.prefetch-next", true);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
"""
"""It asks nobody for anything but the pages, and loads ahead what they offer, as for people."""


class FirefoxError(RuntimeError):
    """Firefox does not start, or does not do what it is told."""


@dataclass
class Firefox:
    """A running Firefox with one tab."""

    connection: ClientConnection
    complaints: list[str] = field(default_factory=list)
    sent: int = 0
    tab: str = ""

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; what is complained about meanwhile is noted."""
        self.sent += 1
        command = {"id": self.sent, "method": method, "params": parameters}
        self.connection.send(json.dumps(command))
        while True:
            answer = json.loads(self.connection.recv(timeout=PATIENCE))
            if answer.get("id") == self.sent:
                if answer["type"] == "error":
                    raise FirefoxError(f"{method}: {answer['message']}")
                found: dict[str, Any] = answer["result"]
                return found
            self._note(answer)

    def open(self, address: str) -> None:
        """Open an address, and wait until it is loaded."""
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression of the page's."""
        target = {"context": self.tab}
        answer = self.call(
            "script.evaluate", expression=expression, target=target, awaitPromise=True
        )
        return answer["result"].get("value")

    def wait(self, seconds: float) -> None:
        """Let the page do what it does later."""
        self.evaluate(f"new Promise((done) => setTimeout(done, {seconds * 1000}))")

    def settle(self) -> None:
        """Let the page load what its scripts ask for: what is cut off, it complains about."""
        loaded = -1
        while loaded != (now := self.evaluate("performance.getEntriesByType('resource').length")):
            loaded = now
            self.wait(1)

    def _note(self, event: dict[str, Any]) -> None:
        said = event.get("params", {})
        if event.get("method") == "log.entryAdded" and said["level"] in ("error", "warn"):
            self.complaints.append(f"{said['level']}: {said['text']}")


@contextmanager
def firefox(executable: str, profile: Path) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own, and end it."""
    (profile / "user.js").write_text(QUIET, encoding="utf-8")
    command = [executable, "--headless", "--no-remote", "--profile", str(profile)]
    with (profile / "errors").open("wb") as errors:
        process = subprocess.Popen(
            [*command, "--remote-debugging-port", "0"],
            # As root it does not start in the home of somebody else, which is that of some servers.
            env={**os.environ, "HOME": str(profile)},
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
    try:
        with connect(f"{_address(process, profile)}/session", max_size=None) as connection:
            started = Firefox(connection)
            started.call("session.new", capabilities={})
            started.call("session.subscribe", events=["log.entryAdded"])
            started.tab = started.call("browsingContext.create", type="tab")["context"]
            yield started
            started.call("session.end")
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], profile: Path) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        told = (profile / "errors").read_text(encoding="utf-8", errors="replace")
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", told):
            return found[1]
        time.sleep(0.1)
    raise FirefoxError((profile / "errors").read_text(encoding="utf-8", errors="replace"))


def executable() -> str:
    """Return the path of Firefox; skip where there is none, or fail where there has to be one."""
    found = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    if found is not None:
        return found
    message = "no Firefox here; install it with: apt-get install firefox-esr"
    if os.environ.get("GLEICHLAUF_REQUIRE_BROWSER") == "1":
        pytest.fail(message)
    pytest.skip(message)

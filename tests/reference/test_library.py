"""What is written down of the standard library is what the library does."""

from __future__ import annotations

import asyncio
import io
import pkgutil
import threading
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import pytest

from gleichlauf.reference.library import BASES, ENTERS_ITSELF, RETURNS, RETURNS_SEVERAL


@pytest.mark.parametrize(("name", "base"), BASES.items())
def test_bases(name: str, base: str) -> None:
    assert issubclass(pkgutil.resolve_name(name), pkgutil.resolve_name(base))


def archive() -> zipfile.ZipFile:
    written = zipfile.ZipFile(io.BytesIO(), "w")
    written.writestr("a", "")
    return written


MADE_OTHERWISE = {"zipfile.ZipFile": archive}


@pytest.mark.parametrize("name", sorted(ENTERS_ITSELF))
def test_with_hands_on_the_object_itself(name: str) -> None:
    made = MADE_OTHERWISE.get(name, pkgutil.resolve_name(name))()
    if hasattr(made, "__enter__"):
        with made as entered:
            assert entered is made
    else:

        async def enter() -> object:
            async with made as entered:
                return entered

        # In a thread of its own: in this one, what drives a browser may keep a loop running.
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(asyncio.run, enter()).result() is made


def returned(name: str) -> object:
    """Call a function, or a method of an object of its class."""
    with ThreadPoolExecutor(1) as pool:
        calls: dict[str, Callable[[], object]] = {
            "concurrent.futures.Executor.submit": lambda: pool.submit(int),
            "concurrent.futures.as_completed": lambda: as_completed([pool.submit(int)]),
            "pathlib.Path.glob": lambda: Path(__file__).parent.glob("*"),
            "pathlib.Path.iterdir": lambda: Path(__file__).parent.iterdir(),
            "threading.current_thread": threading.current_thread,
            "threading.enumerate": threading.enumerate,
            "threading.main_thread": threading.main_thread,
            "zipfile.ZipFile.getinfo": lambda: archive().getinfo("a"),
            "zipfile.ZipFile.infolist": lambda: archive().infolist(),
        }
        return calls[name]()


@pytest.mark.parametrize(("name", "of"), RETURNS.items())
def test_what_is_returned(name: str, of: str) -> None:
    assert isinstance(returned(name), pkgutil.resolve_name(of))


@pytest.mark.parametrize(("name", "of"), RETURNS_SEVERAL.items())
def test_what_is_returned_to_be_iterated_over(name: str, of: str) -> None:
    found = list(returned(name))  # type: ignore[call-overload]
    assert found
    assert all(isinstance(it, pkgutil.resolve_name(of)) for it in found)

"""The name of an example, and where its file lies: never outside its folder, on any system."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from pathlib import PurePosixPath

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([_@-][A-Za-z0-9]+)*")
_UNSAFE_IN_A_PATH = re.compile('[\x00-\x1f\x7f<>:"|?*\\\\\ud800-\udfff]')
_LONGEST_SLUG = 60

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: with any suffix, in any case.
_WINDOWS_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)

# sys.stdlib_module_names follows the interpreter; names must be as good on the next one.
MODULES_OF_OTHER_VERSIONS = frozenset(
    {
        *("aifc", "annotationlib", "asynchat", "asyncore", "audioop", "cgi", "cgitb", "chunk"),
        *("compression", "crypt", "distutils", "imghdr", "imp", "lib2to3", "mailcap", "msilib"),
        *("nis", "nntplib", "ossaudiodev", "pipes", "smtpd", "sndhdr", "spwd", "sunau"),
        *("telnetlib", "uu", "xdrlib"),
    }
)

_TRANSCRIPTIONS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "oe",
        "å": "aa",
        "ł": "l",
        "đ": "d",
        "þ": "th",
    }
)


class NamingError(ValueError):
    """A name that cannot be that of an example, a page or a language; the text says why."""


def _fault(name: str) -> str | None:
    if name in _WINDOWS_DEVICES:
        return "Windows reserves it for a device"
    if keyword.iskeyword(name):
        return "it is a keyword of Python"
    if name in sys.stdlib_module_names or name in MODULES_OF_OTHER_VERSIONS:
        return f"'import {name}' in an example beside it would find it instead of Python's module"
    return None


def check_name(name: str) -> str:
    """Return ``name`` if an example may have it, else raise `NamingError`."""
    if not _NAME.fullmatch(name):
        raise NamingError(
            f"{name!r} cannot be the name of an example: use lower-case letters a to z, digits "
            "and underscores, and start with a letter"
        )
    if fault := _fault(name):
        raise NamingError(
            f"{name!r} cannot be the name of an example: {fault}; {name}_example would do"
        )
    return name


def check_page(page: str) -> str:
    """Return ``page`` (a Sphinx document name such as ``part1/locks``) if it stays in its folder.

    Raises `NamingError` otherwise.
    """
    for segment in page.split("/"):
        if segment in ("", ".", ".."):
            raise NamingError(f"the page {page!r} would climb out of the folder of its language")
        if (
            _UNSAFE_IN_A_PATH.search(segment)
            or segment[-1] in ". "
            or segment.split(".")[0].lower() in _WINDOWS_DEVICES
        ):
            raise NamingError(
                f"the page {page!r} cannot be a folder on every system: rename {segment!r}"
            )
    return page


def check_language(language: str) -> str:
    """Return ``language`` if it looks like a code (``de``, ``pt_BR``), else raise `NamingError`."""
    if not _LANGUAGE.fullmatch(language):
        raise NamingError(f"{language!r} is no language code such as 'de' or 'pt_BR'")
    return language


def example_path(language: str, page: str, name: str) -> PurePosixPath:
    """Return where an example lies below ``examples/``: ``de/part1/locks/two_locks.py``.

    Raises `NamingError` if a part is not valid.
    """
    return PurePosixPath(check_language(language), check_page(page), f"{check_name(name)}.py")


def name_from_title(title: str) -> str:
    """Return a valid name for an example that is named after its section.

    German letters are transcribed (``Kurze Einführung`` gives ``kurze_einfuehrung``), other
    accents dropped; a title without Latin letters gives ``example``.
    """
    text = unicodedata.normalize("NFC", title).lower().translate(_TRANSCRIPTIONS)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "_", ascii_text).strip("_")
    if len(slug) > _LONGEST_SLUG:
        slug = slug[: _LONGEST_SLUG + 1].rpartition("_")[0] or slug[:_LONGEST_SLUG]
    if not slug:
        return "example"
    if slug[0].isdigit():
        slug = f"example_{slug}"
    return f"{slug}_example" if _fault(slug) else slug

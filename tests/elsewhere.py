"""Settings under which a build might leave traces of where, when and by whom it was made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FOLDER = "größer, with 'quotes' & more"

ANOTHER_YEAR = """\
import datetime
import time

YEARS = 3 * 366 * 86400
now, local, gm, text = time.time, time.localtime, time.gmtime, time.strftime
time.time = lambda: now() + YEARS
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: gm(time.time() if seconds is None else seconds)
time.strftime = lambda form, moment=None: text(form, time.localtime() if moment is None else moment)


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=YEARS)

    today = now


datetime.datetime = Later
"""
"""A ``sitecustomize`` module: Python begins three years later."""

SETTINGS: Mapping[str, str] = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "12345",
    "TMPDIR": "/there-is-no-such-folder",
    "HOME": "/nor-such-a-one",
}


def settings(folder: Path) -> dict[str, str]:
    """Return the environment, after writing into a folder what makes it another year."""
    folder.mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(ANOTHER_YEAR, encoding="utf-8")
    return {**SETTINGS, "PYTHONPATH": str(folder)}


def contents(folder: Path) -> dict[str, bytes]:
    """Return each file below a folder by its name; what Python has compiled left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }


def different(here: Mapping[str, bytes], there: Mapping[str, bytes]) -> list[str]:
    """Return the names of what is not the same in both."""
    return [name for name in sorted({*here, *there}) if here.get(name) != there.get(name)]

"""Build the site in all languages, as one folder: ``python -m tools.site build/html de en``.

It appears as a whole or not at all.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.addresses import address_contents
from tools.build import BUILD, Build, build_all
from tools.side_by_side import INTERRUPTED
from tools.waiting import alone, remove

PAGES = BUILD / "pages"
ROOT = Path("docs/_root")
"""What lies beside the languages."""

LOOKED_FOR = ("404.html", "robots.txt")
"""What hosts and search engines look for beside the languages, with absolute links."""

OWN = (".buildinfo", ".buildinfo.bak")
"""What Sphinx writes for itself, to see whether its configuration has changed."""

LOCK = "site"


def put_together(site: Path, languages: Sequence[str]) -> None:
    """Put the pages of the languages into one folder."""
    new, old = site.with_suffix(".new"), site.with_suffix(".old")
    remove(new)
    remove(old)
    shutil.copytree(ROOT, new) if ROOT.is_dir() else new.mkdir(parents=True)
    for language in languages:
        shutil.copytree(PAGES / language, new / language, ignore=shutil.ignore_patterns(*OWN))
    for name in LOOKED_FOR:
        file = new / "en" / name
        if file.exists():
            shutil.copy2(file, new)
    address_contents(new)
    # For as short as can be there is none: make live may be asked for a page right now.
    if site.exists():
        site.rename(old)
    new.rename(site)
    remove(old)


def main() -> int:
    """Read the command line, build, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.site", description=main.__doc__)
    parser.add_argument("site", type=Path, help="the folder to write to")
    parser.add_argument("languages", nargs="+", metavar="LANGUAGE", help="de, en ...")
    parser.add_argument("--jobs", type=int, help="how many languages side by side; default: all")
    parser.add_argument(
        "--live",
        action="store_true",
        help="keep the last site until the new one is there, and let Sphinx build what has changed",
    )
    arguments = parser.parse_args()
    site: Path = arguments.site
    builds = [
        Build("html", language, PAGES / language, incremental=arguments.live)
        for language in arguments.languages
    ]
    with alone(LOCK):
        if not arguments.live:
            remove(site)
        status = build_all(builds, arguments.jobs)
        if status == 0:
            put_together(site, arguments.languages)
    return status


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)

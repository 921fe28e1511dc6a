"""Give each style and script of the built site an address that changes with its content.

``?v=...`` behind the name is a digest of the file. So a browser may keep what it has loaded from
such an address for ever, and a page never meets a script of another release: what it asks for bears
another address. What is asked for without (a page, above all) is asked for anew each time.
"""

from __future__ import annotations

import hashlib
import re
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from gleichlauf.whole_file import write_whole

_REFERENCE = re.compile(
    r"""(?P<before>\b(?:src|href|data-twin)=")(?P<path>[^"?#:]+\.(?:css|js))(?:\?v=\w+)?(?=")"""
)
_DIGITS = 10


def address_contents(site: Path) -> None:
    """Rewrite the addresses of styles and scripts in all pages below a folder.

    It may be done again, after something has changed.
    """
    digests: dict[Path, str] = {}
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        addressed = _REFERENCE.sub(partial(_addressed, path, site, digests), page)
        if addressed != page:
            write_whole(path, addressed.encode())


def _addressed(page: Path, site: Path, digests: dict[Path, str], found: re.Match[str]) -> str:
    name = unquote(found["path"])
    # Of the page "not found" they are absolute, perhaps below a folder of the host's.
    places = [Path(*Path(name).parts[1:][n:]) for n in range(3)] if name[0] == "/" else []
    wanted = [*(site / place for place in places), page.parent / name]
    file = next((it for it in wanted if it.is_file()), None)
    if file is None:
        return found[0]
    file = file.resolve()
    if file not in digests:
        digests[file] = hashlib.sha256(file.read_bytes()).hexdigest()[:_DIGITS]
    return f"{found['before']}{found['path']}?v={digests[file]}"

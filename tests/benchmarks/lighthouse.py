"""Lighthouse over the site as it is published: ``python -m tests.benchmarks.lighthouse``.

It needs Chromium, nginx, and Lighthouse from npm, which is no part of this project::

    npm install --prefix /tmp/lighthouse lighthouse@12
    PATH=/tmp/lighthouse/node_modules/.bin:$PATH .venv/bin/python -m tests.benchmarks.lighthouse

The site is built for the address at which nginx then serves it, with hosting/nginx.conf. Each
figure is the median of several runs, in percent: performance, accessibility, best practices,
search engines. On a machine that has other things to do, performance is lower than it should be.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.site.conftest import CHROMIUM_ARGUMENTS, build
from tests.site.test_nginx import CONFIGURATION, answers, free_port

ROOT = Path(__file__).parents[2]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = (
    *("de/index.html", "en/index.html", "de/locks.html", "en/stdlib2.html", "de/glossary.html"),
    *("de/search.html?q=thread", "en/search.html?q=lock"),
)
NEEDED = ("lighthouse", "nginx", "chromium")
# A page of results asks search engines to leave it out, as it should.
WANTED_OF_SEARCH = "is-crawlable"


def run(url: str, form: str, folder: Path) -> dict[str, Any]:
    """Return one report of Lighthouse; ``form`` is "mobile" or "desktop"."""
    report = folder / "report.json"
    command = ["lighthouse", url, "--quiet", "--output=json", f"--output-path={report}"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags={' '.join(CHROMIUM_ARGUMENTS)}"]
    command += ["--preset=desktop"] if form == "desktop" else []
    command += [f"--skip-audits={WANTED_OF_SEARCH}"] if "?q=" in url else []
    chromium = {"CHROME_PATH": shutil.which("chromium") or ""}
    subprocess.run(command, check=True, env=os.environ | chromium)
    read: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return read


def measure(url: str, form: str, runs: int, folder: Path) -> None:
    """Print one line for a page, and below it each audit that did not pass."""
    reports = [run(url, form, folder) for _ in range(runs)]
    scores = [
        round(100 * median(report["categories"][it]["score"] for report in reports))
        for it in CATEGORIES
    ]
    print(f"{url.partition('/')[2]:60} {form:8} {'/'.join(map(str, scores))}", flush=True)
    audits = reports[-1]["audits"]
    for category in reports[-1]["categories"].values():
        for reference in category["auditRefs"]:
            audit = audits[reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                value = audit.get("displayValue", "")
                print(f"    {reference['id']} {audit['score']} {value}", flush=True)


def main() -> str | None:
    """Build, serve, measure; return what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", default=PAGES, help="paths below the site's address")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    os.environ["PATH"] += f"{os.pathsep}/usr/sbin"
    missing = [it for it in NEEDED if shutil.which(it) is None]
    if missing:
        return f"Not found: {', '.join(missing)}. What is needed, and how to get it:\n\n{__doc__}"
    os.chdir(ROOT)
    with TemporaryDirectory() as temporary:
        folder, site, port = Path(temporary), Path(temporary, "site"), free_port()
        folder.chmod(0o755)  # nginx's processes may belong to another user
        address = os.environ["GLEICHLAUF_SITE_URL"] = f"http://127.0.0.1:{port}"
        for building in [build(language, site / language) for language in ("de", "en")]:
            _, complaints = building.communicate()
            if building.returncode:
                return complaints
        shutil.copytree("docs/_root", site, dirs_exist_ok=True)
        shutil.copy(site / "en/robots.txt", site)
        filled = CONFIGURATION.format(
            prefix=folder, port=port, site=site, snippet=ROOT / "hosting/nginx.conf"
        )
        (folder / "nginx.conf").write_text(filled, encoding="utf-8")
        server = subprocess.Popen(["nginx", "-p", temporary, "-c", str(folder / "nginx.conf")])
        try:
            if not answers(port, server):
                return (folder / "errors.log").read_text(encoding="utf-8")
            for path in arguments.pages:
                for form in ("mobile", "desktop"):
                    measure(f"{address}/{path}", form, arguments.runs, folder)
        finally:
            server.terminate()
            server.wait()
    return None


if __name__ == "__main__":
    sys.exit(main())

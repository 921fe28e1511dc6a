"""The site behind a real nginx that includes hosting/nginx.conf."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.conftest import Visitors

ROOT = Path(__file__).parents[2]

CONFIGURATION = """\
daemon off;
# One process, so that nothing is left when it ends.
master_process off;
pid {prefix}/nginx.pid;
error_log {prefix}/errors.log;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {prefix}/body;
    proxy_temp_path {prefix}/proxy;
    fastcgi_temp_path {prefix}/fastcgi;
    uwsgi_temp_path {prefix}/uwsgi;
    scgi_temp_path {prefix}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {site};
        include {snippet};
    }}
}}
"""

# Chromium's own count of what came over the wire, without headers and with them.
TRANSFERRED = """() => ["encodedBodySize", "transferSize"].map((size) =>
  ["navigation", "resource"]
    .flatMap((kind) => performance.getEntriesByType(kind))
    .reduce((sum, entry) => sum + entry[size], 0) / 1024)"""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Wait until something listens at the port, or the process has ended."""
    while process.poll() is None:
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def port(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Serve the site with nginx and return the port, or skip where there is no nginx."""
    executable = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    if executable is None:
        message = "no nginx here; install it with: apt-get install nginx-light"
        if os.environ.get("GLEICHLAUF_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    prefix = tmp_path_factory.mktemp("nginx")
    configuration = prefix / "nginx.conf"
    for _ in range(3):  # another program may take the port before nginx does
        number = free_port()
        filled = CONFIGURATION.format(
            prefix=prefix, port=number, site=site.resolve(), snippet=ROOT / "hosting/nginx.conf"
        )
        configuration.write_text(filled, encoding="utf-8")
        process = subprocess.Popen([executable, "-p", str(prefix), "-c", str(configuration)])
        if answers(number, process):
            break
    else:
        pytest.fail((prefix / "errors.log").read_text(encoding="utf-8"))
    yield number
    process.terminate()
    process.wait(timeout=30)


def get(port: int, path: str) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask for a path as a browser does that understands gzip."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")


@pytest.mark.parametrize(
    "path", ["/", "/de/index.html", "/en/", "/de/x", "/de/x.js", "/de/_static/icon.svg"]
)
def test_headers_are_those_of_the_headers_file(site: Path, port: int, path: str) -> None:
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    wanted = dict(line.strip().split(": ", 1) for line in lines if line.startswith("  "))
    assert set(wanted) == set(HEADERS)
    response, _ = get(port, path)
    assert {name: response.headers[name] for name in HEADERS} == wanted


def test_scripts_and_styles_go_without_the_policy_for_pages(port: int) -> None:
    response, _ = get(port, "/de/_static/site.css")
    assert [response.headers[name] for name in HEADERS] == [None, "nosniff", "no-referrer"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/de/stdlib2.html", "text/html; charset=utf-8"),
        ("/en/searchindex.js", "application/javascript; charset=utf-8"),
        ("/de/_static/site.css", "text/css"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/de/_examples/stdlib2/async_zip.py", "text/x-python; charset=utf-8"),
        ("/de/stdlib2.md", "text/markdown; charset=utf-8"),
        ("/llms.txt", "text/plain; charset=utf-8"),
    ],
)
def test_text_is_compressed_and_has_its_type(site: Path, port: int, path: str, kind: str) -> None:
    response, body = get(port, path)
    original = (site / path.lstrip("/")).read_bytes()
    assert response.status == 200
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == original
    assert len(body) < len(original)


def test_what_is_compressed_already_is_left_alone(site: Path, port: int) -> None:
    response, body = get(port, "/preview.png")
    assert response.headers["Content-Type"] == "image/png"
    assert "Content-Encoding" not in response.headers
    assert body == (site / "preview.png").read_bytes()


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/de/gibt-es-nicht.html", "de/404.html"),
        ("/en/there-is-none", "en/404.html"),
        ("/en/_static/none.css", "404.html"),
        ("/none", "404.html"),
    ],
)
def test_page_not_found_is_in_the_language_of_the_reader(
    site: Path, port: int, path: str, page: str
) -> None:
    response, body = get(port, path)
    assert response.status == 404
    shown = gzip.decompress(body) if "Content-Encoding" in response.headers else body
    assert shown == (site / page).read_bytes()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["de", "en"])
def test_chapter_is_transferred_within_its_limit(visit: Visitors, port: int, language: str) -> None:
    visitor = replace(visit, address=f"http://127.0.0.1:{port}")()
    page = visitor.open(f"{language}/locks.html")
    bodies, everything = page.evaluate(TRANSFERRED)
    print(f"{language}/locks.html: {bodies:.1f} KB, with headers {everything:.1f} KB")
    assert 20 < bodies <= 60
    assert visitor.complaints == []

"""The site behind a real nginx that includes hosting/nginx.conf."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import headers_of

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
        {tls}
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
def ports(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """Serve the site with nginx, and return the ports without TLS and with it (0 without openssl).

    Skip where there is no nginx.
    """
    executable = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    if executable is None:
        message = "no nginx here; install it with: apt-get install nginx-light"
        if os.environ.get("GLEICHLAUF_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    prefix = tmp_path_factory.mktemp("nginx")
    configuration = prefix / "nginx.conf"
    for _ in range(3):  # another program may take the port before nginx does
        number, secure = free_port(), free_port()
        tls = certified(prefix, secure)
        filled = CONFIGURATION.format(
            prefix=prefix, port=number, site=site.resolve(), snippet=ROOT / "hosting/nginx.conf",
            tls=tls,
        )  # fmt: skip
        configuration.write_text(filled, encoding="utf-8")
        process = subprocess.Popen([executable, "-p", str(prefix), "-c", str(configuration)])
        if answers(number, process):
            break
    else:
        pytest.fail((prefix / "errors.log").read_text(encoding="utf-8"))
    yield number, secure if tls else 0
    process.terminate()
    process.wait(timeout=30)


def certified(prefix: Path, port: int) -> str:
    """Make a certificate for this machine, and return the lines of nginx's configuration for it."""
    if shutil.which("openssl") is None:
        return ""
    key, certificate = prefix / "key.pem", prefix / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-subj", "/CN=localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    names = f"ssl_certificate {certificate}; ssl_certificate_key {key};"
    return f"listen 127.0.0.1:{port} ssl; {names}"


@pytest.fixture
def port(ports: tuple[int, int]) -> int:
    """Return the port without TLS."""
    return ports[0]


@pytest.fixture
def tls_port(ports: tuple[int, int]) -> int:
    """Return the port with TLS; skip where no certificate could be made."""
    if not ports[1]:
        pytest.skip("no openssl here")
    return ports[1]


def get(port: int, path: str, encodings: str = "gzip") -> tuple[http.client.HTTPResponse, bytes]:
    """Ask for a path as a browser does that understands gzip."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": encodings})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


POLICY, TLS = "Content-Security-Policy", "Strict-Transport-Security"
HEADERS = (POLICY, "X-Content-Type-Options", "Referrer-Policy")


@pytest.mark.parametrize(
    "path", ["/", "/de/index.html", "/en/", "/de/x", "/de/x.js", "/de/_static/icon.svg"]
)
def test_headers_are_those_of_the_headers_file(site: Path, port: int, path: str) -> None:
    wanted = headers_of(site)
    assert set(wanted) == {*HEADERS, TLS, "Cache-Control"}
    response, _ = get(port, path)
    assert {name: response.headers[name] for name in HEADERS} == {it: wanted[it] for it in HEADERS}


KEPT_FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "keep"),
    [
        ("/de/index.html", "no-cache"),
        ("/en/", "no-cache"),
        ("/de/_twins/locks.js", "no-cache"),
        ("/de/_static/site.css", "no-cache"),
        ("/de/_static/site.css?v=1234", KEPT_FOR_EVER),
        ("/de/_twins/locks.js?v=1234", KEPT_FOR_EVER),
        ("/de/_static/none.js?v=1234", None),
        ("/de/none.html", None),
    ],
)
def test_what_has_an_address_of_its_own_is_kept(port: int, path: str, keep: str | None) -> None:
    response, _ = get(port, path)
    assert response.headers["Cache-Control"] == keep
    assert response.status == 404 or response.headers["ETag"]


@pytest.mark.parametrize("path", ["/_headers", "/.git/config", "/de/.buildinfo"])
def test_what_is_none_of_the_site_is_not_served(port: int, path: str) -> None:
    assert get(port, path)[0].status == 404


def test_who_comes_by_tls_is_to_stay_with_it(site: Path, port: int, tls_port: int) -> None:
    assert get(port, "/de/index.html")[0].headers[TLS] is None
    for path in ("/de/index.html", "/de/_static/site.css"):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # it is ours
        connection = http.client.HTTPSConnection("127.0.0.1", tls_port, timeout=30, context=context)
        connection.request("GET", path)
        assert connection.getresponse().headers[TLS] == headers_of(site)[TLS]
        connection.close()


@pytest.fixture
def workshop(site: Path) -> str:
    """Return where the workshop lies; skip where the site was built without."""
    if not (site / "de/_workshop").is_dir():
        pytest.skip("the site has no workshop: there was no Pyodide when it was built")
    return "/de/_workshop"


def test_one_file_alone_may_run_webassembly(site: Path, port: int, workshop: str) -> None:
    for path in (f"{workshop}/worker.mjs", "/en/_workshop/worker.mjs"):
        response, _ = get(port, path)
        assert response.headers[POLICY] == headers_of(site, path)[POLICY]
        assert "'wasm-unsafe-eval'" in response.headers[POLICY]
        assert response.headers["Content-Type"].startswith("application/javascript")
    assert "unsafe" not in headers_of(site)[POLICY]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pyodide.asm.wasm", "application/wasm"),
        ("pyodide.asm.mjs", "application/javascript"),
        ("python_stdlib.zip", "application/zip"),
        ("explorer.zip", "application/zip"),
    ],
)
@pytest.mark.parametrize(("encodings", "chosen"), [("gzip, br", "br"), ("gzip", "gzip")])
def test_python_is_sent_compressed(
    site: Path, port: int, workshop: str, name: str, kind: str, encodings: str, chosen: str
) -> None:
    ending = {"br": ".br", "gzip": ".gz"}[chosen]
    packed = site / workshop.removeprefix("/") / f"{name}{ending}"
    if not packed.exists():
        pytest.skip("built without brotli")
    response, body = get(port, f"{workshop}/{name}", encodings)
    assert response.headers["Content-Encoding"] == chosen
    assert response.headers["Content-Type"].partition(";")[0] == kind
    assert body == packed.read_bytes()
    plain, body = get(port, f"{workshop}/{name}", "identity")
    assert plain.headers["Content-Encoding"] is None
    assert body == (site / workshop.removeprefix("/") / name).read_bytes()


def test_the_first_click_loads_little(site: Path, port: int, workshop: str) -> None:
    names = json.loads((site / "de/_workshop/manifest.json").read_text())["files"]
    sent = sum(len(get(port, f"{workshop}/{name}", "br, gzip")[1]) for name in names)
    assert sent <= 4_300_000


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

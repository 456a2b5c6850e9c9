"""``orgaudit serve``: what it hands out, to whom, and how it ends."""

import http.client
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgaudit.browser.parts import PYODIDE
from orgaudit.browser.serving import PageServer
from tests.cli.calling import ROOT, call

pytestmark = pytest.mark.slow


@pytest.fixture
def server() -> Iterator[PageServer]:
    files = {"index.html": b"<p>page", "pyodide/pyodide.mjs": b"1", "page.css": b""}
    with PageServer(files, "default-src 'none'") as served:
        thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield served
        served.shutdown()
        thread.join()


def asked(server: PageServer, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    """Ask as written: no client tidies the path."""
    lines = [f"{method} {path} HTTP/1.1", *(f"{key}: {value}" for key, value in headers.items())]
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode())
        answer = http.client.HTTPResponse(line, method=method)
        answer.begin()
        return answer.status, answer.read()


def host(server: PageServer) -> str:
    return f"127.0.0.1:{server.server_port}"


def test_the_page_is_handed_out_with_what_it_may_do(server: PageServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    line.request("GET", "/?lang=ja")
    answer = line.getresponse()
    assert (answer.status, answer.read()) == (200, b"<p>page")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    line.close()


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/etc/passwd",
        "//etc/passwd",
        "/pyodide/",
        "/pyodide/../index.html",
        "/index.html/",
        "/page.css%00",
        "http://[x/",
        "*",
    ],
)
def test_no_other_path_leads_anywhere(server: PageServer, path: str) -> None:
    assert asked(server, path, Host=host(server)) == (404, b"")
    assert asked(server, "/index.html", Host=host(server))[0] == 200


@pytest.mark.parametrize(
    "name", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:{port}", ""]
)
def test_another_host_is_refused(server: PageServer, name: str) -> None:
    assert asked(server, "/", Host=name.format(port=server.server_port)) == (403, b"")
    assert asked(server, "/", Host=f"localhost:{server.server_port}")[0] == 200


def test_no_host_is_refused(server: PageServer) -> None:
    assert asked(server, "/") == (403, b"")


def test_a_browser_that_leaves_in_the_middle_is_not_told_of(
    server: PageServer, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.sendall(b"GET / HT")
    assert asked(server, "/index.html", Host=host(server))[0] == 200
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"])
def test_nothing_is_done_but_handing_out(server: PageServer, method: str) -> None:
    assert asked(server, "/", method, Host=host(server))[0] == 501


def test_without_pyodide_it_is_said_how_to_get_it(tmp_path: Path) -> None:
    done = call("serve", "--pyodide", str(tmp_path))
    assert done.code == 2
    assert "npm pack pyodide" in done.err
    assert PYODIDE[0] in done.err


@pytest.fixture
def pyodide(tmp_path: Path) -> Path:
    """Files with the names of Pyodide's."""
    for name in PYODIDE:
        (tmp_path / name).write_bytes(b"0")
    return tmp_path


def test_a_port_that_is_taken_is_told(server: PageServer, pyodide: Path) -> None:
    done = call("serve", "--pyodide", str(pyodide), "--port", str(server.server_port))
    assert done.code == 2
    assert str(server.server_port) in done.err


@pytest.mark.skipif(os.name == "nt", reason="a signal for one process is told otherwise on Windows")
def test_ctrl_c_ends_it_well(pyodide: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "orgaudit", "serve", "--pyodide", str(pyodide), "--lang", "en"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    told = started.stdout.readline()
    assert told.startswith("http://127.0.0.1:")
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=30)
    assert (started.returncode, err) == (0, "")

"""However an editor leaves, the server ends with it, quietly."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.cli.calling import ROOT, spawn

INITIALIZE: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}}
OPEN = {
    "textDocument": {"uri": "untitled:org.yaml", "languageId": "yaml", "version": 1, "text": "company: A\n"}
}


def sent(*messages: tuple[str, Any]) -> bytes:
    """Return messages as an editor sends them; those with a number are requests."""
    parts = []
    for number, (method, params) in enumerate(messages, 1):
        body: dict[str, Any] = {"jsonrpc": "2.0", "method": method}
        if method in ("initialize", "shutdown"):
            body["id"] = number
        if params is not None:
            body["params"] = params
        data = json.dumps(body).encode()
        parts.append(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
    return b"".join(parts)


BEGUN: tuple[tuple[str, Any], ...] = (
    ("initialize", INITIALIZE),
    ("initialized", {}),
    ("textDocument/didOpen", OPEN),
)

WAYS = {
    "shutdown and exit": sent(*BEGUN, ("shutdown", None), ("exit", None)),
    "shutdown, and the stream ends": sent(*BEGUN, ("shutdown", None)),
    "the stream ends": sent(*BEGUN),
    "the stream ends at once": b"",
    "the stream ends within a message": sent(*BEGUN) + b"Content-Length: 500\r\n\r\n{",
}


@pytest.mark.parametrize("way", WAYS)
def test_an_editor_that_leaves_is_followed_without_a_word(way: str) -> None:
    code, out, err = spawn("lsp", stdin=WAYS[way])
    assert code == 0
    assert b"Traceback" not in err
    if "within" not in way:
        assert err == b""
    assert out.count(b"Content-Length") >= (
        2 if "shutdown" in way else 1 if way != "the stream ends at once" else 0
    )


@pytest.mark.parametrize("digits", ["9" * 5_000, "9" * 18])
def test_a_message_that_claims_to_be_endless_is_told(digits: str) -> None:
    code, _, err = spawn("lsp", stdin=f"Content-Length: {digits}\r\n\r\n{{}}".encode())
    assert code == 2
    assert b"Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="streams as POSIX has them")
def test_an_editor_that_died_is_followed() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "orgaudit", "lsp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        streams = process.stdin, process.stdout, process.stderr
        to, out, err = (stream for stream in streams if stream is not None)
        out.close()
        to.write(sent(*BEGUN, ("shutdown", None)))
        to.close()
        assert process.wait(60) in (0, 141)
        assert b"Traceback" not in err.read()

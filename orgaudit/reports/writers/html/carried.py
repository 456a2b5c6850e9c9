"""The report's JSON inside its page, packed: written by the page, read back from it.

Packed, because a report says the same words hundreds of times: what it carries is then a tenth of what it was. The same JSON gives
the same bytes.
"""

import json
import lzma
from base64 import b64decode, b64encode
from html.parser import HTMLParser
from typing import Final

CARRIER_ID: Final = "orgaudit-report"
_ENCODING: Final = "xz+base64"
_PRESETS: Final = (9 | lzma.PRESET_EXTREME, 3)
"""How hard to pack, up to a million characters and beyond: measured on 70 and on 2,000 duties, harder takes longer than it is worth."""

MOST_UNPACKED: Final = 512 * 1024 * 1024
"""Bytes; house default. A page from elsewhere must not fill the memory."""


class NoReportError(ValueError):
    """A page that carries no report of ours, or a broken one."""


def packed(data: str) -> str:
    """Return JSON as a page carries it: JSON again, and nothing in it can end the element that it stands in."""
    preset = _PRESETS[len(data) > 1_000_000]
    content = b64encode(lzma.compress(data.encode("utf-8"), preset=preset)).decode("ascii")
    return embedded({"encoding": _ENCODING, "report": content})


def embedded(value: object) -> str:
    """Return a value as JSON in which nothing can end the element that it stands in, nor begin another."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def carried_by(page: str) -> str:
    """Return the JSON that a page carries. Raises NoReportError."""
    finder = _Finder()
    finder.feed(page)
    finder.close()
    try:
        holder = json.loads("".join(finder.found))
        if holder["encoding"] != _ENCODING:
            raise NoReportError
        opener = lzma.LZMADecompressor(format=lzma.FORMAT_XZ)
        content = opener.decompress(b64decode(holder["report"], validate=True), max_length=MOST_UNPACKED)
        if not opener.eof:
            raise NoReportError
        return content.decode("utf-8")
    except (ValueError, KeyError, TypeError, lzma.LZMAError) as error:
        raise NoReportError from error


class _Finder(HTMLParser):
    """Collects what stands in the element that carries the report."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and dict(attrs).get("id") == CARRIER_ID

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.append(data)

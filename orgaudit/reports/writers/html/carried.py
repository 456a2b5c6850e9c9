"""The report's JSON inside its page, packed: written by the page, read back from it.

Packed, because a report says the same words hundreds of times: what it carries is then a tenth of what it was. The same JSON gives
the same bytes.
"""

import json
import lzma
import re
from base64 import b64decode, b64encode
from typing import Final

CARRIER_ID: Final = "orgaudit-report"
_ENCODING: Final = "xz+base64"
_PRESETS: Final = (9 | lzma.PRESET_EXTREME, 3)
"""How hard to pack, up to a million characters and beyond: measured on 70 and on 2,000 duties, harder takes longer than it is worth."""

_CARRIER: Final = re.compile(
    rf"<script\b[^<>]*\bid\s*=\s*[\"']?{CARRIER_ID}\b[^<>]*>(?P<content>[^<]*)</script\b", re.IGNORECASE
)
"""The element that carries the report. A browser that saves a page may write its start in another order; what is in it holds no ``<``."""

_MOST_TO_UNPACK: Final = 128 * 1024 * 1024
"""Bytes that unpacking may take beside what comes out: the hardest way to pack asks for 65 MiB, a hostile page for any number."""

MOST_UNPACKED: Final = 256 * 1024 * 1024
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
    found = _CARRIER.search(page)
    if found is None:
        raise NoReportError
    try:
        holder = json.loads(found["content"])
        if holder["encoding"] != _ENCODING:
            raise NoReportError
        opener = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_MOST_TO_UNPACK)
        content = opener.decompress(b64decode(holder["report"], validate=True), max_length=MOST_UNPACKED)
        if not opener.eof:
            raise NoReportError
        return content.decode("utf-8")
    except (ValueError, KeyError, TypeError, RecursionError, lzma.LZMAError) as error:
        raise NoReportError from error

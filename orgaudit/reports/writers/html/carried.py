"""The report's JSON inside its page, packed: written by the page, read back from it.

Packed, because a report says the same words hundreds of times: what it carries is then a tenth of what it was. The same JSON gives
the same bytes.
"""

import json
import lzma
import re
from base64 import b85decode, b85encode
from typing import Final

from orgaudit.reports.writers.html.columns import folded, unfolded
from orgaudit.reports.writers.html.shortened import put_back, shortened

CARRIER_ID: Final = "orgaudit-report"
_ENCODING: Final = "columns+xz+base85"
_HARMLESS: Final = bytes.maketrans(b"<>&", b",.:")
_AS_MADE: Final = bytes.maketrans(b",.:", b"<>&")
"""The three of the 85 digits that mean something in a page, and what stands for them. Of 64 digits a page would carry a fifteenth more."""

_PRESET: Final = 3
"""How hard to pack: the hardest of the quick ones."""

_OF_SHORT: Final = {"preset": 6, "nice_len": 64, "depth": 8}
"""How hard to pack a short report. Of 70 duties that saves 6 % of what the quick way leaves and takes 12 ms more; the whole preset takes 20 ms for 1 % more."""

_SHORT: Final = 2**19
"""Bytes."""

_LEAST_WINDOW: Final = 4096
"""Bytes; the least that the format takes."""

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
    """Return JSON as a page carries it: JSON again, and nothing in it can end the element that it stands in.

    Most sentences are left out: the page tells those of the rules, and those of findings are made of the facts beside them.
    """
    report = shortened(json.loads(data))
    return squeezed(json.dumps(folded(report), ensure_ascii=False, separators=(",", ":")))


def squeezed(text: str) -> str:
    """Return a text as a page carries it."""
    # A path may hold bytes that are no text, which JSON can say in signs of its own.
    plain = text.encode("utf-8", "backslashreplace")
    # A window beyond the text finds nothing more, and clearing it takes longer than packing a short report.
    window = max(_LEAST_WINDOW, 1 << (len(plain) - 1).bit_length())
    filters = [
        {
            "id": lzma.FILTER_LZMA2,
            **(_OF_SHORT if len(plain) <= _SHORT else {"preset": _PRESET}),
            "dict_size": window,
            "lc": 2,
            "pb": 0,
        }
    ]
    digits = b85encode(lzma.compress(plain, filters=filters)).translate(_HARMLESS)
    return embedded({"encoding": _ENCODING, "report": digits.decode("ascii")})


def embedded(value: object) -> str:
    """Return a value as JSON in which nothing can end the element that it stands in, nor begin another."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def carried_by(page: str) -> str:
    """Return the JSON that a page carries, on one line. Raises NoReportError."""
    found = _CARRIER.search(page)
    if found is None:
        raise NoReportError
    try:
        holder = json.loads(found["content"])
        if holder["encoding"] != _ENCODING:
            raise NoReportError
        opener = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_MOST_TO_UNPACK)
        content = opener.decompress(
            b85decode(holder["report"].encode("ascii").translate(_AS_MADE)), max_length=MOST_UNPACKED
        )
        if not opener.eof:
            raise NoReportError
        report = unfolded(json.loads(content), MOST_UNPACKED)
        put_back(report)
        return json.dumps(report, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, lzma.LZMAError) as error:
        raise NoReportError from error

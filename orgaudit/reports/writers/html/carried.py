"""The report's JSON inside its page, packed: written by the page, read back from it.

Packed, because a report says the same words hundreds of times: what it carries is then a tenth of what it was. The same JSON gives
the same bytes.
"""

import json
import lzma
import re
from base64 import b85decode, b85encode
from typing import Any, Final

from orgaudit.reports.writers.html.columns import folded, unfolded

CARRIER_ID: Final = "orgaudit-report"
_ENCODING: Final = "columns+xz+base85"
_HARMLESS: Final = bytes.maketrans(b"<>&", b",.:")
_AS_MADE: Final = bytes.maketrans(b",.:", b"<>&")
"""The three of the 85 digits that mean something in a page, and what stands for them. Of 64 digits a page would carry a fifteenth more."""

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


_TOLD_ON_THE_PAGE: Final = ("why", "remedy", "sources")
"""What the page itself says of each rule, and ``orgaudit explain`` says again: a quarter of what it would carry."""


def packed(data: str) -> str:
    """Return JSON as a page carries it: JSON again, and nothing in it can end the element that it stands in.

    The words of the rules are left out: the page tells them.
    """
    report = json.loads(data)
    if isinstance(report, dict) and isinstance(rules := report.get("rules"), dict):
        short = {key: _short(rule) for key, rule in rules.items()}
        report = {**report, "rules": short}
    return squeezed(json.dumps(folded(report), ensure_ascii=False, separators=(",", ":")))


def squeezed(text: str) -> str:
    """Return a text as a page carries it."""
    plain = text.encode("utf-8")
    filters = [{"id": lzma.FILTER_LZMA2, "preset": _PRESETS[len(plain) > 1_000_000], "lc": 4, "pb": 0}]
    digits = b85encode(lzma.compress(plain, filters=filters)).translate(_HARMLESS)
    return embedded({"encoding": _ENCODING, "report": digits.decode("ascii")})


def _short(rule: Any) -> Any:
    if not isinstance(rule, dict):
        return rule
    return {key: value for key, value in rule.items() if key not in _TOLD_ON_THE_PAGE}


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
        return json.dumps(report, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, lzma.LZMAError) as error:
        raise NoReportError from error

"""The report's JSON inside its page, packed: written by the page, read back from it.

Packed, because a report says the same words hundreds of times: what it carries is then a tenth of what it was. The same JSON gives
the same bytes.
"""

import json
import lzma
import re
from base64 import b85decode, b85encode
from collections.abc import Iterator
from typing import Any, Final

from orgaudit.reports.writers.html.columns import folded, unfolded

CARRIER_ID: Final = "orgaudit-report"
_ENCODING: Final = "columns+xz+base85"
_HARMLESS: Final = bytes.maketrans(b"<>&", b",.:")
_AS_MADE: Final = bytes.maketrans(b",.:", b"<>&")
"""The three of the 85 digits that mean something in a page, and what stands for them. Of 64 digits a page would carry a fifteenth more."""

_PRESET: Final = 3
"""How hard to pack: the hardest of the quick ones. Of 70 duties the next ones save 3 and 6 % and take two and four times as long."""

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


_LEFT_OUT: Final = {"rules": ("why", "remedy", "sources"), "findings": ("text",), "waived": ("text",)}
"""What the page tells of each rule, and sentences that are made of the facts beside them: two fifths of what it would carry."""

_OF_THE_RULE: Final = ("name", "family", "title")
"""What a finding says that its rule says too: it is left out, and put back when the page is read."""


def packed(data: str) -> str:
    """Return JSON as a page carries it: JSON again, and nothing in it can end the element that it stands in.

    Most sentences are left out: the page tells those of the rules, and those of findings are made of the facts beside them.
    """
    report = json.loads(data)
    if isinstance(report, dict):
        for finding, rule in _with_rules(report):
            for key in _OF_THE_RULE:
                if key in finding and finding[key] == rule.get(key):
                    del finding[key]
        report = {key: _short(value, _LEFT_OUT.get(key, ())) for key, value in report.items()}
    return squeezed(json.dumps(folded(report), ensure_ascii=False, separators=(",", ":")))


def squeezed(text: str) -> str:
    """Return a text as a page carries it."""
    plain = text.encode("utf-8")
    # A window beyond the text finds nothing more, and clearing it takes longer than packing a short report.
    window = max(_LEAST_WINDOW, 1 << (len(plain) - 1).bit_length())
    filters = [{"id": lzma.FILTER_LZMA2, "preset": _PRESET, "dict_size": window, "lc": 2, "pb": 0}]
    digits = b85encode(lzma.compress(plain, filters=filters)).translate(_HARMLESS)
    return embedded({"encoding": _ENCODING, "report": digits.decode("ascii")})


def _with_rules(report: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield every finding of an audit with what the report says of its rule; of other reports nothing."""
    rules = report.get("rules") if isinstance(report, dict) else None
    if isinstance(rules, dict):
        for finding in (*report.get("findings", ()), *report.get("waived", ())):
            yield finding, rules[finding["rule"]]


def _short(part: Any, left_out: tuple[str, ...]) -> Any:
    """Return a part of the report whose members are without these keys."""
    if not left_out:
        return part
    if isinstance(part, list):
        return [_without(item, left_out) for item in part]
    if isinstance(part, dict):
        return {key: _without(item, left_out) for key, item in part.items()}
    return part


def _without(item: Any, left_out: tuple[str, ...]) -> Any:
    if not isinstance(item, dict):
        return item
    return {key: value for key, value in item.items() if key not in left_out}


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
        for finding, rule in _with_rules(report):
            for key in _OF_THE_RULE:
                finding.setdefault(key, rule[key])
        return json.dumps(report, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, lzma.LZMAError) as error:
        raise NoReportError from error

"""A report written as JSON, piece by piece."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from json.encoder import encode_basestring
from typing import Any, Final

from orgaudit.model.json_text import for_screens

# What is written here is made for it and holds no circles; looking for them takes a tenth of the time.
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode

BETWEEN: Final = ",\n    "
"""What stands between two items of a list."""


BATCH: Final = 500
"""Small items that are handed on in one piece; house default."""


class Written(str):
    """JSON that is written already: one value, or several items of a list with ``BETWEEN`` between them."""

    __slots__ = ()


def written(value: Any) -> Written:
    """Write a value that stands in a report more than once, fit for a screen (``for_screens``): what is written once is looked through once."""
    return Written(for_screens(_ENCODE(value)))


def text_json(text: str) -> str:
    """Write a text as ``written`` does, in less time."""
    return for_screens(encode_basestring(text))


def in_batches(items: Iterable[str]) -> Iterator[Written]:
    """Hand on small items of a list, written already, many in one piece."""
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield Written(BETWEEN.join(batch))


def number_text(value: float | None) -> str:
    """Write a number as JSON does. Raises ValueError for one that JSON has no word for."""
    if value is None:
        return "null"
    if value - value != 0:  # an infinity, or no number at all
        return written(value)
    return repr(value)


def laid_out(document: Mapping[str, Any]) -> str:
    """Return the whole text of ``pieces``."""
    return "".join(pieces(document))


def pieces(document: Mapping[str, Any]) -> Iterator[str]:
    """Write the object key by key, lists and iterators one item a line: easy to search and to compare, quick, and fit for a screen.

    An iterator makes its items when they are written, so that no two of them need to be kept. The indenting encoder of ``json`` is
    pure Python, which for ten thousand findings takes longer than the audit.
    """
    before = "{\n"
    for key, value in document.items():
        yield f"{before}  {_ENCODE(key)}: "
        before = ",\n"
        if isinstance(value, list | Iterator):
            yield from _listed(value)
        else:
            yield written(value)
    yield "\n}\n"


def _listed(items: Iterable[Any]) -> Iterator[str]:
    before = "[\n    "
    for item in items:
        yield before + (item if item.__class__ is Written else written(item))
        before = BETWEEN
    yield "[]" if before.startswith("[") else "\n  ]"

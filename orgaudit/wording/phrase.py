"""The small language of our sentences: named holes, a plural, a clause that falls away.

``{name}``            the fact, written as the language writes numbers, lists, dates and values
``{name|one|many}``   one of two words by the fact's number (1 or not, 0 counts as many)
``[[ ... ]]``         a clause that is left out where a hole in it is unknown or empty
A literal brace or bracket pair does not occur in our sentences. Nothing is evaluated.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import zip_longest

from orgaudit.model.pattern import pattern

_CLAUSE = pattern(r"\[\[(.*?)\]\]", re.DOTALL)
_HOLE = pattern(r"\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}")

Write = Callable[[str, object], str]
"""Writes one fact: name and value in, text out; an empty text for what is unknown."""


def holes(template: str) -> frozenset[str]:
    """Return the names of all holes in a template."""
    return frozenset(_HOLE.split(template)[1::4])


def fill(template: str, facts: Mapping[str, object], write: Write) -> str:
    """Fill a template. Raises KeyError for a hole that is no fact.

    What is filled in is never looked at again: a fact of the user that looks like a hole must stay a fact.
    """
    if "{" not in template and "[[" not in template:
        return template
    told: list[str] = []
    known: dict[str, str] = {}
    for needed, parts in _clauses(template):
        for name in needed:
            said = known.get(name)
            if said is None:
                said = known[name] = write(name, facts[name])
            if not said:
                break
        else:
            for text, hole, words in parts:
                told.append(text)
                if hole is None:
                    continue
                if words is not None:
                    told.append(words[_count(facts[hole]) != 1])
                    continue
                said = known.get(hole)
                if said is None:
                    said = known[hole] = write(hole, facts[hole])
                told.append(said)
    return "".join(told)


def in_general(template: str) -> str:
    """Return what a template says of no finding in particular: clauses with a fact in them fall away."""
    return fill(template, dict.fromkeys(holes(template)), lambda _name, _value: "")


_Part = tuple[str, str | None, tuple[str, str] | None]
"""A text and the name of the hole behind it, if any; with one word and the word for many it takes one of them by the number of its fact."""


@lru_cache(maxsize=4_096)  # more than we have sentences
def _clauses(template: str) -> tuple[tuple[tuple[str, ...], tuple[_Part, ...]], ...]:
    """Return the stretches of a template: the facts without which each falls away, and its parts."""
    return tuple(
        (tuple(sorted(holes(stretch))) if number % 2 else (), _parts(stretch))
        for number, stretch in enumerate(_CLAUSE.split(template))
    )


def _parts(stretch: str) -> tuple[_Part, ...]:
    # Texts, and after each but the last one a name and two words: this is done for every sentence that a run tells.
    found = _HOLE.split(stretch)
    texts, names, ones, manys = found[::4], found[1::4], found[2::4], found[3::4]
    words = (None if one is None else (one, many) for one, many in zip(ones, manys, strict=True))
    return tuple(zip_longest(texts, names, words))


def _count(value: object) -> float:
    if isinstance(value, int | float):
        return value
    return len(value) if isinstance(value, tuple | list) else 0

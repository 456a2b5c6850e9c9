"""The small language of our sentences: named holes, a plural, a clause that falls away.

``{name}``            the fact, written as the language writes numbers, lists, dates and values
``{name|one|many}``   one of two words by the fact's number (1 or not, 0 counts as many)
``[[ ... ]]``         a clause that is left out where a hole in it is unknown or empty
A literal brace or bracket pair does not occur in our sentences. Nothing is evaluated.
"""

import re
from collections.abc import Callable, Mapping

from orgaudit.model.pattern import pattern

_CLAUSE = pattern(r"\[\[(.*?)\]\]", re.DOTALL)
_HOLE = pattern(r"\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}")

Write = Callable[[str, object], str]
"""Writes one fact: name and value in, text out; an empty text for what is unknown."""


def holes(template: str) -> frozenset[str]:
    """Return the names of all holes in a template."""
    return frozenset(match.group(1) for match in _HOLE.finditer(template))


def fill(template: str, facts: Mapping[str, object], write: Write) -> str:
    """Fill a template. Raises KeyError for a hole that is no fact."""
    if "{" not in template and "[[" not in template:
        return template

    def clause(match: re.Match[str]) -> str:
        inner = match.group(1)
        empty = any(_written(name, facts, write) == "" for name in holes(inner))
        # The clause is filled below, once: a fact of the user that looks like a hole must stay a fact.
        return "" if empty else inner

    return _fill_holes(_CLAUSE.sub(clause, template), facts, write)


def in_general(template: str) -> str:
    """Return what a template says of no finding in particular: clauses with a fact in them fall away."""
    return fill(template, dict.fromkeys(holes(template)), lambda _name, _value: "")


def _fill_holes(template: str, facts: Mapping[str, object], write: Write) -> str:
    def hole(match: re.Match[str]) -> str:
        name, one, many = match.groups()
        if one is None:
            return _written(name, facts, write)
        return str(one) if _count(facts[name]) == 1 else str(many)

    return _HOLE.sub(hole, template)


def _written(name: str, facts: Mapping[str, object], write: Write) -> str:
    return write(name, facts[name])


def _count(value: object) -> float:
    if isinstance(value, int | float):
        return value
    return len(value) if isinstance(value, tuple | list) else 0

"""A condition of a company's rule: checked before anything runs, then evaluated for each element."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.intake.spelling import nearest
from orgaudit.own.engines import Evaluate, WrongConditionError, engine
from orgaudit.own.facts import known_keys, types_of, words_of_key
from orgaudit.settings import OwnSubject

MOST_SIGNS: Final = 2_000
"""Signs of one condition; house default."""

MOST_LOOPS: Final = 3
"""Loops (``exists``, ``all``, ``map`` …) in one condition, so that one within another cannot multiply without bound; house default."""

_STRING: Final = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'')
_HAS: Final = re.compile(r"\bhas\(\s*[\w.]+\s*\)")
_SELECTED: Final = re.compile(r"\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)\b(?!\s*\()")
_LOOP: Final = re.compile(r"\.(?:exists_one|exists|all|map|filter)\s*\(")
_COMPARED: Final = re.compile(
    r"""\b\w+\.(?P<left>\w+)\s*[!=]=\s*(?P<q>["'])(?P<word>[^"'\\\n]*)(?P=q)"""
    r"""|(?P<p>["'])(?P<other>[^"'\\\n]*)(?P=p)\s*(?:[!=]=|in)\s*\w+\.(?P<right>\w+)"""
)
_AMONG: Final = re.compile(r"\b\w+\.(\w+)\s+in\s*\[([^\[\]]*)\]")


def check(text: str, subject: OwnSubject) -> None:
    """Raise WrongConditionError for a text that is no condition over elements of a kind; NoEngineError where no library can tell."""
    if len(text) > MOST_SIGNS:
        raise WrongConditionError("condition_too_long", limit=MOST_SIGNS)
    bare = _STRING.sub(lambda found: '"' + " " * (len(found[0]) - 2) + '"', text)
    loops = [found.start() for found in _LOOP.finditer(bare)]
    if len(loops) > MOST_LOOPS:
        raise _at(text, loops[MOST_LOOPS] + 1, "condition_loops", limit=MOST_LOOPS)
    # Whether a fact is known can be asked of every one, and says nothing of its type. The text keeps its length, and so its columns.
    typed = _HAS.sub(lambda found: "true".ljust(len(found[0])), text)
    _check_facts(text, bare, subject)
    engine().check(typed, _types(subject))
    # What was taken out for that is looked at here.
    prepared(text, subject)
    _check_words(text)


def _check_facts(text: str, bare: str, subject: OwnSubject) -> None:
    for found in _SELECTED.finditer(bare):
        keys = types_of(found[1]) if found[1] in (subject, "company") else known_keys()
        if found[2] not in keys:
            near = nearest(found[2], tuple(keys))
            raise _at(text, found.start(2), "no_such_fact", found=found[2], nearest=near)


def _check_words(text: str) -> None:
    """Refuse a word that a fact never has: such a comparison would be true of nothing, and say nothing of it."""
    for key, word, at in _compared(text):
        allowed = words_of_key(key)
        if allowed and word not in allowed:
            raise _at(text, at, "no_such_word", found=word, allowed=allowed, nearest=nearest(word, allowed))


def _compared(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each text that a condition holds against a fact: the fact, the text and where it stands."""
    for found in _COMPARED.finditer(text):
        group = "word" if found["left"] else "other"
        yield found["left"] or found["right"], found[group], found.start(group)
    for found in _AMONG.finditer(text):
        for item in _STRING.finditer(text, found.start(2), found.end(2)):
            yield found[1], item[0][1:-1], item.start() + 1


def prepared(text: str, subject: OwnSubject) -> Evaluate:
    """Return what evaluates a condition. Raises WrongConditionError for one that is none."""
    return engine().prepare(text, (subject, "company", "today"))


def named_facts(text: str, subject: OwnSubject) -> tuple[str, ...]:
    """Return the facts of the element itself that a condition names, in order."""
    found = _SELECTED.finditer(_STRING.sub("", text))
    return tuple(dict.fromkeys(item[2] for item in found if item[1] == subject))


def asked_facts(text: str, subject: OwnSubject) -> frozenset[str] | None:
    """Return the facts of the element that a condition can ask for; ``None`` for all of them.

    What a condition is given is made fit for the library at each evaluation, so it is given what it asks for.
    """
    bare = _STRING.sub('""', text)
    if re.search(rf"\b{subject}\b(?!\s*\.\s*\w)", bare):
        return None
    return frozenset(re.findall(rf"\b{subject}\s*\.\s*(\w+)", bare))


def _types(subject: OwnSubject) -> Mapping[str, str]:
    found = {f"{kind}.{key}": of for kind in (subject, "company") for key, of in types_of(kind).items()}
    return {**found, "today": "text"}


def _at(text: str, offset: int, code: str, **facts: object) -> WrongConditionError:
    before = text[:offset]
    column = offset - (before.rfind("\n") + 1) + 1
    return WrongConditionError(code, before.count("\n") + 1, column, **facts)

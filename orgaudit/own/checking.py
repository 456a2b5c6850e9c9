"""What is wrong with the rules of a company beyond their form: a condition that is none, a sentence with a fact that its elements do not have."""

from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import east_asian_width

from orgaudit.intake.fields import table
from orgaudit.intake.problems import InputProblem
from orgaudit.model import Place
from orgaudit.own.company_rules import holes_of
from orgaudit.own.conditions import check
from orgaudit.own.engines import WrongConditionError
from orgaudit.own.facts import SECTIONS
from orgaudit.settings import OwnRule
from orgaudit.wording.phrase import holes

MOST_EXCERPT: Final = 100
"""Signs of a condition that are shown before and behind the mistake."""


def problems_of(rules: Iterable[OwnRule]) -> tuple[InputProblem, ...]:
    """Return what is wrong, each with its place in the settings file. Raises NoEngineError where no library is installed."""
    return tuple(problem for rule in rules for problem in _problems(rule))


def _problems(rule: OwnRule) -> Iterator[InputProblem]:
    try:
        check(rule.when, rule.subject)
    except WrongConditionError as wrong:
        facts = {**wrong.facts, "excerpt": excerpt(rule, wrong)}
        yield InputProblem(wrong.code, _place(rule, wrong), facts)
    if any(holes(text) or "[[" in text for _, text in (*rule.title, *rule.why)):
        yield InputProblem("hole_in_title", rule.place, {"field": rule.id})
    known = _facts(rule)
    for name in sorted(holes_of(rule) - set(known)):
        yield InputProblem("no_such_hole", rule.place, {"field": rule.id, "found": name, "allowed": known})


def _facts(rule: OwnRule) -> tuple[str, ...]:
    if rule.subject not in SECTIONS:
        return ("subject",)
    fields = table().sections[SECTIONS[rule.subject]].fields
    return ("subject", *(item.key for item in fields if item.type not in ("objects", "people")))


def _place(rule: OwnRule, wrong: WrongConditionError) -> Place:
    """Return where a mistake stands in the file: to the column in a text of one line, to the line in a block."""
    path, line, column, _, _ = rule.place
    if rule.written == "block":
        at = line + wrong.line
        return Place(path, at, wrong.column, at, wrong.column + 1)
    at = column + wrong.column - 1 + (rule.written == "quoted")
    return Place(path, line, at, line, at + 1)


def excerpt(rule: OwnRule, wrong: WrongConditionError) -> tuple[str, str]:
    """Return a line of a condition and a caret under one of its signs, as wide as a terminal shows them."""
    lines = rule.when.splitlines() or [""]
    line = lines[min(wrong.line, len(lines)) - 1]
    start = max(0, wrong.column - MOST_EXCERPT)
    before = line[start : wrong.column - 1]
    pad = "".join("\u3000" if east_asian_width(sign) in "WF" else " " for sign in before)
    return line[start : wrong.column - 1 + MOST_EXCERPT], f"{pad}^"

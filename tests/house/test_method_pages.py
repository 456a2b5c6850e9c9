"""The pages on method say of every rule what the code says: effort, gate 0, what absorbs what."""

import re
from pathlib import Path

import pytest

from orgaudit.rules.spec import Family
from tests.finished import FINISHED

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "method.md", "ja": DOCS / "ja" / "method.md"}
PREFIXES = "|".join(family.prefix for family in Family)
RULE = re.compile(rf"(?:{PREFIXES})\d{{3}}")


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param].read_text(encoding="utf-8")


def rows(page: str, cells: int) -> list[list[str]]:
    """Return the table rows of a page that begin with rules and have so many cells."""
    lines = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("|")]
    return [line for line in lines if len(line) == cells and RULE.match(line[0].strip())]


def test_each_rule_has_its_effort(page: str) -> None:
    told = [
        (rule, float(effort))
        for rules, _returns, effort in rows(page, cells=3)
        for rule in RULE.findall(rules)
    ]
    assert sorted(told) == sorted((rule.id, float(rule.effort_hours)) for rule in FINISHED)


def test_what_absorbs_what(page: str) -> None:
    told = {
        (rule, lesser)
        for rules, absorbed in rows(page, cells=2)
        for rule in RULE.findall(rules)
        for lesser in RULE.findall(absorbed)
    }
    assert told == {(rule.id, lesser) for rule in FINISHED for lesser in rule.absorbs}


def test_which_rules_stand_behind_gate_0(page: str) -> None:
    start = page.index("**gate 0**")
    told = set(RULE.findall(page[start : page.index("\n## ", start)]))
    assert told == {rule.id for rule in FINISHED if rule.gate0}


def test_which_rules_count_a_legal_deadline_themselves(page: str) -> None:
    own = {rule.id for rule in FINISHED if not rule.legal_step}
    assert any(
        set(RULE.findall(bracket)) == own
        for bracket in re.findall(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]", page)
    )

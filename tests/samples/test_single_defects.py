"""One defect in the healthy company is told by one rule, at the right place; what only looks like it is not told.

The defects stand in single_defects.yaml, which explains its form at its head.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from orgaudit.engine.input_quality import InputQuality, input_quality
from orgaudit.findings.severity import Severity
from orgaudit.knowledge.data_file import parsed_data
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.finished import FINISHED
from tests.samples.company_edits import Edit, edited, loaded

HEALTHY: Final = Path(__file__).parents[2] / "sample_orgs" / "healthy.yaml"
DATA: Final = parsed_data(Path(__file__).with_name("single_defects.yaml"))

Told = tuple[str, str]
"""A rule and the address of what it found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One entry of the data."""

    rule: str
    subject: str
    edit: Sequence[Edit]
    near_miss: Sequence[Edit]
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def expected(self) -> set[Told]:
        return {(self.rule, self.subject), *self.beside.items()}


DEFECTS: Final = [Defect(**entry) for entry in DATA["defects"]]
each_defect = pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.rule)


@cache
def healthy() -> Mapping[str, Any]:
    company: dict[str, Any] = parsed_data(HEALTHY)
    return company


def organization(edits: Sequence[Edit]) -> Organization:
    read = loaded(edited(healthy(), edits), today=date(1999, 12, 31))
    assert (read.problems, read.notes) == ((), ())
    assert read.organization is not None
    return read.organization


def audited(edits: Sequence[Edit]) -> AuditResult:
    org = organization(edits)
    return audit(org, Settings(today=org.as_of))


@cache
def told_anyway() -> frozenset[tuple[str, str, Severity]]:
    return frozenset(_told_with_level(audited(())))


def _told_with_level(result: AuditResult) -> set[tuple[str, str, Severity]]:
    findings = [item.finding for item in result.findings]
    return {(finding.rule, finding.subject.address, finding.severity) for finding in findings}


def new_findings(result: AuditResult) -> dict[Told, Severity]:
    """Return what is told now and was not told of the healthy company, or at another level."""
    return {(rule, subject): severity for rule, subject, severity in _told_with_level(result) - told_anyway()}


def test_every_rule_has_its_defect() -> None:
    assert [defect.rule for defect in DEFECTS] == [rule.id for rule in FINISHED]


@each_defect
def test_one_defect_is_told_once_and_at_its_place(defect: Defect) -> None:
    result = audited(defect.edit)
    new = new_findings(result)
    assert defect.expected <= new.keys()
    grave = {told for told, severity in new.items() if severity.at_least(Severity.MEDIUM)}
    assert grave - defect.expected == set()


@each_defect
def test_what_only_looks_like_it_is_not_told(defect: Defect) -> None:
    result = audited(defect.near_miss)
    new = new_findings(result)
    assert {told for told, severity in new.items() if severity.at_least(Severity.MEDIUM)} == set()
    assert {told for told in new if told[0] == defect.rule} == set()
    unjudged = {(gap.rule, gap.not_judged.subject.address) for gap in result.not_judged}
    assert (defect.rule, defect.subject) not in unjudged, "silent for want of a fact, not because all is well"


@each_defect
def test_both_are_changes(defect: Defect) -> None:
    assert edited(healthy(), defect.edit) != healthy()
    assert edited(healthy(), defect.near_miss) != healthy()


@pytest.mark.parametrize("entry", DATA["input_quality"], ids=lambda entry: entry["flaw"])
def test_one_sloppy_name_is_shown_and_costs_nothing(entry: Mapping[str, Any]) -> None:
    assert _flaws(input_quality(organization(()))) == set()
    assert _flaws(input_quality(organization(entry["edit"]))) == {(entry["flaw"], *sorted(entry["duties"]))}
    assert _flaws(input_quality(organization(entry["near_miss"]))) == set()
    result = audited(entry["edit"])
    assert result.score.overall.value == audited(()).score.overall.value


def _flaws(quality: InputQuality) -> set[tuple[str, ...]]:
    flaws = {(flaw, *sorted(duties)) for flaw, duties in quality.flawed.items()}
    flaws |= {("inconsistent", *sorted(group)) for group in quality.inconsistent}
    if quality.sizes_are_mixed:
        flaws.add(("mixed_sizes", *sorted(quality.fine)))
    if quality.hours_are_patchy:
        flaws.add(("patchy_hours",))
    return flaws

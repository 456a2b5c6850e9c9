"""Findings and gaps written as JSON, text by text: what many of them share is written once and kept.

There are tens of thousands in a large report. Made as maps and then encoded they took as long as the judging of the company.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, islice
from operator import add, itemgetter
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Facts, Related, Subject, kinds_of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field
from orgaudit.reports.machine.json.finding import raw_json
from orgaudit.reports.machine.json.laying_out import BATCH, BETWEEN, Written, number_text, text_json, written
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Priority, UnjudgedSubject, Weighed

_Head = tuple[str, Severity, Confidence]

_MOST_KEPT: Final = 2_000
"""Texts of facts that are kept; house default."""

_NOT_JUDGED: Final = itemgetter(UnjudgedSubject._fields.index("not_judged"))
"""Takes what was not judged out of a gap; to unpack one in the other takes three times as long."""


@dataclass(frozen=True, slots=True)
class FindingWriter:
    """Writes findings in the words of one report; without ``sentences`` their texts stay empty, for who makes them of the facts."""

    words: Localizer
    sentences: bool = True
    _heads: dict[_Head, str] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)
    _subjects: dict[int, str] = field(default_factory=dict)
    """By identity: the addresses of all elements would take as much room as what is told of them."""
    _alive: list[Subject] = field(default_factory=list)
    """Keeps another element from coming to have the identity of one."""
    _homes: dict[str | None, str] = field(default_factory=dict)
    _related: dict[Related, str] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)
    _defaults: dict[tuple[str, ...], str] = field(default_factory=dict)
    _plans: dict[type[Facts], tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    """Of each rule's facts their names, what stands before them, and their kinds."""
    _texts: dict[tuple[object, str], str] = field(default_factory=dict)
    """Texts of facts, with their kind: persons, departments and codes come again and again."""

    def finding(self, weighed: Weighed, state: str, **more: Any) -> Written:
        """Write one finding whole; ``more`` stands behind its other entries."""
        finding = weighed.finding
        if self.sentences:
            title, text = self.words.title_and_text(finding)
        else:
            title, text = self.words.catalogue.rule(finding.rule, finding.family).title, ""
        told = self._titles.get(title)
        if told is None:
            told = self._titles[title] = text_json(title)
        related = ", ".join([self._related.get(item) or self._one_related(item) for item in finding.related])
        absorbed = [{"rule": item.rule, "fingerprint": item.fingerprint} for item in finding.absorbed]
        behind = f", {written(more)[1:]}" if more else "}"
        return Written(
            f'{self._head(finding)}, "subject": {self._subject(finding.subject)}, "related": [{related}]'
            f', "facts": {self._facts(finding.facts)}, "title": {told}, "text": {text_json(text)}'
            f', "location": {self._location(finding.place)}, "fingerprint": "{finding.fingerprint}"'
            f', "absorbed": {written(absorbed) if absorbed else "[]"}, "points": {number_text(weighed.points)}'
            f', "priority": {self._priority(weighed.priority)}, "state": "{state}"{behind}'
        )

    def findings(self, items: Iterable[Weighed], known: frozenset[str]) -> Iterator[Written]:
        """Write findings; ``known`` holds the fingerprints of those known before."""
        for item in items:
            yield self.finding(item, state_of(item, known))

    def not_judged(self, unjudged: Iterable[UnjudgedSubject]) -> Iterator[Written]:
        """Write the judgements that could not be made, many in one piece. Each element stands in many of them and is written once."""

        @cache
        def lacking(missing: tuple[str, ...]) -> str:
            return f', "missing": {written(missing)}}}'

        for rule, of_rule in groupby(unjudged, itemgetter(0)):
            head = f'{{"rule": {written(rule)}, "subject": '
            left = map(_NOT_JUDGED, of_rule)
            while batch := list(islice(left, BATCH)):
                # Loops that run in C: there are six for each duty.
                subjects, missing = zip(*batch, strict=True)
                told = map(add, self._all(subjects), map(lacking, missing))
                yield Written(head + (BETWEEN + head).join(told))

    def _all(self, subjects: Iterable[Subject]) -> list[str]:
        """Write elements, most of which are known."""
        try:
            return list(map(self._subjects.__getitem__, map(id, subjects)))
        except KeyError:
            return [self._subject(subject) for subject in subjects]

    def _head(self, finding: Finding) -> str:
        key = finding.rule, finding.severity, finding.confidence
        head = self._heads.get(key)
        if head is None:
            head = written(
                {
                    "rule": finding.rule,
                    "name": finding.name,
                    "family": finding.family,
                    "severity": finding.severity.value,
                    "confidence": finding.confidence.value,
                }
            )[:-1]
            self._heads[key] = head
        return head

    def _subject(self, subject: Subject) -> str:
        """Write an element by kind, address, name and department."""
        text = self._subjects.get(id(subject))
        if text is None:
            address = text_json(self.words.redactor.text(subject.address))
            name = text_json(self.words.subject_name(subject))
            home = self._home(subject.department_id)
            text = f'{{"kind": "{subject.kind}", "id": {address}, "name": {name}, "department": {home}}}'
            self._subjects[id(subject)] = text
            self._alive.append(subject)
        return text

    def _home(self, department: str | None) -> str:
        home = self._homes.get(department)
        if home is None:
            shown = None if department is None else self.words.redactor.text(department)
            home = self._homes[department] = written(shown)
        return home

    def _one_related(self, related: Related) -> str:
        kind, address, role = related
        shown = text_json(self.words.reference(kind, address))
        name = text_json(self.words.name(kind, address))
        text = f'{{"kind": {text_json(kind)}, "id": {shown}, "name": {name}, "role": {text_json(role)}}}'
        self._related[related] = text
        return text

    def _facts(self, facts: Facts) -> str:
        plan = self._plans.get(type(facts))
        if plan is None:
            plan = tuple([(name, f'"{name}": ', kind) for name, kind in kinds_of(facts).items()])
            self._plans[type(facts)] = plan
        told = []
        for name, before, kind in plan:
            value = getattr(facts, name)
            told.append(f"{before}{'null' if value is None else self._fact(value, kind)}")
        return f"{{{', '.join(told)}}}"

    def _fact(self, value: object, kind: str) -> str:
        """Write what ``raw_json`` makes of a fact: nearly all of them are texts, numbers, and lists of these."""
        if value.__class__ is str:
            return self._texts.get((value, kind)) or self._text(str(value), kind)
        if isinstance(value, float):
            return number_text(round(value, 6))
        if value.__class__ is int:
            return repr(value)
        if isinstance(value, tuple):
            return f"[{', '.join([self._fact(item, kind) for item in value])}]"
        if value is None:
            return "null"
        if value.__class__ is bool:
            return "true" if value else "false"
        return written(raw_json(value, kind, self.words))

    def _text(self, text: str, kind: str) -> str:
        if len(self._texts) >= _MOST_KEPT:
            self._texts.clear()
        told = self._texts[text, kind] = text_json(self.words.reference(kind, text))
        return told

    def _location(self, place: Place) -> str:
        path, line, column, end_line, end_column = place
        shown = self._paths.get(path)
        if shown is None:
            shown = self._paths[path] = written(self.words.path(path))
        return (
            f'{{"path": {shown}, "line": {line}, "column": {column}'
            f', "end_line": {end_line}, "end_column": {end_column}}}'
        )

    def _priority(self, priority: Priority) -> str:
        defaults = self._defaults.get(priority.defaults)
        if defaults is None:
            defaults = self._defaults[priority.defaults] = written(priority.defaults)
        return (
            f'{{"gate0": {"true" if priority.gate0 else "false"}, "score": {number_text(priority.score)}'
            f', "recoverable_hours": {number_text(priority.recoverable_hours)}'
            f', "risk_hours": {number_text(priority.risk_hours)}, "urgency": {number_text(priority.urgency)}'
            f', "confidence": {number_text(priority.confidence)}'
            f', "effort_hours": {number_text(priority.effort_hours)}, "defaults": {defaults}}}'
        )


def state_of(item: Weighed, known: frozenset[str]) -> str:
    """Return whether a finding was known before; ``known`` holds the fingerprints of those that were."""
    return "known" if item.finding.fingerprint in known else "new"

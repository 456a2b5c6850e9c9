"""By what a reader may look for a finding: family, department, office, level, and whether it was known before."""

from collections.abc import Iterator
from typing import Final, Literal

from orgaudit.findings.finding import Finding
from orgaudit.model.dataclass import dataclass, field
from orgaudit.reports.content.audit.levels import level_word
from orgaudit.reports.text import Look, Text, styled
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.results.comparison import Comparison

MOST_IN_FULL: Final = 100
"""Findings up to which a browser tells several of each rule in full; house default. More are seldom read, and a page must be sent."""

Facet = tuple[str, str]

ANCHOR_LENGTH: Final = 12
"""Digits of a fingerprint that lead to its finding; among a hundred thousand findings two alike are not to be expected (2e-5)."""


def anchor(finding: Finding) -> str:
    """Return the name by which a finding can be led to: the first digits of its fingerprint."""
    return finding.fingerprint[:ANCHOR_LENGTH]


@dataclass(frozen=True, slots=True)
class Finder:
    """Names and groups findings so that they can be looked for. Without a ``comparison`` none is new and none is known."""

    result: AuditResult
    words: Localizer
    comparison: Comparison | None
    in_one_file: bool = False
    only: Literal["browser", "text", "brief", ""] = ""
    """Where alone they are told: a browser lists every finding, but few in full."""
    _told: dict[tuple[str, str, str | None, bool], tuple[Facet, ...]] = field(default_factory=dict)
    """The facets of findings that share them all: a page asks for each finding."""

    @property
    def in_full(self) -> bool:
        """Whether a browser tells more than one finding of a rule in full."""
        return len(self.result.findings) <= MOST_IN_FULL

    def anchor(self, weighed: Weighed) -> str:
        """Return the name by which a finding can be led to: the same in every report of any day."""
        return anchor(weighed.finding)

    def place(self, weighed: Weighed) -> Text:
        """Return where a finding stands: its line, and the file where there are several."""
        place = weighed.finding.place
        if self.in_one_file and place.path:
            return styled(self.words.say("findings.line", line=str(place.line)), Look.SMALL)
        return styled(self.words.place(place), Look.CODE)

    def facets(self, weighed: Weighed) -> tuple[Facet, ...]:
        """Return what kind of thing each facet is, and which this finding has."""
        finding = weighed.finding
        is_known = self.comparison is not None and finding.fingerprint in self.comparison.known
        key = finding.severity, finding.family, finding.subject.department_id, is_known
        told = self._told.get(key)
        if told is None:
            told = tuple((self.words.say(f"facet.{name}"), value) for name, value in self._facets(weighed))
            self._told[key] = told
        return told

    def _facets(self, weighed: Weighed) -> Iterator[Facet]:
        finding, words = weighed.finding, self.words
        yield "level", level_word(finding.severity, words)
        yield "family", words.say(f"common/family.{finding.family}")
        home = finding.subject.department_id
        if home is not None:
            yield "department", words.department(home)
            department = words.org.department_by_id.get(home)
            if department is not None and department.office is not None:
                yield "office", words.name("office", department.office)
        if self.comparison is not None:
            state = "known" if finding.fingerprint in self.comparison.known else "new"
            yield "state", words.say(f"facet.{state}")

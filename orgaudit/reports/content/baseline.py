"""The report of a baseline: what was accepted, since when, and where it stands today."""

from datetime import date
from typing import ClassVar, Self

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.reports.content.audit.levels import level_word
from orgaudit.reports.document import Block, Column, Document, Gap, Paragraph, Table
from orgaudit.reports.report import Report
from orgaudit.reports.text import Look, Text, level, plain, quiet, styled
from orgaudit.reports.words.gone_names import without_strangers
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.known_findings import KnownFinding


class Accepted(NamedTuple):
    """An accepted finding, the day on which it was accepted, and what it is today; ``None`` where it is gone."""

    finding: KnownFinding
    since: date
    now: Finding | None

    @property
    def is_note(self) -> bool:
        """Whether it is counted apart, as notes are in every report."""
        return Severity(self.finding.severity).is_note


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineReport(Report):
    """The entries of a baseline, held against the company as it is."""

    kind: ClassVar[str] = "baseline"

    result: AuditResult
    accepted: tuple[Accepted, ...]

    def without_strangers(self) -> Self:
        """Return the same without the names of elements that are gone."""
        items = [item.finding for item in self.accepted]
        hidden = without_strangers(items, self.result.organization, self.catalogue)
        told = (item._replace(finding=finding) for item, finding in zip(self.accepted, hidden, strict=True))
        return replace(self, accepted=tuple(told))

    def words(self) -> Localizer:
        """Return the words of the company."""
        return self.words_of(self.result.organization)

    @property
    def counted(self) -> tuple[Accepted, ...]:
        """What counts as a finding."""
        return tuple(item for item in self.accepted if not item.is_note)

    @property
    def notes(self) -> int:
        """How many notes there are beside."""
        return len(self.accepted) - len(self.counted)

    @property
    def gone(self) -> int:
        """How many findings are gone."""
        return sum(item.now is None for item in self.counted)

    def document(self) -> Document:
        """Return the entries in their order, and how many they are."""
        words = self.words()
        company = words.user(self.result.organization.company.name)
        total = words.catalogue.ui(
            "cli.baseline.total", count=len(self.counted), notes=self.notes or None, gone=self.gone
        )
        listed: tuple[Block, ...] = (_table(self.accepted, words), Gap()) if self.accepted else ()
        title = words.catalogue.ui("cli.baseline.heading", company=company)
        return Document(title, (*listed, Paragraph(plain(total))))


def _table(accepted: tuple[Accepted, ...], words: Localizer) -> Table:
    columns = tuple(
        Column(words.catalogue.ui(f"cli.baseline.{name}"), grows=name == "subject")
        for name in ("rule", "severity", "since", "place", "subject")
    )
    return Table(columns, tuple(_row(item, words) for item in accepted))


def _row(item: Accepted, words: Localizer) -> tuple[Text, ...]:
    severity = Severity(item.finding.severity)
    gone = quiet(words.catalogue.ui("cli.baseline.gone"))
    return (
        plain(item.finding.rule),
        (level(severity, level_word(severity, words)),),
        plain(item.since.isoformat()),
        styled(words.place(item.now.place), Look.CODE) if item.now else gone,
        plain(words.user(item.finding.subject)),
    )

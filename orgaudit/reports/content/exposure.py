"""The report of exposures: how far each department depends on any one person. No person is named."""

from typing import ClassVar

from orgaudit.knowledge.weights import CRITICALITY_WEIGHT
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.audit.head import described
from orgaudit.reports.document import Column, Document, Gap, Paragraph, Table, cells
from orgaudit.reports.report import Report
from orgaudit.reports.text import quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.simulation import DepartmentExposure


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureReport(Report):
    """Everything a report of the exposures in one company is made from."""

    kind: ClassVar[str] = "exposure"

    exposures: tuple[DepartmentExposure, ...]
    org: Organization

    def words(self) -> Localizer:
        """Return the words of the company."""
        return self.words_of(self.org)

    def document(self) -> Document:
        """Return the whole report."""
        words = self.words()
        names = ("department", "share", "duties", "hours", "exposed", "unsure")
        columns = (
            Column(words.say(f"simulate/exposure.{name}"), figures=name != "department") for name in names
        )
        rows = (
            (
                words.department(item.department),
                f"{item.worst_share:.0%}",
                f"{item.worst_count}/{item.duties}",
                f"{item.hours_at_worst:,.0f}",
                f"{item.exposed}/{item.people}",
                str(item.unsure),
            )
            for item in self.exposures
        )
        weights = {level: f"{weight:g}" for level, weight in CRITICALITY_WEIGHT.items()}
        return Document(
            words.say("simulate/title.exposure", company=words.user(self.org.company.name)),
            (
                described(self.org, words),
                Paragraph(quiet(words.say("simulate/exposure.intro"))),
                Paragraph(quiet(words.say("simulate/exposure.counted", **weights))),
                Gap(),
                Table(tuple(columns), tuple(cells(*row) for row in rows)),
            ),
        )

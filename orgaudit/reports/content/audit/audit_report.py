"""The report of an audit, before it has words or a format."""

from typing import TYPE_CHECKING, ClassVar, Self

from orgaudit.findings.severity import Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.reports.report import Report
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import NOT_ASKED, Gate

if TYPE_CHECKING:
    from orgaudit.reports.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport(Report):
    """Everything a report of an audit is made from.

    ``paths`` and ``sha256`` are those of the input, as ``Loaded`` gives them. ``comparison`` says what is new, where the
    result was held against known findings, and ``earlier`` is the company that had them. ``show`` is the least level that people are told; it changes neither score
    nor gate. ``show_waived`` tells the findings that waivers accept.
    """

    kind: ClassVar[str] = "audit"

    result: AuditResult
    paths: tuple[str, ...] = ()
    sha256: str = ""
    gate: Gate = NOT_ASKED
    comparison: Comparison | None = None
    earlier: Organization | None = None
    show: Severity = Severity.LOW
    show_waived: bool = False

    @property
    def known(self) -> frozenset[str]:
        """Fingerprints of the findings that were known before."""
        return self.comparison.known if self.comparison else frozenset()

    def without_strangers(self) -> Self:
        """Return the same without the names of elements that are gone, where the company in which they were is not at hand."""
        if self.comparison is None or self.earlier is not None or not self.comparison.gone:
            return self
        # Few reports are held against a file.
        from orgaudit.reports.words.gone_names import without_strangers

        hidden = without_strangers(self.comparison.gone, self.result.organization, self.catalogue)
        return replace(self, comparison=replace(self.comparison, gone=hidden))

    def words(self) -> Localizer:
        """Return the words of the report."""
        return self.words_of(self.result.organization)

    def states(self) -> tuple[Organization, ...]:
        """Return the company, and the earlier one that it is held against."""
        return (self.result.organization, self.earlier) if self.earlier else ()

    def document(self) -> "Document":
        """Return the whole report."""
        # Machines are told without a document, and that is most of what would be loaded.
        from orgaudit.reports.content.audit.blocks import audit_document

        return audit_document(self)

    def workbook(self) -> "Document":
        """Return the same as sheets."""
        from orgaudit.reports.content.audit.blocks import audit_workbook

        return audit_workbook(self)

"""What every reporter is handed."""

from dataclasses import dataclass

from orgaudit.findings.severity import Severity
from orgaudit.reports.rows import ReportView
from orgaudit.reports.view import build_view
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import NOT_ASKED, Gate
from orgaudit.wording.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """Everything a report is made from.

    ``show``, ``full``, ``width`` and ``color`` only concern formats for people, the last two only the terminal.
    ``paths`` and ``sha256`` are those of the input, as ``Loaded`` gives them. ``comparison`` says what is new, where
    the result was held against known findings.
    """

    result: AuditResult
    catalogue: Catalogue
    paths: tuple[str, ...]
    sha256: str
    version: str
    gate: Gate = NOT_ASKED
    comparison: Comparison | None = None
    show: Severity = Severity.LOW
    redact: bool = False
    show_waived: bool = False
    full: bool = False
    width: int = 80
    color: bool = False

    @property
    def known(self) -> frozenset[str]:
        """Fingerprints of the findings that were known before."""
        return self.comparison.known if self.comparison else frozenset()

    def view(self) -> ReportView:
        """Word the result for people."""
        return build_view(
            self.result,
            self.catalogue,
            paths=self.paths,
            sha256=self.sha256,
            version=self.version,
            show=self.show,
            redact=self.redact,
            gate=self.gate,
            comparison=self.comparison,
            show_waived=self.show_waived,
        )

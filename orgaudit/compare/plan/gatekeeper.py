"""Whether a company that was changed passes the gate, told from what is found in it wherever that suffices."""

from collections.abc import Iterator

from orgaudit.compare.simulate.what_if import Judge
from orgaudit.engine.gate import Measured, judge, reasons_of
from orgaudit.engine.standing import Standing
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence
from orgaudit.model.dataclass import dataclass
from orgaudit.settings import Budget, GateRequest


@dataclass(frozen=True, slots=True)
class Gatekeeper:
    """A gate and, for scores of parts of the company, the audit that it asks."""

    request: GateRequest
    audited: Judge

    def passes(self, standing: Standing) -> bool:
        """Whether a company passes."""
        parts = (*self.request.families.values(), *self.request.departments.values())
        if any(budget.min_score is not None or budget.min_coverage is not None for budget in parts):
            return judge(self.request, self.audited(standing.org)).passed
        return not any(
            reason for budget, measured in self._parts(standing) for reason in reasons_of(budget, measured)
        )

    def is_grave(self, standing: Standing) -> bool:
        """Whether any finding alone fails the gate."""
        return any(
            finding.severity.at_least(budget.fail_on)
            for budget, measured in self._parts(standing)
            if budget.fail_on is not None
            for finding in measured.findings
        )

    def _parts(self, standing: Standing) -> Iterator[tuple[Budget, Measured]]:
        findings = tuple(
            item
            for item in standing.findings()
            if self.request.inferred or item.confidence is not Confidence.LOW
        )
        yield self.request.whole, Measured(findings, standing.score, standing.coverage)
        for name, budget in self.request.families.items():
            yield budget, _only(item for item in findings if item.family == name)
        for name, budget in self.request.departments.items():
            yield budget, _only(item for item in findings if item.subject.department_id == name)


def _only(findings: Iterator[Finding]) -> Measured:
    return Measured(tuple(findings), None, None)

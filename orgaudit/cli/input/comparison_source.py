"""What a result is held against: a baseline file, or the company as it was at a git ref."""

from functools import partial
from pathlib import Path

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.input.bounded import given_text
from orgaudit.cli.input.company import Company, hide
from orgaudit.cli.run import Run
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.states.baseline import BadBaseline, Baseline, read
from orgaudit.compare.states.changed_places import at_changes
from orgaudit.compare.states.git import NoHistoryError
from orgaudit.compare.states.history import company_at, lay_elsewhere
from orgaudit.intake.messages import message
from orgaudit.intake.reading import STDIN
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison, compared
from orgaudit.results.known_findings import KnownFinding, known_findings


@dataclass(frozen=True, slots=True)
class Since:
    """A ref to compare with: where this branch left it, or with ``exact`` the ref itself."""

    ref: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """What was known before a result was made, and what it is from: accepted findings, or an earlier state of the company."""

    against: str
    accepted: tuple[KnownFinding, ...] = ()
    state: AuditResult | None = None

    def held_against(self, result: AuditResult) -> tuple[Comparison, AuditResult]:
        """Compare a result with it; return the result with new findings at the lines that changed, where these are known."""
        if self.state is None:
            return compared(result, self.accepted, self.against, grown_is_new=True), result
        # Few calls name an earlier state.
        from orgaudit.compare.states.difference import risen

        known = known_findings(self.state, result, grown_is_new=True)
        score = self.state.score.overall.value
        comparison = compared(
            result,
            known,
            self.against,
            score_before=score,
            grown_is_new=True,
            rose=partial(risen, self.state),
        )
        return comparison, at_changes(result, self.state.organization, comparison)


def known_before(job: Run, baseline: str | None, since: Since | None, company: Company) -> Before | None:
    """Return what a result is held against; ``None`` where the call names nothing.

    Raises WrongCallError where it cannot be read, RefusedInputError where the earlier company has problems.
    """
    if baseline is not None and since is not None:
        raise WrongCallError("one_comparison")
    if baseline is not None:
        entries = read_baseline(Path(baseline))
        return Before(baseline, entries.known)
    return _since(job, since, company) if since is not None else None


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises WrongCallError."""
    try:
        return read(given_text(path))
    except BadBaseline as problem:
        code = f"baseline_{problem.reason}"
        raise WrongCallError(code, path=str(path), **problem.facts) from None


def _since(job: Run, since: Since, company: Company) -> Before:
    session, ref = job.session, since.ref
    if STDIN in company.given:
        raise WrongCallError("since_needs_files")
    try:
        loaded = company_at(
            ref,
            company.given,
            today=job.settings.today,
            company=company.organization.company.name,
            merge_base=not since.exact,
        )
    except NoHistoryError as problem:
        code = f"history_{problem.reason}"
        raise WrongCallError(code, **problem.facts) from None
    if loaded is None:
        session.note(session.catalogue.ui("cli.told.nothing_before", ref=ref))
        return Before(ref)
    hide(session, loaded, session.catalogue)
    # Which file it was is decided by what git takes for a rename, and by the name of the company.
    if elsewhere := lay_elsewhere(ref, company.given, loaded):
        session.note(session.catalogue.ui("cli.told.lay_elsewhere", ref=ref, paths=elsewhere))
    if loaded.organization is None:
        for found in loaded.problems:
            session.tell(message(found, session.catalogue, unquoted=session.discreet))
        session.note(session.catalogue.ui("cli.told.earlier_refused", ref=ref))
        raise RefusedInputError(ExitCode.WRONG_INPUT)
    return Before(ref, state=job.audit(loaded.organization))

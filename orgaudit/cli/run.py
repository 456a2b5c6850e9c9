"""The way of a call that tells a report: settings, then a company, then a report, then where it goes."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import EndedError, ExitCode
from orgaudit.cli.input.company import Company, read_company
from orgaudit.cli.output.path_base import path_base
from orgaudit.cli.output.publish import page_of, publish, targets_of, tells_people
from orgaudit.cli.output.targets import Target, refuse_read, refuse_unwritable
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.session import Session
from orgaudit.cli.settings.deciding import Decided, audited_paths, decide, settings_of
from orgaudit.cli.terminal.failed_rules import tell_failed_rules
from orgaudit.cli.terminal.progress import working
from orgaudit.cli.usage import WrongCallError
from orgaudit.engine.select import NoRuleLeftError, selected
from orgaudit.intake.settings_file.loading import SETTINGS_NAME
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field, replace
from orgaudit.reports.report import Report
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings

_READ_BESIDES: Final = ("baseline", "answers", "old")
"""Parameters that name a file which is read beside the company."""


@dataclass(frozen=True, slots=True)
class Run:
    """A call with everything decided: the settings, and where its reports go."""

    call: Call
    decided: Decided
    settings: Settings
    targets: tuple[Target, ...] = ()
    judged: list[AuditResult] = field(default_factory=list)
    """The company that was judged last: of the next one only what sets it apart is judged again."""

    @property
    def session(self) -> Session:
        """Streams and environment."""
        return self.call.session

    def paths(self) -> tuple[str, ...]:
        """Return what is audited. Raises WrongCallError where nothing is named, or a report would become part of it."""
        found = audited_paths(self.call, self.decided)
        for path in found:
            refuse_unwritable(self.targets, path)
        return found

    def company(self) -> Company:
        """Read the company. Raises WrongCallError and RefusedInputError."""
        return read_company(self.session, self.paths(), self.settings.today, self.call["stdin_filename"])

    def audit(self, org: Organization) -> AuditResult:
        """Audit a company with the settings of the run."""
        # Names are classified without it.
        from orgaudit import pipeline

        with working(self.session, "judging"):
            result = pipeline.audit(org, self.settings, before=self.judged[-1] if self.judged else None)
        self.judged[:] = [result]
        return result

    def tell(
        self,
        report: Report,
        judged: Iterable[AuditResult] = (),
        failed: Callable[[], Iterable[str]] | None = None,
    ) -> ExitCode:
        """Write the report to where it goes and return the code.

        ``judged`` are the results behind it: a rule that failed outweighs the gate. ``failed`` tells why the gate failed, where it
        did; that is said on stderr where no report on stdout says it to people.
        """
        session, call = self.session, self.call
        report = replace(
            report,
            base=path_base(session, audited_paths(call, self.decided) if call["path"] else ()),
            redact_key=session.redact_key,
        )
        with working(session, "writing"):
            publish(session, self.targets, report, page_of(call), names=bool(call["names"]))
        if failed is not None and not tells_people(self.targets):
            session.note(" ".join(failed()))
        if tell_failed_rules(session, report.catalogue, *judged):
            return ExitCode.BUG
        return ExitCode.OK if failed is None or call["exit_zero"] else ExitCode.GATE_FAILED


def refuse_settings(job: Run, target: Path | None) -> None:
    """Refuse to write a company over settings, be they those by which it was read or of a folder that is not. Raises WrongCallError."""
    if target is None:
        return
    if target.name == SETTINGS_NAME and target.exists():
        raise WrongCallError("file_exists", path=str(target))
    if job.decided.file is not None:
        refuse_read((target,), (job.decided.file.path,))


def begin(call: Call, kind: str = "", start: str | None = None) -> Run:
    """Decide what a call is about; from here on the session hides people where they are to be hidden.

    ``kind`` is that of its report, ``start`` where the search for the settings begins. Raises WrongCallError where no rule would run
    or a format does not exist, RefusedInputError where the settings are wrong, and ends the call where it asks for the settings.
    """
    decided = decide(call, start if start is not None else (call["path"] or ("",))[0])
    settings = settings_of(decided, call["today"] or date.today())
    if call.takes("select"):
        try:
            selected(decided.rules, settings.select, settings.ignore)
        except NoRuleLeftError:
            raise call.wrong("no_rule_left") from None
    wanted = targets_of(call, kind) if kind else ()
    besides = [call[name] for name in _READ_BESIDES if call.takes(name)]
    if decided.file is not None:
        besides.append(decided.file.path)
    refuse_read((target.path for target in wanted), besides)
    if call["show_settings"]:
        from orgaudit.cli.settings.page import settings_page  # few calls ask for it

        call.session.write(settings_page(decided, call.session))
        raise EndedError
    return Run(call, decided, settings, wanted)

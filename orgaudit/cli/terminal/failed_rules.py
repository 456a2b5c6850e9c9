"""Rules that failed in a run: told by every command that runs rules, which then ends as a bug does."""

from orgaudit.cli.session import Session
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.builtin import is_ours
from orgaudit.wording.catalogue import Catalogue


def tell_failed_rules(session: Session, words: Catalogue, *results: AuditResult) -> bool:
    """Tell each failed rule once on stderr; return whether there is any."""
    failures = {failure.rule: failure for result in results for failure in result.failures}
    for failure in failures.values():
        # The text of an exception can hold a person's name.
        error = None if session.discreet else failure.error
        session.tell(words.ui("cli.rule_failed", rule=failure.rule, error=error, ours=is_ours(failure.rule)))
    return bool(failures)

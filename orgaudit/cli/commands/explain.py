"""``orgaudit explain``: everything about one rule, from the same sources as the report."""

from orgaudit.cli.call import Call
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.publish import tell
from orgaudit.cli.settings import decide
from orgaudit.cli.usage import unknown
from orgaudit.engine.input_quality import INPUT_CHECKS, InputCheck
from orgaudit.intake.spelling import folded
from orgaudit.reports.content.rule import RuleReport
from orgaudit.rules.spec import Rule
from orgaudit.testing import Case, cases_file, cases_of, company_text, language_of
from orgaudit.wording.catalogue import Language


def run(call: Call) -> ExitCode:
    """Explain one rule."""
    found = _find(call["rule"], decide(call, "").rules)
    words = call.session.catalogue
    cases = cases_of(found) if isinstance(found, Rule) and cases_file(found).is_file() else ()
    return tell(
        call,
        RuleReport(
            catalogue=words,
            rule=found,
            hit=_first([case for case in cases if case.hits], words.language),
            clean=_first([case for case in cases if not case.hits and case.clean], words.language),
        ),
    )


def _find(word: str, rules: tuple[Rule, ...]) -> Rule | InputCheck:
    everything: tuple[Rule | InputCheck, ...] = (*rules, *INPUT_CHECKS)
    named = {name: rule for rule in everything for name in (rule.id, rule.name)}
    found = {name.casefold(): rule for name, rule in named.items()}.get(folded(word))
    if found is None:
        raise unknown("no_such_rule", word, list(named))
    return found


def _first(cases: list[Case], language: Language) -> str:
    """Return the company of the first case written in the reader's language, else of the first."""
    case = next((case for case in cases if language_of(case) == language), next(iter(cases), None))
    return company_text(case) if case else ""

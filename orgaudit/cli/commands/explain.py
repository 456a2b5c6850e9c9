"""``orgaudit explain``: everything about one rule, from the same sources as the report."""

from datetime import date

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.output.publish import tell
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.settings.deciding import Decided, decide, settings_of
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.engine.input_quality import INPUT_CHECKS, InputCheck
from orgaudit.engine.select import NoRuleLeftError, selected
from orgaudit.intake.spelling import folded
from orgaudit.model.dataclass import replace
from orgaudit.reports.content.rule import Here, RuleReport
from orgaudit.rules.spec import Family, Rule
from orgaudit.testing import Case, cases_file, cases_of, company_text, language_of
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language


def run(call: Call) -> ExitCode:
    """Explain one rule."""
    decided = decide(call, "")
    rules = decided.rules
    words = call.session.catalogue  # which has the words of the company's own rules by now
    found = _find(call["rule"], rules, words)
    cases = cases_of(found) if isinstance(found, Rule) and cases_file(found).is_file() else ()
    return tell(
        call,
        RuleReport(
            catalogue=words,
            rule=found,
            hit=_first([case for case in cases if case.hits], words.language),
            clean=_first([case for case in cases if not case.hits and case.clean], words.language),
            here=_here(found, decided, call) if isinstance(found, Rule) else None,
        ),
    )


def _here(rule: Rule, decided: Decided, call: Call) -> Here | None:
    """Return what the settings make of a rule; ``None`` where they leave it as it is."""
    if decided.file is None:
        return None
    settings = settings_of(decided, date.min)
    try:
        runs = rule in selected(decided.rules, settings.select, settings.ignore)
    except NoRuleLeftError:
        runs = False
    path = call.session.path(decided.file.path)
    here = Here(path, settings.options.get(rule.id, {}), settings.severity.get(rule.id), runs)
    return here if here.says_something else None


def _find(word: str, rules: tuple[Rule, ...], words: Catalogue) -> Rule | InputCheck:
    everything: tuple[Rule | InputCheck, ...] = (*rules, *INPUT_CHECKS)
    named = {name: rule for rule in everything for name in (rule.id, rule.name)}
    found = {name.casefold(): rule for name, rule in named.items()}.get(folded(word))
    if found is not None:
        return found
    titled = _titled(word, rules, words)
    if len(titled) == 1:
        return titled[0]
    if titled:
        told = tuple(f"{rule.id} {words.rule(rule.id, rule.family.value).title}" for rule in titled)
        raise WrongCallError("several_rules", found=word, choices=told)
    raise unknown("no_such_rule", word, list(named))


def _titled(word: str, rules: tuple[Rule, ...], words: Catalogue) -> tuple[Rule, ...]:
    """Return the rules whose title, which is what a report shows, is or holds a word, in either language; or whose family is called so."""
    wanted = folded(word)
    if not wanted:
        return ()
    both = (words, *(replace(words, language=other) for other in LANGUAGES if other != words.language))
    titles = {
        rule: tuple(folded(one.rule(rule.id, rule.family.value).title) for one in both) for rule in rules
    }
    for fits in (str.__eq__, str.__contains__):
        found = tuple(rule for rule in rules if any(fits(title, wanted) for title in titles[rule]))
        if found:
            return found
    names = {family: {one.ui(f"common.family.{family}").casefold() for one in both} for family in Family}
    return tuple(rule for rule in rules if wanted in {rule.family.value, *names[rule.family]})


def _first(cases: list[Case], language: Language) -> str:
    """Return the company of the first case written in the reader's language, else of the first."""
    case = next((case for case in cases if language_of(case) == language), next(iter(cases), None))
    return company_text(case) if case else ""

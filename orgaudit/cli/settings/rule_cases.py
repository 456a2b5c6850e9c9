"""``orgaudit rules test``: the cases that stand beside the rules of a company and of the installed packs that it enables, each rule alone."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.parsing.options import options_of
from orgaudit.cli.session import Session
from orgaudit.cli.settings.own_rules import installed, rules_of, tell
from orgaudit.cli.usage import WrongCallError, missing
from orgaudit.intake.reading import UnreadableError
from orgaudit.intake.settings_file.loading import SETTINGS_NAME, read_settings
from orgaudit.intake.settings_file.rule_packs import BUNDLED
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.reports.words.redaction import redactor
from orgaudit.reports.words.veiled_paths import is_plain
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.settings import Settings
from orgaudit.testing import (
    BadCasesError,
    Case,
    cases_file,
    cases_of,
    check_file,
    company_problems,
    organization_of,
    own_cases,
    problems_of,
)

_OF_REPORTS: Final = ("output", "format", "open", "width", "config", "isolated")
"""What the catalogue of rules takes and this does not: it tells what differs, line by line, of the file that it is given."""


def run_cases(call: Call) -> ExitCode:
    """Run the cases and tell what differs. A rule without a case that it hits is told too: nobody knows whether it ever fires."""
    session = call.session
    _refuse_options_of_reports(call)
    file = _file(call)
    own, of_packs = _rules(call, file)
    rules = (*of_packs, *own)
    cases = (*_pack_cases(of_packs, session), *(_cases(file, session) if own else ()))
    words, failed = session.catalogue, 0
    for rule in rules:
        its = [case for name, case in cases if name.casefold() == rule.name]
        wrong = list(_wrong(rule, its, session))
        failed += bool(wrong)
        called = _without_names_of(its, rule.id, session)
        for line in wrong:
            session.write(f"{called}: {line}")
        if not wrong:
            session.write(words.ui("cli.rule_cases.good", rule=called, count=len(its)))
    known = {rule.name for rule in rules}
    strays = sorted({name for name, _ in cases if name.casefold() not in known})
    for name in strays:
        told = name if not session.redacting or is_plain(name) else words.ui("cli.told.hidden")
        session.write(words.ui("cli.rule_cases.no_rule", rule=told))
    session.note(
        words.ui("cli.rule_cases.total", rules=len(rules), cases=len(cases), failed=failed + len(strays))
    )
    return ExitCode.GATE_FAILED if failed or strays else ExitCode.OK


def _refuse_options_of_reports(call: Call) -> None:
    for option in options_of(call.command):
        value = call[option.parameter]
        if option.parameter in _OF_REPORTS and not (value is None or value is False or value == ()):
            raise call.wrong("not_with_rules_test", option=option.flag)


def _file(call: Call) -> Path:
    """Return the file whose rules are tested: settings, a pack, that of a folder, or one of ours by its name."""
    given = call["rules_path"] or "."
    if given in BUNDLED:
        return BUNDLED[given]
    file = Path(given) / SETTINGS_NAME if Path(given).is_dir() else Path(given)
    if not file.is_file():
        raise missing("no_settings_file", str(file))
    return file


def _rules(call: Call, file: Path) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the rules of the company, and those of the installed packs that its settings enable."""
    session = call.session
    try:
        read = read_settings(file, BUILTIN.rules, installed=installed)
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    asked = call["redact"] is not None or (read.values.get("redact") is not None and not call["names"])
    session.redacting, session.redact_key = asked, read.values.get("redact-key") or ""
    if read.problems:
        tell(session, read.problems)
        raise RefusedInputError(ExitCode.WRONG_INPUT)
    settings = Settings(rules=read.values.get("rules", ()), plugins=read.values.get("plugins", ()))
    if not settings.rules and not settings.plugins:
        raise call.wrong("no_own_rules", path=str(file))
    of_packs = {rule.id for rule in installed(settings.plugins)}
    ids = {rule.id for rule in settings.rules}
    rules = rules_of(session, settings)
    return tuple(rule for rule in rules if rule.id in ids), tuple(
        rule for rule in rules if rule.id in of_packs
    )


def _pack_cases(rules: Iterable[Rule], session: Session) -> Iterator[tuple[str, Case]]:
    """Yield the cases of the rules of packs; a rule without a file of cases has none."""
    for rule in rules:
        try:
            file = cases_file(rule)
            if file.is_file():
                yield from _checked(file, session, partial(_of_rule, rule), ruled=False)
        except RefusedInputError:
            raise
        except Exception as error:  # a pack can hold anything
            detail = f"{type(error).__name__}: {error}".partition("\n")[0]
            raise WrongCallError("bad_rule_cases", path=str(cases_file(rule)), detail=detail) from error


def _of_rule(rule: Rule) -> Iterator[tuple[str, Case]]:
    return ((rule.name, case) for case in cases_of(rule))


def _checked(
    file: Path, session: Session, read: Callable[[], Iterable[tuple[str, Case]]], *, ruled: bool
) -> list[tuple[str, Case]]:
    """Read the cases of a file. Raises RefusedInputError where something is wrong with it or with a company in it, which is told."""
    checked = check_file(file, ruled=ruled)
    cases = [] if checked.problems else list(read())
    problems = [*checked.problems]
    for (_, case), company in zip(cases, checked.companies, strict=True) if cases else ():
        problems += company_problems(case, company)
        if len(problems) > DEFAULT_LIMITS.problems:
            break
    if problems:
        tell(session, problems)
        raise RefusedInputError(ExitCode.WRONG_INPUT)
    return cases


def _cases(file: Path, session: Session) -> tuple[tuple[str, Case], ...]:
    beside = file.with_name(f"{file.stem}.cases.yaml")
    if not beside.is_file():
        raise missing("no_rule_cases", str(beside))
    try:
        return tuple(_checked(beside, session, partial(own_cases, beside), ruled=True))
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    except BadCasesError as error:
        raise WrongCallError(
            "bad_rule_cases", path=str(beside), detail=str(error).partition("\n")[0]
        ) from None


def _wrong(rule: Rule, cases: Iterable[Case], session: Session) -> Iterator[str]:
    hits = False
    for case in cases:
        hits = hits or bool(case.hits)
        try:
            found = problems_of(rule, case)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            found = [str(error)]
        told = [f"{case.name}: {problem}" for problem in found]
        yield from _without_names(case, told, session) if told and session.redacting else told
    if not hits:
        yield session.catalogue.ui("cli.rule_cases.no_hit")


def _without_names_of(cases: Iterable[Case], name: str, session: Session) -> str:
    """Return what a rule is called, with everyone hidden whom the companies of its cases name."""
    for case in cases if session.redacting else ():
        (name,) = _without_names(case, [name], session)
    return name


def _without_names(case: Case, told: list[str], session: Session) -> list[str]:
    """Return what is told of a case with everyone hidden whom its company names."""
    try:
        people = redactor((organization_of(case),), session.catalogue, session.redact_key)
    except ValueError:
        return [session.catalogue.ui("cli.told.hidden")]
    return [people.message(line) for line in told]

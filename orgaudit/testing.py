"""For rule authors: run the cases that stand beside a rule, each rule alone.

A cases file is ``<defect>.cases.yaml`` beside ``<defect>.py``::

    cases:
      - name: nobody can stand in        # unique in the file
        company: {...}                   # a company description, as a user writes it
        options: {least_keepers: 3}      # changed thresholds, if any
        today: 2026-11-20                # this is the default
        hits:                            # every hit of the rule, no more, no fewer
          - subject: 経理部/給与計算
            severity: high               # after the engine's own steps; optional, as are the next ones
            confidence: high
            facts: {hours_per_month: 30}
            related: [{kind: person, id: 佐藤, role: keeper}]
        clean: [経理部/請求]               # every subject judged clean; optional
        not_judged:                      # every subject that could not be judged; optional
          - {subject: 経理部/支払, missing: [duty.backups]}
"""

import inspect
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from orgaudit.engine.run import Judgements, options_of, run
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Clean
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import UnreadableError, bytes_of, load_text, shown_path
from orgaudit.intake.settings_file.kinds import DAY
from orgaudit.intake.settings_file.rule_cases import (
    OF_A_GAP,
    OF_A_HIT,
    CaseCompany,
    CasesFile,
    check_cases,
    in_their_place,
)
from orgaudit.knowledge.data_file import read_data
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Language

CASES_TODAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Case:
    """One named case of a rule. ``clean`` and ``not_judged`` are ``None`` where the case leaves them open."""

    name: str
    company: Mapping[str, Any]
    hits: tuple[Mapping[str, Any], ...] = ()
    clean: tuple[str, ...] | None = None
    not_judged: tuple[Mapping[str, Any], ...] | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    today: date = CASES_TODAY


def cases_file(rule: Rule) -> Path:
    """Return where the cases of a rule stand: beside the file of its check."""
    source = Path(inspect.getfile(inspect.unwrap(rule.check)))
    return source.with_name(f"{source.stem}.cases.yaml")


def cases_of(rule: Rule) -> tuple[Case, ...]:
    """Read the cases of a rule. Raises OSError where there is no file, TypeError for an unknown key."""
    return tuple(Case(**_frozen(entry)) for entry in read_data(cases_file(rule))["cases"])


class BadCasesError(ValueError):
    """A file of cases that cannot be read."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(f"{type(error).__name__}: {error}")


def own_cases(file: Path) -> tuple[tuple[str, Case], ...]:
    """Read the cases of a company's rules: as those of ours, each with the id of its ``rule``. Raises BadCasesError where ``check_file`` finds a problem."""
    try:
        return tuple((str(entry["rule"]), _own_case(entry)) for entry in _content(file)["cases"])
    except (
        OSError,
        UnreadableError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        RecursionError,
        yaml.YAMLError,
    ) as error:
        raise BadCasesError(error) from None


def _own_case(entry: Mapping[str, Any]) -> Case:
    told = {key: value for key, value in entry.items() if key != "rule" and value is not None}
    day = told.get("today")
    if isinstance(day, str):
        told["today"] = DAY.read(day)
    return Case(**{**_frozen(told), "name": str(told["name"])})


def check_file(file: Path, *, ruled: bool = True) -> CasesFile:
    """Check a file of cases before it is read; ``ruled`` where each case names its rule. Raises OSError and UnreadableError."""
    return check_cases(bytes_of(file), shown_path(file), ruled=ruled)


def company_problems(case: Case, company: CaseCompany) -> tuple[InputProblem, ...]:
    """Return what is wrong with the company of a case, each with its place in the file of cases."""
    loaded = _loaded(case)
    return in_their_place(company, loaded.problems, case.today) if loaded.organization is None else ()


def _content(file: Path) -> Any:
    data = bytes_of(file)
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    return yaml.load(data, Loader=loader)  # noqa: S506 - both of them are safe


def problems_of(rule: Rule, case: Case) -> list[str]:
    """Run one case and return what differs from what it says; an empty list where all is as said."""
    org = organization_of(case)
    judged = run(org, (rule,), {rule.id: case.options})
    found = [f"{rule.id} raised {failure.error}" for failure in judged.failures]
    found += _misspelt(case)
    found += _compare_hits(case, judged.findings)
    if case.clean is not None:
        clean = {
            outcome.subject.address
            for outcome in rule.check(org, options_of(rule, {rule.id: case.options}))
            if isinstance(outcome, Clean)
        }
        found += _compare("clean", clean, case.clean)
    if case.not_judged is not None:
        found += _compare_not_judged(case, judged)
    return found


def organization_of(case: Case) -> Organization:
    """Build the company of a case by the road that a user's file takes. Raises ValueError where it has problems."""
    loaded = _loaded(case)
    if loaded.organization is None:
        problems = "; ".join(f"{item.code} {dict(item.facts)}" for item in loaded.problems)
        message = f"case {case.name!r} is no valid company: {problems}"
        raise ValueError(message)
    return loaded.organization


def language_of(case: Case) -> Language:
    """Return the language in which the company of a case is written."""
    return _loaded(case).language


def _loaded(case: Case) -> Loaded:
    dumper = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper
    text = yaml.dump(case.company, Dumper=dumper, allow_unicode=True, sort_keys=False)
    return load_text(text, today=case.today)


def company_text(case: Case) -> str:
    """Return the company of a case as a reader may see it: YAML, with short elements on one line."""
    return yaml.safe_dump(
        case.company, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100
    )


def _misspelt(case: Case) -> Iterable[str]:
    """Yield the keys that nothing would look at: what a case says under them would hold whatever the rule does."""
    for what, entries, allowed in (
        ("hits", case.hits, OF_A_HIT),
        ("not judged", case.not_judged or (), OF_A_GAP),
    ):
        for entry in entries:
            yield from (
                f"{what}: unknown key {key!r}; allowed: {', '.join(allowed)}"
                for key in entry
                if key not in allowed
            )


def _compare_hits(case: Case, findings: tuple[Finding, ...]) -> list[str]:
    wanted = {entry["subject"]: entry for entry in case.hits}
    found = {finding.subject.address: finding for finding in findings}
    problems = _compare("hits", found, wanted)
    for address in wanted.keys() & found.keys():
        problems += [f"{address}: {item}" for item in _differences(wanted[address], found[address])]
    return problems


def _differences(wanted: Mapping[str, Any], finding: Finding) -> Iterable[str]:
    for level in ("severity", "confidence"):
        actual = getattr(finding, level).value
        if wanted.get(level, actual) != actual:
            yield f"{level} is {actual}, not {wanted[level]}"
    for name, value in wanted.get("facts", {}).items():
        if not hasattr(finding.facts, name):
            yield f"there is no fact {name}"
            continue
        actual = _plain(getattr(finding.facts, name))
        if actual != value:
            yield f"fact {name} is {actual!r}, not {value!r}"
    related = [{"kind": item.kind, "id": item.id, "role": item.role} for item in finding.related]
    for entry in wanted.get("related", ()):
        if entry not in related:
            yield f"related {entry} is not among {related}"


def _compare_not_judged(case: Case, judged: Judgements) -> list[str]:
    wanted = {entry["subject"]: sorted(entry["missing"]) for entry in case.not_judged or ()}
    found = {gap.not_judged.subject.address: sorted(gap.not_judged.missing) for gap in judged.not_judged}
    problems = _compare("not judged", found, wanted)
    for address in wanted.keys() & found.keys():
        if wanted[address] != found[address]:
            problems.append(f"{address}: missing {found[address]}, not {wanted[address]}")
    return problems


def _compare(what: str, found: Iterable[str], wanted: Iterable[str]) -> list[str]:
    extra, lacking = sorted(set(found) - set(wanted)), sorted(set(wanted) - set(found))
    problems = [f"{what}: {address} was not expected" for address in extra]
    return problems + [f"{what}: {address} is lacking" for address in lacking]


def _plain(value: object) -> object:
    """Return a fact as YAML would hold it: tuples as lists, mappings as dicts."""
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}

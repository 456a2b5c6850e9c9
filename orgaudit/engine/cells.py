"""What the rules say of each department, and what of it stands."""

from collections import Counter
from collections.abc import Iterable, Mapping

from orgaudit.engine.absorb import absorb
from orgaudit.engine.home import home_of
from orgaudit.engine.run import Said, options_of, said_by
from orgaudit.engine.squares import square_of
from orgaudit.engine.waive import waive
from orgaudit.findings.finding import Finding
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.spec import Rule

Key = tuple[str, str, str]
"""Rule, kind of subject, and the address by which the subject is known over time."""


class Told(NamedTuple):
    """What one rule says of one department."""

    hits: tuple[Finding, ...] = ()
    clean: int = 0
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What all rules say of one department, by rule; ``kept`` after absorbing and waiving, ``squares`` what that weighs."""

    told: Mapping[str, Told]
    kept: tuple[Finding, ...]
    keys: Mapping[Key, tuple[Finding, ...]]
    squares: float


@dataclass(slots=True)
class Work:
    """Counts what was done: judgements made, and rules that looked at the whole company."""

    judgements: int = 0
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """How much was judged, and what it weighs."""

    findings: int
    clean: int
    gaps: int
    squares: float


def told_by(
    whole: Organization,
    org: Organization,
    rule: Rule,
    options: Mapping[str, Mapping[str, object]],
    work: Work,
) -> tuple[dict[str, Told] | None, frozenset[str]]:
    """Return what a rule says of a company or a part of it, by department, and what it took from the whole.

    ``None`` where the rule raised: then nothing that it said counts.
    """
    said = said_by(whole, org, rule, options_of(rule, options))
    if said.failure:
        return None, said.asked
    told = told_of(said)
    work.judgements += sum(len(item.hits) + item.clean + item.gaps for item in told.values())
    return told, said.asked


def told_of(said: Said) -> dict[str, Told]:
    """Return what a rule says by department."""
    hits: dict[str, list[Finding]] = {}
    for finding in said.hits:
        hits.setdefault(home_of(finding.subject), []).append(finding)
    gaps = Counter([home_of(item.not_judged.subject) for item in said.gaps])
    clean: Counter[str] = Counter()
    for (home, _), count in said.passed.items():
        clean[home] += count
    return {
        home: Told(tuple(hits.get(home, ())), clean[home], gaps[home])
        for home in dict.fromkeys((*hits, *gaps, *clean))
    }


def cell_of(org: Organization, told: Mapping[str, Told], rules: Mapping[str, Rule]) -> Cell:
    """Return a department with what the rules say of it."""
    found = absorb((hit for rule in rules if rule in told for hit in told[rule].hits), rules)
    if org.waivers:
        found = waive(found, org.waivers, rules.values(), rules, org.as_of, org.identities).kept
    return Cell(told, found, keys_of(org, found), sum(square_of(item, rules) for item in found))


def key_of(finding: Finding, org: Organization) -> Key:
    """Return by what a finding is known over time: its rule and subject, whoever else is concerned."""
    kind, address = finding.subject.kind, finding.subject.address
    return finding.rule, kind, org.identity(kind, address)


def keys_of(org: Organization, kept: Iterable[Finding]) -> Mapping[Key, tuple[Finding, ...]]:
    """Return findings by key, each after what it absorbed."""
    found: dict[Key, tuple[Finding, ...]] = {}
    for item in kept:
        for own in (*item.absorbed, item):
            key = key_of(own, org)
            found[key] = (*found.get(key, ()), own)
    return found


def sums_of(cells: Iterable[Cell]) -> Judged:
    """Add up what is said of departments."""
    findings = clean = gaps = 0
    squares = 0.0
    for cell in cells:
        squares += cell.squares
        for said in cell.told.values():
            findings += len(said.hits)
            clean += said.clean
            gaps += said.gaps
    return Judged(findings, clean, gaps, squares)

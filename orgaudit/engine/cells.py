"""What the rules say of each department, and what of it stands."""

from collections.abc import Iterable, Mapping

from orgaudit.engine.absorb import absorb
from orgaudit.engine.home import home_of
from orgaudit.engine.run import options_of, stamp
from orgaudit.engine.score import square_of
from orgaudit.engine.waive import waive
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Clean, Hit
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.organization import Organization
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


def said_by(
    whole: Organization,
    org: Organization,
    rule: Rule,
    options: Mapping[str, Mapping[str, object]],
    work: Work,
) -> tuple[dict[str, Told] | None, frozenset[str]]:
    """Return what a rule says of a company or a part of it, by department, and what it took from the whole.

    ``None`` where the rule raised: then nothing that it said counts.
    """
    asked: set[str] = set()
    whole.kept["asked"] = asked
    hits: dict[str, list[Finding]] = {}
    counts: dict[str, list[int]] = {}
    family = rule.family.value
    try:
        for outcome in rule.check(org, options_of(rule, options)):
            home = home_of(outcome.subject)
            count = counts.setdefault(home, [0, 0])
            work.judgements += 1
            if isinstance(outcome, Hit):
                hits.setdefault(home, []).append(stamp(whole, rule, family, outcome))
            else:
                count[0 if isinstance(outcome, Clean) else 1] += 1
    except Exception:
        return None, frozenset()
    finally:
        del whole.kept["asked"]
    return {home: Told(tuple(hits.get(home, ())), *count) for home, count in counts.items()}, frozenset(asked)


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

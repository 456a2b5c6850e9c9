"""The only loop over rules: each hit is stamped with rule, level, place and fingerprint."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from orgaudit.engine.home import Alike, home_of
from orgaudit.engine.level import level
from orgaudit.findings.finding import Finding, make_finding
from orgaudit.findings.fingerprint import fingerprint
from orgaudit.findings.hit import Clean, Hit, NotJudged, Subject
from orgaudit.findings.severity import Confidence
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field, fields
from orgaudit.results.audit_result import RuleFailure, UnjudgedSubject
from orgaudit.rules.spec import Options, Rule


@dataclass(frozen=True, slots=True)
class UnsureClean:
    """A subject found clean as written, by a rule that a fact still unknown could turn."""

    rule: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule said of a company, in its own order.

    ``pointed`` names for each hit the field of its subject that it points at. ``passed`` counts what it found clean, by home (home.py) and
    department id. ``asked`` are the keys of what it took from the company as a whole (``Organization.derived``). Of a rule that raised
    nothing else counts but the ``failure``.
    """

    hits: tuple[Finding, ...] = ()
    pointed: tuple[str | None, ...] = ()
    gaps: tuple[UnjudgedSubject, ...] = ()
    unsure: tuple[UnsureClean, ...] = ()
    passed: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    failure: RuleFailure | None = None


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the rules said, before anything is waived or weighed.

    ``clean`` counts the judgements that found nothing, by family and department id; ``unsure`` holds those of them
    that a fact still unknown could turn. ``passed`` counts the same by rule. ``said`` is all of it by rule.
    """

    findings: tuple[Finding, ...]
    not_judged: tuple[UnjudgedSubject, ...]
    clean: Mapping[tuple[str, str | None], int]
    unsure: tuple[UnsureClean, ...]
    failures: tuple[RuleFailure, ...]
    passed: Mapping[str, int] = field(default_factory=dict)
    said: Mapping[str, Said] = field(default_factory=dict)


def run(
    org: Organization, rules: Iterable[Rule], changed_options: Mapping[str, Mapping[str, object]]
) -> Judgements:
    """Run every rule over the company. A rule that raises is reported and the others go on.

    Raises ValueError where ``changed_options`` names a threshold that a rule does not have.
    """
    chosen = tuple(rules)
    places = Alike(_place)
    return together(
        chosen, (said_by(org, org, rule, options_of(rule, changed_options), places) for rule in chosen)
    )


def together(rules: Iterable[Rule], everything: Iterable[Said]) -> Judgements:
    """Put together what each of the rules said."""
    findings: list[Finding] = []
    gaps: list[UnjudgedSubject] = []
    unsure: list[UnsureClean] = []
    failures: list[RuleFailure] = []
    clean: Counter[tuple[str, str | None]] = Counter()
    passed: dict[str, int] = {}
    by_rule: dict[str, Said] = {}
    for rule, said in zip(rules, everything, strict=True):
        by_rule[rule.id] = said
        if said.failure:
            failures.append(said.failure)
            continue
        findings += said.hits
        gaps += said.gaps
        unsure += said.unsure
        passed[rule.id] = sum(said.passed.values())
        for (_, department), count in said.passed.items():
            clean[rule.family.value, department] += count
    return Judgements(tuple(findings), tuple(gaps), clean, tuple(unsure), tuple(failures), passed, by_rule)


Place = tuple[str, str | None]
"""Home (home.py) and department."""


def _place(subject: Subject) -> Place:
    return home_of(subject), subject.department_id


def said_by(
    whole: Organization, org: Organization, rule: Rule, options: Options, places: Alike[Place] | None = None
) -> Said:
    """Return what a rule says of a company or of a part of it (model/part.py). ``places`` are those known from other rules."""
    hits: list[Finding] = []
    pointed: list[str | None] = []
    gaps: list[UnjudgedSubject] = []
    unsure: list[UnsureClean] = []
    clean: list[Subject] = []
    family, certain = rule.family.value, Confidence.HIGH
    unjudged: Callable[[type[UnjudgedSubject], tuple[str, str, NotJudged]], UnjudgedSubject] = tuple.__new__
    whole.kept["asked"] = asked = set[str]()
    try:
        for outcome in rule.check(org, options):
            if isinstance(outcome, Clean):
                subject, confidence = outcome
                clean.append(subject)
                if confidence is not certain:
                    unsure.append(UnsureClean(rule.id, subject))
            elif isinstance(outcome, Hit):
                hits.append(stamp(whole, rule, family, outcome))
                pointed.append(outcome.field)
            else:
                gaps.append(unjudged(UnjudgedSubject, (rule.id, family, outcome)))
        passed = Counter(map(_place, clean)) if places is None else places.count(clean)
    except Exception as error:
        return Said(failure=RuleFailure(rule.id, f"{type(error).__name__}: {error}"))
    finally:
        del whole.kept["asked"]
    return Said(tuple(hits), tuple(pointed), tuple(gaps), tuple(unsure), passed, frozenset(asked))


def options_of(rule: Rule, changed: Mapping[str, Mapping[str, object]]) -> Options:
    """Return a rule's thresholds with the caller's changes. Raises ValueError for an unknown threshold."""
    changes = changed.get(rule.id, {})
    known = {item.name for item in fields(rule.options)}
    unknown = sorted(set(changes) - known)
    if unknown:
        message = f"{rule.id} has no option {unknown[0]}"
        raise ValueError(message)
    return rule.options(**changes)


def stamp(org: Organization, rule: Rule, family: str, hit: Hit) -> Finding:
    """Return a hit with rule, level, place and identity."""
    kind, address = hit.subject.kind, hit.subject.address
    related: Iterable[tuple[str, str]] = ((item.kind, item.id) for item in hit.related)
    if org.identities:
        address = org.identity(kind, address)
        related = ((item, org.identity(item, identity)) for item, identity in related)
    others = [f"{item}:{identity}" for item, identity in related]
    return make_finding(
        rule=rule.id,
        name=rule.name,
        family=family,
        severity=level(rule, hit),
        confidence=hit.confidence,
        subject=hit.subject,
        related=hit.related,
        facts=hit.facts,
        place=hit.subject.origin.at(hit.field),
        fingerprint=fingerprint(rule.id, rule.identity, f"{kind}:{address}", others),
        hours=hit.hours,
        hours_defaulted=hit.hours_defaulted,
    )

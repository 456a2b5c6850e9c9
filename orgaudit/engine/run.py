"""The only loop over rules: each hit is stamped with rule, level, place and fingerprint."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from orgaudit.engine.home import home_of
from orgaudit.engine.level import level
from orgaudit.findings.finding import Finding, make_finding
from orgaudit.findings.fingerprint import fingerprint
from orgaudit.findings.hit import Clean, Hit, NotJudged, Subject
from orgaudit.findings.severity import Confidence
from orgaudit.model.dataclass import dataclass, field, fields
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import RuleFailure, UnjudgedSubject
from orgaudit.rules.spec import Options, Rule


@dataclass(frozen=True, slots=True)
class UnsureClean:
    """A subject found clean as written, by a rule that a fact still unknown could turn."""

    rule: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the rules said, before anything is waived or weighed.

    ``clean`` counts the judgements that found nothing, by family and department id; ``unsure`` holds those of them
    that a fact still unknown could turn. ``passed`` counts the same by rule, ``clean_by_home`` by rule and home (home.py).
    ``asked`` are the keys of what each rule took from the company as a whole (``Organization.derived``).
    """

    findings: tuple[Finding, ...]
    not_judged: tuple[UnjudgedSubject, ...]
    clean: Mapping[tuple[str, str | None], int]
    unsure: tuple[UnsureClean, ...]
    failures: tuple[RuleFailure, ...]
    passed: Mapping[str, int] = field(default_factory=dict)
    clean_by_home: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)


def run(
    org: Organization, rules: Iterable[Rule], changed_options: Mapping[str, Mapping[str, object]]
) -> Judgements:
    """Run every rule over the company. A rule that raises is reported and the others go on.

    Raises ValueError where ``changed_options`` names a threshold that a rule does not have.
    """
    findings: list[Finding] = []
    not_judged: list[UnjudgedSubject] = []
    failures: list[RuleFailure] = []
    clean: Counter[tuple[str, str | None]] = Counter()
    unsure: list[UnsureClean] = []
    by_rule: dict[str, int] = {}
    by_home: dict[str, Counter[str]] = {}
    asked: dict[str, frozenset[str]] = {}
    certain = Confidence.HIGH
    unjudged: Callable[[type[UnjudgedSubject], tuple[str, str, NotJudged]], UnjudgedSubject] = tuple.__new__
    # A hundred thousand outcomes are about ten thousand subjects. They are kept with the answer, or another could come to have
    # the identity of one.
    places: dict[int, tuple[tuple[str, str | None], Subject]] = {}
    for rule in rules:
        hits: list[Finding] = []
        gaps: list[UnjudgedSubject] = []
        passed: dict[tuple[str, str | None], int] = {}
        org.kept["asked"] = taken = set[str]()
        doubtful: list[UnsureClean] = []
        options = options_of(rule, changed_options)
        family = rule.family.value
        try:
            for outcome in rule.check(org, options):
                if isinstance(outcome, Clean):
                    subject, confidence = outcome
                    known = places.get(id(subject))
                    if known is None:
                        known = places[id(subject)] = ((home_of(subject), subject.department_id), subject)
                    place = known[0]
                    passed[place] = passed.get(place, 0) + 1
                    if confidence is not certain:
                        doubtful.append(UnsureClean(rule.id, subject))
                elif isinstance(outcome, Hit):
                    hits.append(stamp(org, rule, family, outcome))
                else:
                    gaps.append(unjudged(UnjudgedSubject, (rule.id, family, outcome)))
        except Exception as error:
            failures.append(RuleFailure(rule.id, f"{type(error).__name__}: {error}"))
            continue
        findings += hits
        not_judged += gaps
        unsure += doubtful
        by_rule[rule.id] = sum(passed.values())
        asked[rule.id] = frozenset(taken)
        by_home[rule.id] = Counter()
        for (home, department), count in passed.items():
            by_home[rule.id][home] += count
            clean[family, department] += count
    org.kept.pop("asked", None)
    return Judgements(
        tuple(findings), tuple(not_judged), clean, tuple(unsure), tuple(failures), by_rule, by_home, asked
    )


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

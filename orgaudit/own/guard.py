"""Rules of installed packs, kept from doing harm: each sees a copy of the company, has a limit of time, and what it yields is looked at."""

import copy
from collections.abc import Iterator, Mapping
from functools import wraps
from itertools import islice
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Clean, Hit, NotJudged, Outcome, Outcomes, Related, Subject
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.fields import label
from orgaudit.model import Organization
from orgaudit.model.dataclass import replace
from orgaudit.own.facts import ELEMENTS
from orgaudit.own.time_limit import limited
from orgaudit.rules.spec import Check, Fix, Rule

SECONDS: Final = 30.0
"""Time that one rule may take over a whole company, and a fix for one finding; house default."""

MOST_OUTCOMES: Final = 1_000_000
"""Outcomes of one rule; house default, ten times the duties of a very large company."""

_TOO_MANY: Final = f"more than {MOST_OUTCOMES:,} outcomes"
_LEAVES: Final = "ends the program (SystemExit)"
_COPY: Final = "own.copy"
_NOTHING: Final = "an outcome about nothing in the company"


class NonsenseError(Exception):
    """A rule yields what is no outcome of it."""

    def __init__(self, detail: str = "the rule changed the company that it was given") -> None:
        super().__init__(detail)


def guarded(rule: Rule) -> Rule:
    """Return a rule whose check and fix cannot harm the others: what goes wrong is an ordinary exception, or no change."""
    return replace(rule, check=_check(rule), fix=_fix(rule.fix) if rule.fix else None)


def _check(rule: Rule) -> Check:
    @wraps(rule.check)
    def check(org: Organization, options: Any) -> Outcomes:
        shown, found = _shown(org), list[Any]()
        try:
            with limited(SECONDS):
                found += islice(rule.check(shown, options), MOST_OUTCOMES + 1)
        except SystemExit as left:  # which would end the whole run, and pass a gate
            raise NonsenseError(_LEAVES) from left
        finally:
            changed = shown != org
            if changed:
                del org.kept[_COPY]
        if len(found) > MOST_OUTCOMES:
            raise NonsenseError(_TOO_MANY)
        if changed:
            raise NonsenseError
        elements = _elements(org)
        outcomes = [_outcome(rule, item, elements) for item in found]
        yield from outcomes

    return check


def _shown(org: Organization) -> Organization:
    """Return the copy of a company that its guarded rules share, until one of them changes it."""
    kept = org.kept.get(_COPY)
    if not isinstance(kept, Organization):
        kept = org.kept[_COPY] = copy.deepcopy(replace(org))
    return kept


def _fix(fix: Fix) -> Fix:
    @wraps(fix)
    def safe(org: Organization, finding: Finding) -> Organization:
        try:
            with limited(SECONDS):
                changed: Any = fix(copy.deepcopy(replace(org)), finding)
        except (Exception, SystemExit):  # the plan then claims no gain for it, as for a rule without a fix
            return org
        return changed if isinstance(changed, Organization) else org

    return safe


Elements = Mapping[str, Mapping[str, Subject]]


def _elements(org: Organization) -> Elements:
    found: dict[str, dict[str, Subject]] = {
        kind: {item.address: item for item in items(org)} for kind, items in ELEMENTS.items()
    }
    return {**found, "company": {org.company.address: org.company}}


def _outcome(rule: Rule, item: Any, elements: Elements) -> Outcome:
    """Return an outcome about the element of the company itself. Raises NonsenseError."""
    if not isinstance(item, Hit | Clean | NotJudged):
        detail = f"yielded {type(item).__name__}, not Hit, Clean or NotJudged"
        raise NonsenseError(detail)
    subject = elements.get(getattr(item.subject, "kind", ""), {}).get(getattr(item.subject, "address", ""))
    if subject is None:
        raise NonsenseError(_NOTHING)
    wrong = next(_wrong(rule, item), None)
    if wrong is not None:
        raise NonsenseError(wrong)
    return item._replace(subject=subject)


def _wrong(rule: Rule, item: Any) -> Iterator[str]:
    if type(item) is NotJudged:
        yield from _wrong_gap(item.missing)
        return
    if not isinstance(item.confidence, Confidence):
        yield "confidence is no Confidence"
    if type(item) is Clean:
        return
    if not isinstance(item.facts, rule.facts):
        yield f"facts are {type(item.facts).__name__}, not {rule.facts.__name__}"
    if not isinstance(item.severity, Severity | None):
        yield "severity is no Severity"
    elif item.severity is not None and not rule.ceiling.at_least(item.severity):
        yield f"{item.severity} is worse than the ceiling of the rule"
    if not isinstance(item.related, tuple) or not all(isinstance(one, Related) for one in item.related):
        yield "related is no tuple of Related"
    if not isinstance(item.hours, int | float | None) or not isinstance(item.field, str | None):
        yield "hours or field are of the wrong type"


def _wrong_gap(missing: Any) -> Iterator[str]:
    if not isinstance(missing, tuple) or not missing or not all(map(_is_field, missing)):
        yield f"missing names no fields: {missing!r:.80}"


def _is_field(path: object) -> bool:
    try:
        return isinstance(path, str) and bool(label(path, "en"))
    except KeyError:
        return False

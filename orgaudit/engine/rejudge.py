"""Another state of a company that was judged, judged by what sets it apart: the same judgements, in the same order, in less time.

Rules that judge each department by itself look at those that the change can touch, and of the others only those that read a field
that changed (reach.py) look again. What was said of the rest is said of the elements as they stand now. Tests hold this against whole
runs (tests/engine/test_rejudge.py).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Final, TypeVar

from orgaudit.engine.home import BESIDE, home_of
from orgaudit.engine.reach import Reach
from orgaudit.engine.run import Judgements, Said, UnsureClean, options_of, said_by, together
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import NotJudged, Subject
from orgaudit.model import UNOWNED, Department, Organization
from orgaudit.model.alignment import aligned
from orgaudit.model.dataclass import replace
from orgaudit.model.delta import delta
from orgaudit.model.succession import take_over
from orgaudit.results.audit_result import UnjudgedSubject
from orgaudit.rules.reads import WITHIN_DEPARTMENT
from orgaudit.rules.spec import Rule

T = TypeVar("T")

_BENEATH: Final = "beneath"

_UNLISTED: Final = (("department.duties",), ("department.goals",))


def rejudged(
    before: Organization,
    judged: Callable[[], Judgements],
    org: Organization,
    rules: Iterable[Rule],
    changed_options: Mapping[str, Mapping[str, object]],
) -> tuple[tuple[Finding, ...], Callable[[], Judgements]] | None:
    """Return what the same rules find in another state of a company, and what gives all that they say; ``None`` where the two share too little."""
    # What was judged by its change itself stands in the elements of the state before it, of which more is known.
    was, said = _beneath(before, judged)
    like = aligned(was, org, before)
    change = delta(was, like) if like is not None else None
    if like is None or change is None:
        return None
    take_over(was, like, change)
    reach = Reach(was, like, change)
    chosen = tuple(rules)
    again = {rule.id: _again(reach, said[rule.id], rule, changed_options) for rule in chosen}
    org.kept[_BENEATH] = like, again
    now = _Now(org)
    hits = {rule: now.hits(said) for rule, said in again.items()}

    @cache
    def everything() -> Judgements:
        return together(chosen, [now.said(said, hits[rule]) for rule, said in again.items()])

    return tuple([item for found in hits.values() for item in found]), everything


def _beneath(org: Organization, judged: Callable[[], Judgements]) -> tuple[Organization, Mapping[str, Said]]:
    """Return the company in whose elements one was judged, with what was said of them; itself where it was judged as it is."""
    kept = org.kept.get(_BENEATH)
    return kept if isinstance(kept, tuple) else (org, judged().said)


def _again(reach: Reach, was: Said, rule: Rule, changed_options: Mapping[str, Mapping[str, object]]) -> Said:
    options = options_of(rule, changed_options)
    if was.failure is None and rule.id in WITHIN_DEPARTMENT and not reach.turns_all(rule):
        own = said_by(reach.org, reach.part, rule, options)
        if own.failure is None and all(map(reach.leaves_as_it_was, own.asked | was.asked)):
            spliced = _spliced(rule, was, own, reach)
            if spliced is not None:
                return spliced
    elif was.failure is None and rule.id not in WITHIN_DEPARTMENT and not reach.may_turn(rule):
        return was
    return said_by(reach.org, reach.org, rule, options)


def _spliced(rule: Rule, was: Said, own: Said, reach: Reach) -> Said | None:
    """Put what a rule says of some departments in the place of what it said of them; ``None`` where its order cannot be told."""
    order = {item.id: number for number, item in enumerate(reach.org.departments)}
    order |= {UNOWNED: len(order), BESIDE: len(order) + 1}
    again = frozenset(order[name] for name in (*reach.homes, BESIDE) if name in order)
    silences = {id(gap) for said in (was, own) for gap in said.gaps if _is_silence(rule, gap)}
    round_ = _round_of_silence(was, own, silences)

    def of_gap(gap: UnjudgedSubject) -> tuple[int, int]:
        return (round_ or 0) if id(gap) in silences else 0, order[home_of(gap.not_judged.subject)]

    was = _of_homes(was, order)
    hits = _joined(_pointed(was), _pointed(own), lambda item: (0, order[home_of(item[0].subject)]), again)
    gaps = _joined(was.gaps, own.gaps, of_gap, again)
    unsure = _joined(was.unsure, own.unsure, lambda item: (0, order[home_of(item.subject)]), again)
    if hits is None or gaps is None or unsure is None or round_ is None:
        return None
    passed = {place: count for place, count in was.passed.items() if order[place[0]] not in again}
    return Said(
        hits=tuple([finding for finding, _ in hits]),
        pointed=tuple([field for _, field in hits]),
        gaps=tuple(gaps),
        unsure=tuple(unsure),
        passed={**passed, **own.passed},
        asked=was.asked | own.asked,
    )


def _of_homes(was: Said, homes: Collection[str]) -> Said:
    """Return what a rule said, but for what it said of departments that are no more, or have another name."""
    if all(place[0] in homes for place in was.passed) and all(
        home_of(subject) in homes
        for subject in (
            *(finding.subject for finding in was.hits),
            *(gap.not_judged.subject for gap in was.gaps),
            *(item.subject for item in was.unsure),
        )
    ):
        return was
    pointed = [(finding, field) for finding, field in _pointed(was) if home_of(finding.subject) in homes]
    return replace(
        was,
        hits=tuple([finding for finding, _ in pointed]),
        pointed=tuple([field for _, field in pointed]),
        gaps=tuple([gap for gap in was.gaps if home_of(gap.not_judged.subject) in homes]),
        unsure=tuple([item for item in was.unsure if home_of(item.subject) in homes]),
        passed={place: count for place, count in was.passed.items() if place[0] in homes},
    )


def _pointed(said: Said) -> list[tuple[Finding, str | None]]:
    return list(zip(said.hits, said.pointed, strict=True))


def _is_silence(rule: Rule, gap: UnjudgedSubject) -> bool:
    """Whether a gap stands for all that a department does not list or does not say (rules/silence.py)."""
    _, _, (subject, missing) = gap
    return isinstance(subject, Department) and (rule.subject != "department" or missing in _UNLISTED)


def _round_of_silence(was: Said, own: Said, silences: Collection[int]) -> int | None:
    """Return whether a rule tells silence before (-1) or after (1) everything else; ``None`` where what it said does not show it."""
    told = [[id(gap) in silences for gap in said.gaps] for said in (was, own)]
    if not any(map(any, told)) or all(map(all, told)):
        return 0
    shown = {-1 if one else 1 for own_told in told for one, other in pairwise(own_told) if one is not other}
    return shown.pop() if len(shown) == 1 else None


def _joined(
    was: Sequence[T], own: Sequence[T], key: Callable[[T], tuple[int, int]], again: Collection[int]
) -> list[T] | None:
    old, new = [(key(item), item) for item in was], [(key(item), item) for item in own]
    if any(one[0] > other[0] for numbered in (old, new) for one, other in pairwise(numbered)):
        return None
    found = [pair for pair in old if pair[0][1] not in again] + new
    found.sort(key=lambda pair: pair[0])
    return [item for _, item in found]


class _Now:
    """Lets what was said be about the elements as they stand now."""

    def __init__(self, org: Organization) -> None:
        self._known: dict[str, Mapping[str, Any]] = {
            "company": {org.company.address: org.company},
            "department": org.department_by_id,
            "duty": org.duty_by_address,
            "goal": {item.address: item for item in org.goals},
            "handoff": {item.address: item for item in org.handoffs},
            "process": org.process_by_id,
            "person": org.person_by_id,
        }
        self._found: dict[int, tuple[Any, Subject]] = {}

    def hits(self, said: Said) -> tuple[Finding, ...]:
        """Return what was found, in the elements as they are now; nothing where the rule raised."""
        if said.failure is not None:
            return ()
        return tuple([self._hit(item, field) for item, field in zip(said.hits, said.pointed, strict=True)])

    def said(self, said: Said, hits: tuple[Finding, ...]) -> Said:
        """Return the same about the elements as they are now."""
        if said.failure is not None:
            return said
        unsure = [self._unsure(item) for item in said.unsure]
        return replace(said, hits=hits, gaps=tuple(self._unjudged(said.gaps)), unsure=tuple(unsure))

    def _subject(self, subject: Subject) -> Any:
        found = self._found.get(id(subject))
        if found is None:
            # Who was looked for is kept with the answer, or another could come to have the identity of one.
            found = self._found[id(subject)] = (self._known[subject.kind][subject.address], subject)
        return found[0]

    def _hit(self, finding: Finding, field: str | None) -> Finding:
        now = self._subject(finding.subject)
        if now is finding.subject:
            return finding
        return replace(finding, subject=now, place=now.origin.at(field))

    def _unjudged(self, gaps: Iterable[UnjudgedSubject]) -> Iterator[UnjudgedSubject]:
        found = self._found
        for gap in gaps:
            subject = gap.not_judged.subject
            known = found.get(id(subject))
            now = self._subject(subject) if known is None else known[0]
            if now is subject:
                yield gap
            else:
                yield UnjudgedSubject(gap.rule, gap.family, NotJudged(now, gap.not_judged.missing))

    def _unsure(self, unsure: UnsureClean) -> UnsureClean:
        now = self._subject(unsure.subject)
        return unsure if now is unsure.subject else UnsureClean(unsure.rule, now)

"""With how many answers a judgement can be made: tried on the rules themselves.

A rule names the facts that it lacks, but not how they hang together: one of two may do, or all five be needed, or an
answer may only lead to the next question. So each judgement is tried: its facts are filled with probes, and the rule
is asked again. A set of facts is worth the share of the answers tried that let the rule judge. Where a judgement speaks of
more than a few facts, as one of a department does of all its duties, those of one field are answered together.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import gcd, prod
from typing import Any, Final

from orgaudit.engine.concerned import _homes, around
from orgaudit.engine.missing_facts import Fact, Missing, facts_of
from orgaudit.engine.probes import is_probe, probes, with_answers
from orgaudit.engine.run import options_of
from orgaudit.findings.hit import NotJudged, Subject
from orgaudit.model import UNOWNED, Duty, Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.part import part_of
from orgaudit.model.place import UNPLACED
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.reads import WITHIN_DEPARTMENT

MOST_TRIED: Final = 1_000
"""Judgements that are tried one by one; of more, those that lack the same facts for the same rule are taken as alike."""

FEW: Final = 2
"""Judgements of a duty that lack more facts than this are alike where all else that is known of the duty is."""

LEAST_MORE: Final = 0.02
"""A larger set must open a judgement with so many more of the answers to be worth asking."""

GOLDEN: Final = 0.618
"""Steps of this share of a whole come to lie far apart from each other."""

MOST_ANSWERS: Final = 24
"""Combinations of probes that are tried for one set of fields."""

MOST_PARTS: Final = 6
"""Facts that are tried one by one, and else fields; a judgement that lacks more fields is taken to need them all."""

MOST_STEPS: Final = 3
"""How often a rule is followed to what it asks next."""


@dataclass(frozen=True, slots=True)
class Unblocking:
    """A judgement with sets of its facts, each with the share of answers (0-1) that opens it.

    A set is left out where a smaller one in it does as well.
    """

    waiting: Missing
    sets: tuple[tuple[frozenset[Fact], float], ...]


def unblocked(result: AuditResult, missing: Iterable[Missing]) -> Iterator[Unblocking]:
    """Yield for each judgement what would open it."""
    known: dict[tuple[object, ...], _Needed] = {}
    for waiting in missing:
        alike = _alike(waiting, one_by_one=len(known) < MOST_TRIED)
        if alike not in known:
            known[alike] = _needed(_Trials(result, waiting), waiting)
        needed = known[alike]
        whole = _extended(result.organization, waiting, needed.more)
        parts = _parts(whole)
        sets: dict[frozenset[Fact], float] = {}
        for wanted, share in needed.sets:
            facts = frozenset(fact for fact in whole.facts if parts[fact] in wanted)
            sets[facts] = max(sets.get(facts, 0.0), share)
        yield Unblocking(whole, tuple(sets.items()))


@dataclass(frozen=True, slots=True)
class _Needed:
    """What opens a judgement, by part; ``more`` are fields that the rule names only once others are known."""

    sets: tuple[tuple[frozenset[str], float], ...]
    more: tuple[str, ...] = ()


def _alike(waiting: Missing, *, one_by_one: bool) -> tuple[object, ...]:
    """Return what two judgements have in common where one need not be tried if the other was."""
    alike = (waiting.rule, waiting.subject.kind, tuple(_parts(waiting).values()))
    if isinstance(waiting.subject, Duty) and len(waiting.facts) > FEW:
        return (*alike, repr(replace(waiting.subject, id="", name="", home="", origin=UNPLACED)))
    return (*alike, waiting.subject.address) if one_by_one else alike


def _parts(waiting: Missing) -> dict[Fact, str]:
    """Return the part that each fact is: one of its own where there are few, else its field."""
    if len(waiting.facts) > MOST_PARTS:
        return {fact: fact.path for fact in waiting.facts}
    seen: Counter[str] = Counter()
    parts = {}
    for fact in waiting.facts:
        parts[fact] = f"{fact.path} {seen[fact.path]}"
        seen[fact.path] += 1
    return parts


def _needed(trials: "_Trials", waiting: Missing) -> _Needed:
    more: tuple[str, ...] = ()
    for _ in range(MOST_STEPS):
        asked = _asked_next(trials, waiting)
        longer = _extended(trials.org, waiting, asked)
        if longer == waiting or len(longer.facts) > MOST_PARTS:
            break
        more, waiting = (*more, *asked), longer
    return _Needed(tuple(_shares(trials, waiting)), more)


def _shares(trials: "_Trials", waiting: Missing) -> Iterator[tuple[frozenset[str], float]]:
    """Yield sets of parts, smaller ones first, with the share of answers that opens a judgement.

    No set opens more than a larger one around it: so what nothing opens without is in each of them.
    """
    parts = tuple(dict.fromkeys(_parts(waiting).values()))
    found: list[tuple[frozenset[str], float]] = []
    most = _share(trials, waiting, frozenset(parts))
    if most < LEAST_MORE:
        return
    every = frozenset(parts)
    needed = frozenset(
        part for part in parts if 2 < len(parts) <= MOST_PARTS and not _share(trials, waiting, every - {part})
    )
    others = [part for part in parts if part not in needed]
    sizes = range(0 if needed else 1, len(others) + 1) if len(parts) <= MOST_PARTS else (len(others),)
    for size in sizes:
        for chosen in (needed | frozenset(more) for more in combinations(others, size)):
            inside = max((share for smaller, share in found if smaller <= chosen), default=0.0)
            if most < inside + LEAST_MORE:
                continue
            share = _share(trials, waiting, chosen)
            if share >= inside + LEAST_MORE:
                found.append((chosen, share))
                yield chosen, share


def _asked_next(trials: "_Trials", waiting: Missing) -> tuple[str, ...]:
    """Return the fields that the rule lacks after all those it named were answered."""
    parts = frozenset(_parts(waiting).values())
    named = {fact.path for fact in waiting.facts}
    asked = (
        path
        for answers in _answers(trials, waiting, parts)
        for missing in trials.still_missing(answers)
        for path in missing
    )
    return tuple(dict.fromkeys(path for path in asked if path not in named))


def _extended(org: Organization, waiting: Missing, more: tuple[str, ...]) -> Missing:
    facts = (*waiting.facts, *(fact for path in more for fact in facts_of(org, waiting.subject, path)))
    return replace(waiting, facts=tuple(dict.fromkeys(facts)))


def _share(trials: "_Trials", waiting: Missing, chosen: frozenset[str]) -> float:
    tried = [not trials.still_missing(answers) for answers in _answers(trials, waiting, chosen)]
    return sum(tried) / len(tried)


_Answers = tuple[tuple[Fact, int], ...]
"""Facts that are filled, each with the place of its answer among the probes."""


def _answers(trials: "_Trials", waiting: Missing, chosen: frozenset[str]) -> Iterator[_Answers]:
    """Yield answers to try; the facts of one part are all answered alike."""
    parts = _parts(waiting)
    filled = [(fact, parts[fact]) for fact in waiting.facts if parts[fact] in chosen]
    first: dict[str, Fact] = {}
    for fact, part in filled:
        first.setdefault(part, fact)
    sizes = {part: len(trials.probes(fact)) for part, fact in first.items()}
    for number in _spread(prod(sizes.values())):
        places: dict[str, int] = {}
        rest = number
        for part, size in sizes.items():
            rest, places[part] = divmod(rest, size)
        yield tuple([(fact, places[part]) for fact, part in filled])


def _spread(total: int) -> Iterator[int]:
    """Yield the numbers of the combinations to try: all of a few, else some far apart from each other."""
    if total <= MOST_ANSWERS:
        yield from range(total)
        return
    step = next(step for step in range(int(total * GOLDEN), total) if gcd(step, total) == 1)
    yield from (number * step % total for number in range(MOST_ANSWERS))


class _Trials:
    """What a rule says of one subject with probes; each answer is tried once."""

    def __init__(self, result: AuditResult, waiting: Missing) -> None:
        self.org = around(result.organization, waiting)
        self._rule = result.rules[waiting.rule]
        self._options = options_of(self._rule, result.settings.options)
        self._subject = waiting.subject.kind, waiting.subject.address
        # A rule that judges each department by itself is asked of those concerned.
        within = waiting.rule in WITHIN_DEPARTMENT
        self._homes = _homes(result.organization, waiting) | {UNOWNED} if within else None
        self._tried: dict[_Answers, list[tuple[str, ...]]] = {}
        self._probes: dict[Fact, tuple[Any, ...]] = {}

    def probes(self, fact: Fact) -> tuple[Any, ...]:
        """Return the probes of a fact, which is filled some hundred times."""
        found = self._probes.get(fact)
        if found is None:
            found = self._probes[fact] = probes(self.org, fact)
        return found

    def still_missing(self, answers: _Answers) -> list[tuple[str, ...]]:
        """Return what the rule still lacks for the subject, or for what the answers added to it."""
        lacking = self._tried.get(answers)
        if lacking is None:
            lacking = self._tried[answers] = self._lacking(answers)
        return lacking

    def _lacking(self, answers: _Answers) -> list[tuple[str, ...]]:
        filled = with_answers(self.org, {fact: self.probes(fact)[place] for fact, place in answers})
        judged = filled if self._homes is None else part_of(filled, self._homes)
        return [
            outcome.missing
            for outcome in self._rule.check(judged, self._options)
            if isinstance(outcome, NotJudged) and self._concerns(outcome.subject)
        ]

    def _concerns(self, subject: Subject) -> bool:
        kind, address = self._subject
        return (subject.kind == kind and subject.address == address) or is_probe(subject)

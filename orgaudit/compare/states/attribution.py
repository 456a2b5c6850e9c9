"""Which change caused which finding: shown by making changes one by one and auditing again, else by what the changes touch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from orgaudit.compare.states.affected_by import AffectedBy
from orgaudit.compare.states.partial_states import Made, Mixer
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.difference import Cause, Change, FindingState

Audit = Callable[[Organization], AuditResult]

MOST_CHANGES: Final = 60
"""Of more changes than these none is tried out by itself; house default."""

_LEAST: Final = 10
"""Duties as of how many a company counts; house default."""

SIGNS: Final = 400
"""Signs of text that a duty may have and count as one; house default. No sample has as many for each duty."""

_DEAR_SIGNS: Final = 100
"""Signs beyond them that cost as much as a duty: long names are held against each other."""

MOST_WORK: Final = 20_000
"""Duties audited, all trials together: some seconds; house default. Counted and not timed, so that a run is repeatable."""

_TO_BEGIN_WITH: Final = 2
"""Trials, of all changes and of none, that only show that trying says something; with none left beyond them, nothing can be shown."""

Levels = Mapping[str, tuple[Severity, Confidence]]
"""Fingerprint -> level and confidence of every finding that no waiver covers."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A finding that is not what it was, as it is now; in the old state where it is no longer there."""

    finding: Finding
    state: FindingState

    def shows_in(self, levels: Levels) -> bool:
        """Whether a state of the company shows this effect."""
        here = levels.get(self.finding.fingerprint)
        if here is None:
            return self.state not in ("new", "worse", "confirmed")
        level, sure = here
        match self.state:
            case "new":
                return True
            case "worse":
                return level.at_least(self.finding.severity)
            case "better":
                return self.finding.severity.at_least(level)
            case "confirmed":
                return sure.at_least(self.finding.confidence)
            case "doubtful":
                return self.finding.confidence.at_least(sure)
            case _:
                return False


@dataclass(slots=True)
class Trials:
    """Audits of mixtures, each made once; ``made`` counts them. A rule that failed in one says nothing there."""

    mixer: Mixer
    audit: Audit
    most: int
    known: dict[Made, tuple[Levels, frozenset[str]]] = field(default_factory=dict)

    @property
    def made(self) -> int:
        """How many audits there were."""
        return len(self.known)

    def shows(self, effect: Effect, changes: Iterable[int]) -> bool | None:
        """Whether the effect shows with these changes made; ``None`` where that cannot be said or too much was tried."""
        chosen = frozenset(changes)
        if chosen not in self.known:
            if len(self.known) >= self.most:
                return None
            result = self.audit(self.mixer.mixed(chosen))
            self.known[chosen] = levels_of(result), frozenset(item.rule for item in result.failures)
        levels, failed = self.known[chosen]
        return None if effect.finding.rule in failed else effect.shows_in(levels)


def levels_of(result: AuditResult) -> Levels:
    """Return the level and confidence of every finding that stands."""
    return {
        item.finding.fingerprint: (item.finding.severity, item.finding.confidence) for item in result.findings
    }


def causes(
    effects: Sequence[Effect], changes: Sequence[Change], mixer: Mixer, audit: Audit
) -> tuple[tuple[Cause, ...], int]:
    """Return the cause of each effect, and how many audits that took."""
    if len(changes) == 1:
        # What differs between the two states differs by this change: there is nothing else.
        return tuple(Cause("alone", (0,)) for _ in effects), 0
    affected_by = AffectedBy(mixer, changes)
    if not changes or not effects:
        return tuple(affected_by.cause(effect.finding) for effect in effects), 0
    trials = Trials(mixer, audit, most=MOST_WORK // max(_work(mixer.old), _work(mixer.new)))
    if trials.most <= _TO_BEGIN_WITH:
        return tuple(affected_by.cause(effect.finding) for effect in effects), 0
    everything = range(len(changes))
    can_be_tried = len(changes) <= MOST_CHANGES and trials.most > 2 * len(changes)
    found = []
    for effect in effects:
        near = affected_by.cause(effect.finding)
        candidates = everything if can_be_tried else near.changes
        found.append(_proved(effect, candidates, everything, trials) or near)
    return tuple(found), trials.made


def _work(org: Organization) -> int:
    """Return what an audit of a company costs, counted in duties. One of a small company costs something too, and so do long texts."""
    duties = max(len(org.duties), _LEAST)
    if MOST_WORK // duties <= _TO_BEGIN_WITH:
        return duties
    told = (*org.departments, *org.duties, *org.goals, *org.handoffs, *org.people)
    return duties + max(0, sum(map(_signs, told)) - SIGNS * duties) // _DEAR_SIGNS


def _signs(element: Any) -> int:
    """Return how long the texts of an element are."""
    values = [getattr(element, name) for name in element.__slots__]
    texts = [text for value in values for text in (value if value.__class__ is tuple else (value,))]
    return sum(len(text) for text in texts if text.__class__ is str)


def _proved(effect: Effect, candidates: Sequence[int], all_: Sequence[int], trials: Trials) -> Cause | None:
    """Return which of the candidates are shown to cause an effect; ``None`` where trying does not show it."""
    # The mixture of all changes has to show it and that of none must not, or trying says nothing.
    if trials.shows(effect, all_) is not True or trials.shows(effect, ()) is not False:
        return None
    alone = tuple(change for change in candidates if trials.shows(effect, (change,)))
    if alone:
        return Cause("alone", alone)
    if trials.shows(effect, candidates) is not True:
        return None
    together = _fewest(effect, list(candidates), trials)
    return Cause("together", tuple(together)) if together else None


def _fewest(effect: Effect, changes: list[int], trials: Trials) -> list[int] | None:
    """Return changes that show the effect together, and no longer where any of them is left out."""
    size = len(changes) // 2
    while size:
        start, dropped = 0, False
        while start < len(changes):
            rest = changes[:start] + changes[start + size :]
            shown = trials.shows(effect, rest)
            if shown is None and trials.made >= trials.most:
                return None
            if shown:
                changes, dropped = rest, True
            else:
                start += size
        size = 1 if size == 1 and dropped else size // 2
    return changes

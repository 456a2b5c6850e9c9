"""Which function and office a name is given once its words are scored."""

from collections.abc import Iterator, Sequence

from orgaudit.knowledge.functions import FUNCTIONS, Function
from orgaudit.knowledge.names.values import (
    EQUAL,
    HIGH,
    LEAST,
    MEDIUM,
    MOST_CANDIDATES,
    Candidate,
    Evidence,
    NameReading,
    OwnUsage,
    ReadConfidence,
    ReadOffice,
    Reason,
)
from orgaudit.model.vocabulary import Industry


def decided(
    text: str, found: Sequence[tuple[Candidate, ...]], industry: Industry | None, own: OwnUsage
) -> NameReading:
    """Weigh the parts of a name against each other: parts in different offices make it ambiguous."""
    leaders = [leader for candidates in found for leader in _leaders(candidates)]
    if len(found) == 1:
        ranked = found[0]  # the leaders come first in it
    else:
        leading = set(map(id, leaders))
        rest = [item for candidates in found for item in candidates if id(item) not in leading]
        ranked = tuple(_once([*sorted(leaders, key=lambda item: -item.score), *rest]))[:MOST_CANDIDATES]
    if not leaders:
        return NameReading(text, None, "unknown", None, candidates=ranked)
    best = ranked[0]
    one_function = all(leader.function == best.function for leader in leaders)
    if any(leader.office != best.office for leader in leaders):
        evidence = tuple(dict.fromkeys(item for leader in leaders for item in leader.evidence))
        return NameReading(text, None, "ambiguous", _confidence(best.score), evidence, ranked)
    chosen = FUNCTIONS[best.function]
    own_office = own.offices.get(chosen.id)
    evidence = best.evidence
    if own_office is not None:
        evidence = (*evidence, Evidence("own_office", chosen.id, own_office))
    confidence = _confidence(best.score)
    if not one_function:
        confidence = "medium" if confidence == "high" else "low"
    office = own_office or _read_office(best, chosen, industry)
    return NameReading(
        text,
        chosen.id,
        office,
        confidence,
        evidence,
        ranked,
        (chosen.votes_front, chosen.votes_middle, chosen.votes_back),
        _reason(office, chosen, industry, own=own_office is not None),
    )


def _reason(office: ReadOffice, function: Function, industry: Industry | None, *, own: bool) -> Reason | None:
    """Return why the office is another than most sources give, in the order in which it is decided."""
    counts = {"front": function.votes[0], "middle": function.votes[1], "back": function.votes[2]}
    if office not in counts or counts[office] == max(counts.values()):
        return None
    if own:
        return "company"
    if office != function.office_in(industry):
        return "task"
    return "industry" if office != function.office else function.criterion


def _read_office(best: Candidate, function: Function, industry: Industry | None) -> ReadOffice:
    """Return the office of the best candidate; ambiguous where the sources are split and nothing settles it."""
    usual = function.office_in(industry)
    if best.office != usual and best.office is not None:
        return best.office  # a task that stands elsewhere than its function
    if industry == "finance" and function.finance_office is not None:
        return function.finance_office
    return "ambiguous" if function.split or usual is None else usual


def _leaders(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that fit best and about equally."""
    best = candidates[0].score
    if best >= LEAST:
        own = candidates[0].evidence[0].kind == "own_name"
        yield from (
            item for item in candidates if item.score >= best - EQUAL and (not own or item is candidates[0])
        )


def _once(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.function not in seen:
            seen.add(candidate.function)
            yield candidate


def _confidence(score: float) -> ReadConfidence:
    return "high" if score >= HIGH else "medium" if score >= MEDIUM else "low"

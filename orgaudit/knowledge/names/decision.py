"""Which function and office a name is given once its words are scored."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from orgaudit.knowledge.functions import FUNCTIONS, FunctionOffice
from orgaudit.knowledge.names.values import (
    EQUAL,
    HIGH,
    LEAST,
    LEAST_SHORT,
    MEDIUM,
    MEDIUM_SHORT,
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

_RIVAL: Final = 0.87
"""Above this share of the best score a function that the same words name is as likely: of such names half were read right."""

_HEAD: Final = 0.44
"""What a head weighs at least that gives way to the word before it. Where it names work of another office, two in three of such
names were read right; house default."""

_SURE_KINDS: Final = frozenset(("phrase", "own_name"))


def decided(
    text: str, found: Sequence[tuple[Candidate, ...]], industry: Industry | None, own: OwnUsage
) -> NameReading:
    """Weigh the parts of a name against each other: parts in different offices make it ambiguous."""
    rests = False
    if len(found) == 1:
        ranked = found[0]  # the leaders come first in it
        leaders = _leaders(ranked)
        rests = industry is None and len(leaders) == 1 and _rests_on_the_industry(ranked)
    else:
        leaders = [leader for candidates in found for leader in _leaders(candidates)]
        leading = set(map(id, leaders))
        rest = [item for candidates in found for item in candidates if id(item) not in leading]
        ranked = tuple(_once([*sorted(leaders, key=lambda item: -item.score), *rest]))[:MOST_CANDIDATES]
    best = ranked[0]
    if not leaders or (best.score < LEAST_SHORT and _is_one_english_word(best)):
        return NameReading(text, None, "unknown", None, candidates=ranked)
    one_function = len(leaders) == 1 or all(leader.function == best.function for leader in leaders)
    if len(leaders) > 1 and any(leader.office != best.office for leader in leaders):
        evidence = tuple(dict.fromkeys(item for leader in leaders for item in leader.evidence))
        return NameReading(text, None, "ambiguous", _confidence(best), evidence, ranked)
    chosen = FUNCTIONS[best.function]
    own_office = own.offices.get(chosen.id)
    evidence = best.evidence
    if own_office is not None:
        evidence = (*evidence, Evidence("own_office", chosen.id, own_office))
    confidence = _confidence(best)
    if rests or (len(found) == 1 and _head_says_otherwise(text, ranked)):
        confidence = "low"
    elif not one_function:
        confidence = "medium" if confidence == "high" else "low"
    office = own_office or _read_office(best.office, chosen.id, industry)
    return NameReading(
        text,
        chosen.id,
        office,
        confidence,
        evidence,
        ranked,
        (chosen.votes_front, chosen.votes_middle, chosen.votes_back),
        _reason(office, chosen.id, industry, own_office is not None),
    )


# Few functions are met in many names, so what follows from the function alone is worked out once.


@cache
def _reason(office: ReadOffice, function_id: str, industry: Industry | None, own: bool) -> Reason | None:  # noqa: FBT001 - names cost a cache time
    """Return why the office is another than most sources give, in the order in which it is decided."""
    function = FUNCTIONS[function_id]
    counts = {"front": function.votes[0], "middle": function.votes[1], "back": function.votes[2]}
    if office not in counts or counts[office] == max(counts.values()):
        return None
    if own:
        return "company"
    if office != function.office_in(industry):
        return "task"
    return "industry" if office != function.office else function.criterion


@cache
def _read_office(office: FunctionOffice | None, function_id: str, industry: Industry | None) -> ReadOffice:
    """Return the office of the best candidate; ambiguous where the sources are split and nothing settles it."""
    function = FUNCTIONS[function_id]
    usual = function.office_in(industry)
    if office != usual and office is not None:
        return office  # a task that stands elsewhere than its function
    if industry == "finance" and function.finance_office is not None:
        return function.finance_office
    return "ambiguous" if function.split or usual is None else usual


def _rests_on_the_industry(ranked: Sequence[Candidate]) -> bool:
    """Whether the same words speak for the next function as much, and only what usual companies do parts the two."""
    if len(ranked) == 1 or ranked[0].evidence[0].kind == "own_name":
        return False
    best, rival = ranked[:2]
    return rival.score > best.score * _RIVAL and rival.evidence[0].matched == best.evidence[0].matched


def _head_says_otherwise(text: str, ranked: Sequence[Candidate]) -> bool:
    """Whether an English head that gives way names work of another office than the words before it: lecture room bookings."""
    if len(ranked) == 1 or ranked[1].score < _HEAD:
        return False
    best = ranked[0]
    kind, words, _ = best.evidence[0]
    if kind in _SURE_KINDS or not text.isascii():
        return False
    folded = text.casefold()
    return any(
        rival.score >= _HEAD
        and rival.office != best.office
        and folded.find(words) < folded.find(rival.evidence[0].matched)
        for rival in ranked[1:]
    )


def _leaders(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the candidates that fit best and about equally."""
    best = candidates[0]
    if best.score < LEAST:
        return ()
    if len(candidates) == 1 or best.evidence[0].kind == "own_name":
        return candidates[:1]
    least = best.score - EQUAL
    return [item for item in candidates if item.score >= least]


def _once(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.function not in seen:
            seen.add(candidate.function)
            yield candidate


def _is_one_english_word(candidate: Candidate) -> bool:
    kind, _, entry = candidate.evidence[0]
    return kind == "noun" and " " not in entry and entry.isascii()


def _confidence(candidate: Candidate) -> ReadConfidence:
    score = candidate.score
    if score >= HIGH:
        return "high"
    return "medium" if score >= (MEDIUM_SHORT if candidate.evidence[0].kind == "noun" else MEDIUM) else "low"

"""Reading the name of a duty or department: which function and which office it points to, and why.

The head of a name decides: in Japanese the last word (経理システムの保守 is work on a system), in English the last word before
the first preposition. A verb decides only together with its object (請求書の発行, issue invoices); verbs that could mean
anything (対応, 管理, support, manage) never do so alone. What fits two offices about equally is ``ambiguous``, be it that
two functions fit or that the sources are split over one; what fits none well enough is ``unknown``.

A score is the strength of the best evidence, 0–1, lowered for words behind it that are not known; all figures are house
defaults. Everything works on the data files alone and gives the same answer every time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Final, Literal, NamedTuple

from orgaudit.knowledge.functions import FUNCTIONS, Function, FunctionOffice
from orgaudit.knowledge.names.departments import department_named
from orgaudit.knowledge.names.lexicon import Claim, ClaimKind, WordTree, name_lexicon, own_tree
from orgaudit.knowledge.names.offices import task_office
from orgaudit.knowledge.names.scoring import heard
from orgaudit.knowledge.names.segmentation import Part, parts_of, pieces_of
from orgaudit.knowledge.names.tokens import Units, units_of
from orgaudit.model.identity import canonical
from orgaudit.model.vocabulary import Industry

ReadOffice = Literal["front", "middle", "back", "ambiguous", "unknown"]
ReadConfidence = Literal["high", "medium", "low"]

HIGH: Final = 0.72
MEDIUM: Final = 0.52
LEAST: Final = 0.28
"""Below this score a name is unknown."""

EQUAL: Final = 0.04
"""Two functions whose scores are this near fit about equally."""

_BARE: Final = 0.88
"""A bare word for a department, as a synonym that stands alone."""

_BARE_UNNAMED: Final = 0.51
"""The same for a function that no source names (operations): a guess."""

_MOST_CANDIDATES: Final = 5
_OTHER_INDUSTRY: Final = 0.6
_NO_INDUSTRY: Final = 0.9
_SAME_INDUSTRY: Final = 1.1


class Evidence(NamedTuple):
    """Why a function is named: the words of the text, and the entry of ours or of the company that they match."""

    kind: ClaimKind | Literal["own_office"]
    matched: str
    entry: str


class Candidate(NamedTuple):
    """A function that a name may mean, with its office here; ``score`` is 0–1."""

    function: str
    office: FunctionOffice | None
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NameReading:
    """What a name says. ``function`` is ``None`` where none, or no one of several, is meant.

    ``confidence`` uses the words of findings and is ``None`` for an unknown name. ``votes`` holds the keys of the sources
    that put the function in front, middle and back; empty without a function.
    """

    text: str
    function: str | None
    office: ReadOffice
    confidence: ReadConfidence | None
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    votes: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] = ((), (), ())

    @property
    def vote_counts(self) -> tuple[int, int, int]:
        """How many sources say front, middle and back."""
        return len(self.votes[0]), len(self.votes[1]), len(self.votes[2])

    @property
    def boundary_prone(self) -> bool:
        """Whether the office is not clear: the sources differ over the function, or the name fits several offices."""
        known = FUNCTIONS.get(self.function) if self.function else None
        return self.office == "ambiguous" or (known is not None and known.boundary_prone)


@dataclass(frozen=True)
class OwnUsage:
    """A company's own words: name to function id, and function id to office. They win over ours.

    Raises ValueError for a function id that does not exist.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, FunctionOffice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for function_id in (*self.names.values(), *self.offices):
            if function_id not in FUNCTIONS:
                msg = f"no such function: {function_id}"
                raise ValueError(msg)

    @cached_property
    def tree(self) -> WordTree:
        """The own names, ready for look-up."""
        return own_tree(self.names)


_NOTHING_OWN: Final = OwnUsage()


def read_name(text: str, industry: Industry | None = None, own: OwnUsage | None = None) -> NameReading:
    """Read a name. Never raises, whatever the text."""
    if own is None:
        return _read_by_ours(text, industry)
    return _read(text, industry, own)


@lru_cache(maxsize=8192)
def _read_by_ours(text: str, industry: Industry | None) -> NameReading:
    return _read(text, industry, _NOTHING_OWN)


def _read(text: str, industry: Industry | None, own: OwnUsage) -> NameReading:
    units = units_of(text)
    bare = department_named(units.text)
    if bare is not None and not any(bare[1] in canonical(name) for name in own.names):
        function_id, word = bare
        evidence = Evidence("name", word, word)
        known = FUNCTIONS[function_id]
        score = _BARE if known.votes_front or known.votes_middle or known.votes_back else _BARE_UNNAMED
        office = own.offices.get(function_id) or _industry_offices(industry)[function_id]
        return _answer(text, [(Candidate(function_id, office, score, (evidence,)),)], industry, own)
    ours = name_lexicon(japanese=units.japanese)
    trees = (own.tree, ours) if own.names else (ours,)
    parts = parts_of(pieces_of(units, trees), japanese=units.japanese)
    found = [
        candidates for part in parts if (candidates := tuple(_candidates(units, part, ours, industry, own)))
    ]
    if not found:
        return NameReading(text, None, "unknown", None)
    return _answer(text, found, industry, own)


def _candidates(
    units: Units, part: Part, tree: WordTree, industry: Industry | None, own: OwnUsage
) -> Iterator[Candidate]:
    """Yield the functions that a part may mean, the best first."""
    weights, offices = _industry_weights(industry), _industry_offices(industry)
    best: dict[str, tuple[float, Claim, str]] = {}
    for item, score, matched in heard(units, part, tree):
        fitted = score if item.kind == "own_name" else score * weights[item.function]
        known = best.get(item.function)
        if fitted > 0 and (known is None or fitted > known[0]):
            best[item.function] = fitted, item, matched
    ranked = sorted(best.items(), key=lambda entry: -entry[1][0])
    for function_id, (score, item, matched) in ranked[:_MOST_CANDIDATES]:
        evidence = Evidence(item.kind, matched, item.written)
        office = own.offices.get(function_id) or task_office(function_id, units.text) or offices[function_id]
        yield Candidate(function_id, office, round(score, 3), (evidence,))


@cache
def _industry_offices(industry: Industry | None) -> Mapping[str, FunctionOffice | None]:
    return {item.id: item.office_in(industry) for item in FUNCTIONS.values()}


@cache
def _industry_weights(industry: Industry | None) -> Mapping[str, float]:
    """Return how well each function fits a company of this industry, 1 for what any company has."""
    others = _NO_INDUSTRY if industry is None else _OTHER_INDUSTRY
    weights = {"general": 1.0, industry: _SAME_INDUSTRY} if industry != "general" else {"general": 1.0}
    return {item.id: weights.get(item.industry, others) for item in FUNCTIONS.values()}


def _answer(
    text: str, found: Sequence[tuple[Candidate, ...]], industry: Industry | None, own: OwnUsage
) -> NameReading:
    """Weigh the parts of a name against each other: parts in different offices make it ambiguous."""
    leaders = [leader for candidates in found for leader in _leaders(candidates)]
    if len(found) == 1:
        ranked = found[0]  # the leaders come first in it
    else:
        leading = set(map(id, leaders))
        rest = [item for candidates in found for item in candidates if id(item) not in leading]
        ranked = tuple(_once([*sorted(leaders, key=lambda item: -item.score), *rest]))[:_MOST_CANDIDATES]
    if not leaders:
        return NameReading(text, None, "unknown", None, candidates=ranked)
    best = ranked[0]
    one_function = all(leader.function == best.function for leader in leaders)
    if any(leader.office != best.office for leader in leaders):
        evidence = tuple(dict.fromkeys(item for leader in leaders for item in leader.evidence))
        return NameReading(text, None, "ambiguous", _confidence(best.score), evidence, ranked)
    chosen = FUNCTIONS[best.function]
    decided = own.offices.get(chosen.id)
    evidence = best.evidence
    if decided is not None:
        evidence = (*evidence, Evidence("own_office", chosen.id, decided))
    confidence = _confidence(best.score)
    if not one_function:
        confidence = "medium" if confidence == "high" else "low"
    return NameReading(
        text,
        chosen.id,
        decided or _read_office(best, chosen, industry),
        confidence,
        evidence,
        ranked,
        (chosen.votes_front, chosen.votes_middle, chosen.votes_back),
    )


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

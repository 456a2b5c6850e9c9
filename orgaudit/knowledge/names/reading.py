"""Reading the name of a duty or department: which function and which office it points to, and why.

The head of a name decides: in Japanese the last word (経理システムの保守 is work on a system), in English the last word before
the first preposition. A verb decides only together with its object (請求書の発行, issue invoices); verbs that could mean
anything (対応, 管理, support, manage) never do so alone. What fits two offices about equally is ``ambiguous``, be it that
two functions fit or that the sources are split over one; what fits none well enough is ``unknown``.

A score is the strength of the best evidence, 0–1, lowered for words behind it that are not known; all figures are house
defaults. Everything works on the data files alone and gives the same answer every time.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from orgaudit.knowledge.functions import FUNCTIONS, FunctionOffice
from orgaudit.knowledge.names.compounds import compounds_resolved
from orgaudit.knowledge.names.decision import decided
from orgaudit.knowledge.names.departments import bare_department
from orgaudit.knowledge.names.lexicon import Sense, name_lexicon
from orgaudit.knowledge.names.offices import duty_office
from orgaudit.knowledge.names.parts import Part, parts_of
from orgaudit.knowledge.names.scoring import scores
from orgaudit.knowledge.names.segmentation import segmented
from orgaudit.knowledge.names.tokens import Tokens, tokenized
from orgaudit.knowledge.names.values import MOST_CANDIDATES, Candidate, Evidence, NameReading, OwnUsage
from orgaudit.model.dataclass import replace
from orgaudit.model.identity import canonical
from orgaudit.model.vocabulary import Industry

_BARE: Final = 0.88
"""A bare word for a department, as a synonym that stands alone."""

_BARE_UNNAMED: Final = 0.51
"""The same for a function that no source names (operations): a guess."""

_OTHER_INDUSTRY: Final = 0.6
_NO_INDUSTRY: Final = 0.9
_SAME_INDUSTRY: Final = 1.1


LONGEST: Final = 300
"""Signs; what is longer is no name, and is not read as one; house default."""

_NOTHING_OWN: Final = OwnUsage()


def read_name(text: str, industry: Industry | None = None, own: OwnUsage | None = None) -> NameReading:
    """Read a name. Never raises, whatever the text."""
    if len(text) > LONGEST:
        return NameReading(text, None, "unknown", None)
    if own is None:
        return _read_by_ours(text, industry)
    return _read(text, industry, own)


@lru_cache(maxsize=65_536)  # one less than the names of a company would be none, as they are read in order
def _read_by_ours(text: str, industry: Industry | None) -> NameReading:
    return _read(text, industry, _NOTHING_OWN)


def _read(text: str, industry: Industry | None, own: OwnUsage) -> NameReading:
    tokens = tokenized(text)
    bare = bare_department(tokens.text)
    if bare is not None and not any(bare[1] in canonical(name) for name in own.names):
        function_id, word = bare
        evidence = Evidence("name", word, word)
        known = FUNCTIONS[function_id]
        score = _BARE if known.votes_front or known.votes_middle or known.votes_back else _BARE_UNNAMED
        office = own.offices.get(function_id) or known.office_in(industry)
        return decided(text, [(Candidate(function_id, office, score, (evidence,)),)], industry, own)
    ours = name_lexicon(japanese=tokens.japanese)
    lexicons = (own.lexicon, ours) if own.names else (ours,)
    parts = parts_of(segmented(tokens, lexicons), japanese=tokens.japanese)
    resolved = (compounds_resolved(tokens, part, ours) for part in parts)
    found = [
        candidates for part in resolved if (candidates := tuple(_candidates(tokens, part, industry, own)))
    ]
    if not found:
        return NameReading(text, None, "unknown", None)
    reading = decided(text, found, industry, own)
    if reading.confidence in ("medium", "high") and _only_its_object_is_known(tokens, parts[0], reading):
        return replace(reading, confidence="low")
    return reading


def _only_its_object_is_known(tokens: Tokens, part: Part, reading: NameReading) -> bool:
    """Whether an English name begins with a verb that means something of its own, and only one word behind it speaks: cleaning the surgery."""
    kind, matched, _ = reading.evidence[0]
    if tokens.japanese or kind != "synonym" or " " in matched:
        return False
    first = min(part.segments, key=lambda segment: segment.start)
    verb = tokens.written(first.start, first.end)
    general = first.word is not None and first.word.general
    return not general and verb.casefold().endswith("ing") and matched.casefold() not in verb.casefold()


def _candidates(tokens: Tokens, part: Part, industry: Industry | None, own: OwnUsage) -> Iterator[Candidate]:
    """Yield the functions that a part may mean, the best first."""
    best: dict[str, tuple[float, Sense, str]] = {}
    for item, score, matched in scores(tokens, part):
        fitted = score if item.kind == "own_name" else score * _weight(item.function, industry)
        known = best.get(item.function)
        if fitted > 0 and (known is None or fitted > known[0]):
            best[item.function] = fitted, item, matched
    ranked = sorted(best.items(), key=lambda entry: -entry[1][0])
    for function_id, (score, item, matched) in ranked[:MOST_CANDIDATES]:
        evidence = Evidence(item.kind, matched, item.written)
        office = (
            own.offices.get(function_id)
            or duty_office(function_id, tokens.text)
            or _usual_office(function_id, industry)
        )
        yield Candidate(function_id, office, round(score, 3), (evidence,))


@cache
def _usual_office(function_id: str, industry: Industry | None) -> FunctionOffice | None:
    return FUNCTIONS[function_id].office_in(industry)


@cache
def _weight(function_id: str, industry: Industry | None) -> float:
    """Return how well a function fits a company of this industry, 1 for what any company has."""
    own = FUNCTIONS[function_id].industry
    if own == "general":
        return 1.0
    if industry is None:
        return _NO_INDUSTRY
    return _SAME_INDUSTRY if own == industry else _OTHER_INDUSTRY

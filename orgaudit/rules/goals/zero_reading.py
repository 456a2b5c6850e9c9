"""Whether a goal only avoids a failure: a wish for none of it, or a target of zero for it, and nothing to improve."""

from typing import Final

from orgaudit.knowledge.measure import measure_in
from orgaudit.knowledge.trigger_words import Match, lexicon, normalised
from orgaudit.model import NONE, Goal
from orgaudit.model.pattern import pattern
from orgaudit.rules.goal_types import words

_ZERO: Final = pattern(r"(?:0|ゼロ|zero|無し|なし|皆無)(?![\d.])[^\d]{0,12}$")
_NOTHING_MORE: Final = pattern(r"(?:0(?:\.0+)?|ゼロ|zero|100)\D{0,20}$")
_NONE_OF: Final = pattern(r"no\s")
_WISH: Final = pattern(
    r"ゼロ|起こさない|起こさず|出さない|出さず|なくす|無くす|防ぐ|防止|(?<![\d.])0\s?(?:件|回|人|%|社|円|$)"
    r"|(?<![a-z])(?:zero|no|never|without|avoid|prevent)(?![a-z])"
)
"""Words that make a failure named in the same text something to avoid."""

_EVERYTHING: Final = 100


def says_no_failure(text: str) -> bool:
    """Whether a text begins by saying that there is to be none of a failure, which can be counted: "No late payments", not "work without errors"."""
    if not _NONE_OF.match(normalised(text)):
        return False
    found = lexicon("zero_goals").find(text)
    return any(match.category != "failure" and _NONE_OF.match(match.word) for match in found)


def words_of_avoidance(goal: Goal) -> tuple[str, ...]:
    """Return the words by which a goal only avoids a failure; empty where it asks for anything else.

    Words of the lexicon ``zero_goals`` in the text or the kpi: a phrase that wishes for no failure, or the failure itself
    beside a target of zero or a word that wishes for none. A target above zero, save 100 % of such a wish, and any other measure in the text ask for more.
    """
    found = [
        match for said in (goal.text, words(goal.kpi)) if said for match in lexicon("zero_goals").find(said)
    ]
    phrases = [match for match in found if match.category != "failure"]
    if not found or _asks_for_more(goal, phrases):
        return ()
    if not phrases and not has_zero_target(goal) and not _WISH.search(normalised(goal.text)):
        return ()
    return tuple(dict.fromkeys(match.word for match in phrases or found))


def has_zero_target(goal: Goal) -> bool:
    """Whether the stated target is zero."""
    if isinstance(goal.target, str):
        return bool(_ZERO.match(normalised(goal.target)))
    return goal.target == 0


def has_target_to_improve(goal: Goal) -> bool:
    """Whether a target is stated that is neither zero nor everything."""
    return isinstance(goal.target, int | float) and goal.target not in (0, _EVERYTHING)


def _asks_for_more(goal: Goal, phrases: list[Match]) -> bool:
    if goal.target is not None and goal.target is not NONE and not has_zero_target(goal):
        return not (phrases and goal.target == _EVERYTHING)
    measure = measure_in(_without(normalised(goal.text), phrases))
    return measure is not None and not _NOTHING_MORE.match(measure)


def _without(text: str, phrases: list[Match]) -> str:
    for match in phrases:
        text = text.replace(match.word, " | ")
    return text

"""What a column is by the choices that its heading lists: yes and no, or words that only one field has."""

import re
from collections.abc import Sequence
from typing import Final

from orgaudit.intake.sheets.cells.choices_in_japanese import said_in_japanese
from orgaudit.intake.sheets.cells.loose_words import loosely
from orgaudit.intake.sheets.columns.answer_contents import known_to
from orgaudit.intake.sheets.headings.headings import COMPOSED, EXACT, PART, Match, field_of
from orgaudit.intake.sheets.headings.likeness import like, likeness_to
from orgaudit.intake.sheets.headings.listed_choices import choices_in, without_choices
from orgaudit.intake.sheets.headings.turned_away import turned_away
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded

_LEAST: Final = 0.9
"""House default: the likeness, of 3, from which on a heading that lists yes and no is taken for a field that is answered so."""

_ANSWERED: Final = frozenset(
    ("stoppable", "rekey", "bot", "specialist", "manual", "backup_said", "personal_said", "legal_said", "outsourced", "seals")
)  # fmt: skip
"""Keys of what is answered by yes or no."""

_WORDED: Final = (
    "step",
    "storage",
    "deadline",
    "data_class",
    "performed_by",
    "judgement",
    "media",
    "frequency",
)
"""Fields whose words hardly anything else is said by; how critical something is is said by words that any scale has."""

_OF_ANYTHING: Final = frozenset(("media", "frequency"))
"""Fields of which the words may tell how often, or by what, something else than the duty is done."""

_NEAR: Final = 0.3
"""House default: the likeness from which on a heading speaks of one of these."""


def is_answered(heading: str) -> bool:
    """Whether a heading lists yes and no to choose from, in whatever words: 可・不可, 要／不要, Y/N."""
    return {folded(word) for word in choices_in(heading)} in _PAIRS


_PAIRS: Final = tuple(
    frozenset(pair.split())
    for pair in (
        "有 無", "あり なし", "有り 無し", "ある ない", "要 不要", "必要 不要", "可 不可", "可能 不可", "可能 不可能", "はい いいえ", "○ ×", "〇 ×", "◯ ×", "する しない", "できる できない", "y n", "yes no", "✓ ✗",
    )
)  # fmt: skip


def lists_choices(heading: str, found: Sequence[Match]) -> bool:
    """Whether a heading lists what to choose from for the field that it is taken for."""
    if not found or not choices_in(heading):
        return False
    return is_answered(heading) or (found[0].key in _WORDED and _knows(found[0].key, choices_in(heading)))


def by_choices(heading: str, found: list[Match]) -> list[Match]:
    """Return what a heading of duties means by the choices that it lists, where they are of another field than its words, or these are not known."""
    choices = choices_in(heading)
    if not choices or (found and found[0].strength == EXACT):
        return found
    asked = " ".join(without_choices(heading).split())
    key = _answered(asked, found) if is_answered(heading) else _worded(asked, choices, found)
    return [Match("duty", key, COMPOSED)] if key else found


def _answered(asked: str, found: list[Match]) -> str:
    """Return the key of what is answered by yes or no that a heading is like, more than what it is taken for."""
    if found and (found[0].key in _ANSWERED or found[0].strength == PART):
        return ""
    joined = asked.replace(" ", "") if not asked.isascii() else asked
    nearest = next((item for item in like(joined, "duty") if item.key in _ANSWERED), None)
    if nearest is None or nearest.likeness < _LEAST or turned_away(joined, nearest.key):
        return ""
    own = likeness_to(joined, "duty", found[0].key) if found else 0.0
    return nearest.key if nearest.likeness > own or _is_allowed(nearest.key, asked) else ""


def _is_allowed(key: str, asked: str) -> bool:
    """Whether a heading asks whether work may stop, whoever else it names: 担当者不在時の業務停止."""
    return key == "stoppable" and _STOP.search(asked) is not None


_STOP: Final = re.compile(r"(?:停止|中断|休止|保留)$")


def _worded(asked: str, choices: tuple[str, ...], found: list[Match]) -> str:
    """Return the key of the only field that has all the choices among its words, of several the likest."""
    if all(folded(word) in word_list("answers") for word in choices):
        return ""
    fitting = [key for key in _WORDED if _knows(key, choices)]
    if not fitting or (found and found[0].key in fitting):
        return ""
    near = {key: likeness_to(asked, "duty", key) for key in fitting}
    best = max(fitting, key=lambda key: near[key])
    needs = _NEAR if best in _OF_ANYTHING or len(fitting) > 1 else 0.0
    if near[best] < needs or turned_away(asked, best):
        return ""
    return (
        best
        if not found or found[0].strength < PART or near[best] > likeness_to(asked, "duty", found[0].key)
        else ""
    )


def _knows(key: str, choices: tuple[str, ...]) -> bool:
    """Whether all of some words are of a field, as sheets write them."""
    item = field_of("duty", key)
    if item is None or item.values is None:
        return False
    known = known_to(item.values)
    return all(known(word) or loosely(key, word) or said_in_japanese(key, word) for word in choices)

"""Accounts and ids that are made of a name: kurosaki_ren, shirogane.kotone, KurosakiRen, sato01, kotone@example.com."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from orgaudit.knowledge.file_words import file_words
from orgaudit.knowledge.name_words import name_words
from orgaudit.model.pattern import pattern

_LONGEST: Final = 100
"""Signs of an account; house default. A longer text is none."""

_HOST: Final = pattern(r"@[^@]*$")
_AREA: Final = pattern(r"^.*[\\/](?=.)")
_PARTED: Final = pattern(r"[\s._@+:~|\-0-9]+")
_HUMP: Final = pattern("(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_LETTERS: Final = pattern("[^\\W\\d_]+(?:['\u2019][^\\W\\d_]+)*")
_LONG_NAME: Final = 5
"""Letters of a name from which one with an initial is hardly ever another word, other than lane (plane), hill (chill)."""

_MOST_PARTS: Final = 4
"""Parts of a name whose first letters stand in accounts before a surname with particles."""

_SHORTEST_ALONE: Final = 4
"""Letters of an account without another part that are a name where figures follow: sato01, but not emp01."""


def names_in_account(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the parts of an account that may be somebody's names, with capitals; nothing for a name that is written as one.

    What is no name in it (``kim.finance``) is left out.
    """
    if len(name) > _LONGEST or any(map(str.isspace, name)):
        return
    bare = _AREA.sub("", _HOST.sub("", name) or name)
    pieces = [piece for piece in _PARTED.split(_HUMP.sub(" ", bare)) if piece]
    if pieces == [name] or not all(map(_LETTERS.fullmatch, pieces)):
        return
    named = tuple(piece[:1].upper() + piece[1:] for piece in pieces if not _is_word(piece.lower()))
    if len(pieces) == 1 and named and len(named[0]) < _SHORTEST_ALONE and named[0].isascii():
        return
    if any(len(piece) > 1 for piece in named):
        yield named


def accounts(parts: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield what firms make of the folded parts of a name for an account (tsato, satot), and whether that calls somebody in any text."""
    own = [part for part in parts if part and part not in name_words("particles")]
    pairs = [(own[0], other) for other in own[1:]]
    pairs += [(one, joined) for joined in joined_to_particles(parts) for one in own[:_MOST_PARTS]]
    for one, other in pairs:
        for initial, name in ((one[:1], other), (other[:1], one)):
            yield initial + name, _tells(initial + name, name)
            # Of Michael Smith it is the genitive of a name.
            yield name + initial, initial != "s" and _tells(name + initial, name)


def _tells(key: str, name: str) -> bool:
    if len(name) < _LONG_NAME or not key.isascii() or not key.isalpha() or name in name_words("also_words"):
        return False
    return not _is_other_word(key)


def joined_to_particles(parts: Sequence[str]) -> Iterator[str]:
    """Yield each part of a folded name that particles stand before as one word with them: vanderberg, legoff."""
    before = ""
    for part in parts:
        if part in name_words("particles"):
            before += part
            continue
        key = before + part
        if before and len(part) >= _SHORTEST_ALONE - 1 and not _is_other_word(key):
            yield key
        before = ""


def _is_other_word(key: str) -> bool:
    """Whether a name with an initial or particles makes another word."""
    return key in name_words("no_accounts") or _is_word(key)


@lru_cache(maxsize=4_096)
def _is_word(part: str) -> bool:
    if part in name_words("in_ids") or part in file_words():
        return True
    if not part.isascii() or len(part) <= 1:
        return False
    # Few reports hide people whose ids are made of several words.
    from orgaudit.knowledge.names.lexicon import name_lexicon

    return name_lexicon(japanese=False).find(part) is not None

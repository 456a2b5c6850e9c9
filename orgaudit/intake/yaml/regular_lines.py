"""Lines that every reader of YAML takes for the same: a key with a short value, an item of a list, a comment.

Programs, our own import among them, write whole companies in nothing else. Such a text needs no parser, which is most of what reading
costs: each line is one match, and a line that comes again is what it was before. What is not surely of this form is left to the parser.
"""

from collections.abc import Sequence
from operator import itemgetter
from re import Match
from typing import Final

from orgaudit.intake.yaml.limits import Limits
from orgaudit.intake.yaml.positions import Lines
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern

BARE, LIST, QUOTED, MAP, OPENS = range(5)
"""What stands on a line: bare words, a list of such, one text in quotes, a map of bare words, or a key of what stands on deeper lines."""

_BEYOND: Final = "\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
"""What may be printed beyond ASCII: all of it is letters to YAML."""

_FIRST: Final = f"(?:-[0-9]|[0-9A-Za-z_(~+{_BEYOND}])"
_INNER: Final = f"[0-9A-Za-z_()~+\\-./&'\"=%@$;<>*|!^{_BEYOND}]"
_WORDS: Final = f"{_FIRST}(?: ?{_INNER})*+"
"""Words that are bare anywhere, in brackets and as a key too."""
_TEXT: Final = f"{_FIRST}(?: ?{_INNER}| ?,|:(?={_INNER}))*+"
_PAIR: Final = f"{_WORDS}: {_WORDS}"
_SIGN: Final = f"[ !#-&(-\\[\\]-~{_BEYOND}]"
"""What stands for itself in quotes of either kind."""

_LINE: Final = pattern(
    f"(?P<said>(?P<indent> *+)(?P<dash>- ++)?(?:(?P<key>{_WORDS}):(?![^ ]) *+)?"
    f"(?P<value>{_TEXT}|\\[(?:{_WORDS}(?:, {_WORDS})*+)?+\\]|\\{{{_PAIR}(?:, {_PAIR})*+\\}}|\"(?:{_SIGN}|')*+\"|'(?:{_SIGN}|[\"\\\\])*+')?+)"
    f" *+(?:(?<![^ ])#(?:{_SIGN}|['\"\\\\])*+)?"
)
_LONGEST_KEY: Final = 1_000
"""Signs; to YAML a key of more than 1,024 is none."""

_DEEPEST: Final = 12
"""Lists and maps in each other; more are left to the parser."""


class Line(NamedTuple):
    """A line that is no comment.

    ``here`` says where it begins: twice the column of its key, or of the dash in front of its key or item, that one and one more. ``column`` is that of the
    key or item. ``value`` is a text, of a list or map all its texts; ``begin`` and ``end`` are its place in the line, of a list from its first
    text to its last. ``nodes`` counts as the limit on elements does. Columns count from 0.
    """

    here: int
    column: int
    key: str | None
    kind: int
    value: str | tuple[str, ...]
    begin: int
    end: int
    nodes: int


END: Final = Line(-1, -1, None, BARE, "", 0, 0, 0)


class Lined(NamedTuple):
    """A text in regular lines and one behind the last, each with the number of the first sign of its line; ``places`` are those of all its lines."""

    lines: list[Line]
    starts: Sequence[int]
    places: Lines


def regular_lines(text: str, places: Lines, limits: Limits) -> Lined | None:
    """Return a text by its lines; None where any of them is not regular, or they do not surely fit together.

    None too where it may be more than is allowed.
    """
    written = text.rstrip("\r\n ").split("\r\n" if "\r\n" in text else "\n")
    if len(text) > limits.text and max(map(len, written)) > limits.text:
        return None
    known: dict[str, Line | None] = {}
    for one in dict.fromkeys(written):
        match = _LINE.fullmatch(one)
        if match is None or match.end("key") > _LONGEST_KEY:
            return None
        line = known[one] = _line(match)
        if line is None and match["said"].strip(" "):
            return None
    starts: Sequence[int] = places.starts
    # Of the different lines, as to hold each line against None takes far longer.
    if None in known.values():
        starts = [start for start, one in zip(starts, written, strict=False) if known[one] is not None]
    regular = [line for line in map(known.__getitem__, written) if line is not None]
    if limits.depth < _DEEPEST + 2 or sum(map(itemgetter(-1), regular)) > limits.elements:
        return None
    if not _fit_together(regular):
        return None
    regular.append(END)
    return Lined(regular, starts, places)


def _line(match: Match[str]) -> Line | None:
    """Return a line by its parts; None of one that says nothing, or what only its neighbours can explain."""
    indent, dash, key, value = match.group("indent", "dash", "key", "value")
    here, column, at_key = len(indent), len(indent) + len(dash or ""), match.start("key")
    begin, end = match.span("value")
    nodes = 1 + (key is not None) + (key is not None and dash is not None)
    if key is None and (value is None or dash is None):
        return None
    here = 2 * here + (dash is not None)
    if value is None:
        return Line(here, column, key, OPENS, "", at_key, at_key, nodes)
    if value[0] == "[":
        texts = tuple(value[1:-1].split(", ")) if value != "[]" else ()
        inside = 1 if texts else 0
        return Line(here, column, key, LIST, texts, begin + inside, end - inside, nodes + len(texts))
    if value[0] == "{":
        if len(value) > _LONGEST_KEY:
            return None
        texts = tuple(value[1:-1].replace(": ", ", ").split(", "))
        return Line(here, column, key, MAP, texts, begin, end, nodes + len(texts))
    if value[0] in "\"'":
        return Line(here, column, key, QUOTED, value[1:-1], begin, end, nodes)
    return Line(here, column, key, BARE, value, begin, end, nodes)


def _fit_together(lines: list[Line]) -> bool:
    """Whether every line stands exactly where a list or map goes on, or is the first of one that the line before opened."""
    within, opened = [0], False
    goes_on = -1
    for here, column, key, kind, _, _, _, _ in lines:
        if here == goes_on and kind != OPENS:
            continue
        if opened:
            if here <= within[-1]:
                return False
            within.append(here)
        else:
            while within[-1] > here:
                within.pop()
            if within[-1] != here:
                return False
        if here % 2 and key is not None:
            within.append(2 * column)
        if len(within) > _DEEPEST:
            return False
        opened = kind == OPENS
        goes_on = -1 if opened or within[-1] % 2 else within[-1]
    return bool(lines) and not opened

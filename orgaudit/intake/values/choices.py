"""From words to the codes of an enumerated field; what does not fit is told with what is allowed."""

import re
from collections.abc import Mapping
from typing import Any, Final, cast

from orgaudit.intake.draft import BROKEN, Broken
from orgaudit.intake.fields import Field, Vocabulary
from orgaudit.intake.spelling import folded, is_japanese, narrowed, nearest
from orgaudit.intake.values.frequency import frequency_of, rarer_frequency, without_remark
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import number_of
from orgaudit.intake.values.reader_context import Reading, found
from orgaudit.intake.yaml.nodes import Items, Node, Pairs, Scalar
from orgaudit.model.pattern import pattern

GRADE: Final = r"[a-fs][+-]?|[◎○〇◯△▲×☆★●◇◆]+|[大小]|i{1,3}|iv|v"
"""Marks that rank without saying what: their order is each company's own."""

_BETWEEN: Final = pattern(r"\s*(?:[、，､,・･／/;；＆&+＋\n]|と|及び|および|\sand\s)\s*")


_LONGEST: Final = 200
"""Signs of a text that may be a word of a vocabulary, with remarks in brackets; house default."""


def read_choice(reading: Reading, field: Field, node: Node, key: str) -> str | Broken:
    """Read one word of the field's vocabulary."""
    words = vocabulary(field)
    code = code_of(reading, words, node[0]) if type(node) is tuple else None
    if code is None and words.name == "Frequency" and type(node) is tuple:
        code = _rarer_frequency(reading, words, node, key)
    return _refuse(reading, field, node, key) if code is None else code


def _rarer_frequency(reading: Reading, words: Vocabulary, node: Scalar, key: str) -> str | None:
    """Return the rarer of the two frequencies around one such as 週2回, and take note of it."""
    code = rarer_frequency(node[0]) if len(node[0]) <= _LONGEST else None
    if code is not None:
        named = words.in_japanese(code) if is_japanese(node[0] or key) else code
        reading.note("read_as_rarer", node, f"{node[0].strip()} → {named}")
    return code


def read_choices(reading: Reading, field: Field, node: Node, key: str) -> tuple[str, ...] | Broken:
    """Read one or more words of the field's vocabulary in one text."""
    words = vocabulary(field)
    code = code_of(reading, words, node[0]) if type(node) is tuple else None
    if code is not None:
        return (code,)
    parts = [part for part in _BETWEEN.split(narrowed(node[0])) if part] if type(node) is tuple else []
    codes = {part: code_of(reading, words, part) for part in parts}
    wrong = [part for part, code in codes.items() if code is None]
    if parts and not wrong:
        return tuple(dict.fromkeys(cast("str", code) for code in codes.values()))
    # Of several words only the one that is none of ours is told.
    return _refuse(reading, field, node, key, of=wrong[0] if len(wrong) < len(codes) else None)


def code_of(reading: Reading, words: Vocabulary, text: str) -> str | None:
    """Return the code that a text means: by the file's own legend, by the table, or as a frequency."""
    if len(text) > _LONGEST:
        return None
    own = reading.legend.get(words.name)
    code = (own.get(folded(text)) if own else None) or words.code_of(text)
    if code is None and "none" in words.words and says_none(text):
        return "none"
    if code is None and words.name == "Frequency":
        meant = frequency_of(without_remark(text))
        return meant[0] if len(meant) == 1 else words.code_of(without_remark(text))
    return code


def read_legend(reading: Reading, node: Node, key: str) -> None:
    """Read what the file says its own marks mean: a map from field to a map from mark to value."""
    if not isinstance(node, Pairs):
        reading.refuse("not_a_legend", node, key)
        return
    known = _enumerated(reading)
    for field_node, marks in node.pairs:
        field = known.get(folded(found(field_node)))
        if field is None:
            names = tuple(dict.fromkeys(item.key for item in known.values()))
            near = nearest(found(field_node), known)
            reading.refuse(
                "no_such_enumeration", field_node, key, found=found(field_node), allowed=names, nearest=near
            )
        elif not isinstance(marks, Pairs):
            reading.refuse("not_a_legend", marks, found(field_node))
        else:
            meanings = reading.legend.setdefault(vocabulary(field).name, {})
            for mark, value in marks.pairs:
                code = read_choice(reading, field, value, found(field_node))
                if code is not BROKEN and _may_mean(reading, field, mark, str(code)):
                    meanings[folded(found(mark))] = str(code)


def _may_mean(reading: Reading, field: Field, mark: Node, code: str) -> bool:
    """Return whether a mark is free to mean a value: a word that has a meaning of its own is not, of a sign that has one the other is told."""
    text, words = found(mark), vocabulary(field)
    usual = words.code_of(text) or ("none" if says_none(text) else None)
    if usual is None or usual == code:
        return True
    if any(map(str.isalnum, text)):
        reading.refuse("legend_of_a_word", mark, field.key, found=text, meant=code)
        return False
    reading.note("legend_of_a_sign", mark, f"{text.strip()} → {code}")
    return True


def _enumerated(reading: Reading) -> Mapping[str, Field]:
    """Return every enumerated field of what stands in a company, by every spelling of its key."""
    return {
        folded(spelling): field
        for name in ("handoff", "goal", "department", "duty")
        for field in reading.table.sections[name].fields
        if field.values
        for spelling in field.spellings
    }


def vocabulary(field: Field) -> Vocabulary:
    """Return the words of an enumerated field; raises TypeError where the table gives it none."""
    if field.values is None:
        message = f"{field.section}.{field.key} has no values"
        raise TypeError(message)
    return field.values


def _is_grade(node: Scalar) -> bool:
    return bool(re.fullmatch(GRADE, folded(node[0]))) or number_of(node[0], quoted=node[1]) is not None


def _refuse(reading: Reading, field: Field, node: Node, key: str, of: str | None = None) -> Broken:
    """Tell a value, or the word of it that is meant by ``of``, with what is allowed and what is near."""
    words = vocabulary(field)
    text = of or found(node)

    if words.name == "Criticality" and type(node) is tuple and _is_grade(node):
        example = "凡例: {重要度: {%s: 高}}" if is_japanese(key) else "legend: {criticality: {%s: high}}"
        return reading.refuse("unclear_grade", node, key, found=text, list=example % text.strip())
    codes = tuple(words.words)
    facts: dict[str, Any] = {
        "allowed": tuple(map(words.in_japanese, codes)) if is_japanese(text or key) else codes
    }
    if type(node) is not tuple:
        inner = node.items[0] if isinstance(node, Items) and len(node.items) == 1 else None
        if type(inner) is not tuple:
            return reading.refuse("one_choice", node, key, **facts)
        # A list of one, where one value stands by itself.
        meant = inner[0] if code_of(reading, words, inner[0]) else _near(inner[0], words)
        return reading.refuse("unknown_value", node, key, found=f"[{inner[0]}]", nearest=meant, **facts)
    if text and says_none(text):
        return reading.refuse("no_none", node, key, found=text, **facts)
    near = _near(text, words) if text and reading.suggests else None
    return reading.refuse("unknown_value", node, key, found=text, nearest=near, **facts)


def _near(text: str, words: Vocabulary) -> str | None:
    """Return the word of the table that is meant: by what people write into cells, by its letters, or because the text names it."""
    from orgaudit.intake.sheets.cells.cell_words import cell_words  # for wrong values only

    code = cell_words().get(words.name, {}).get(folded(text))
    if code is not None:
        own = words.words.get(code, ())
        return next((word for word in own if is_japanese(word) == is_japanese(text)), code)
    return nearest(text, words.spellings()) or _named_in(text, words)


def _named_in(text: str, words: Vocabulary) -> str | None:
    """Return the one word that a text of more words names, 紙 in 紙の台帳; ``None`` where it names none or several."""
    plain = folded(text)
    named: dict[str, str] = {}
    for code, spellings in words.words.items():
        for word in sorted(spellings, key=len):
            # Letters only as a whole word; a word of one sign other than kanji is in many.
            whole = rf"(?<![a-z]){re.escape(folded(word))}(?![a-z])"
            if (len(word) > 1 or "\u4e00" <= word <= "\u9fff") and re.search(whole, plain):
                named[code] = word
    return next(iter(named.values())) if len(named) == 1 else None

"""What bare words were read as before: the same words in the same field are the same value again.

In one text without a second look, and in the next one too: both states of a difference, and the files of a folder, say mostly the same words. Only what
a text has to be told of each time (5 of 約5), and what is read by a legend of its own, is known in that text alone.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from orgaudit.intake.fields import Field, Section
from orgaudit.intake.values.person_words import LONGEST_NONE
from orgaudit.intake.yaml.line_marks import MAY_BE_SLIP, NAMES
from orgaudit.model.dataclass import dataclass

_MOST: Final = 2_000
"""Words kept per field. Names and notes hardly come twice, so that all of a large file would only cost memory."""

_KEPT: Final = frozenset(
    (
        *("text", "id", "number", "integer", "count", "date", "period", "bool", "choice", "number_or_text"),
        *("text_or_false", "flag_or_count", "country", "person", "person_or_text", "address", "texts"),
        *("persons", "consumers", "addresses", "choices", "months", "count_or_persons"),
    )
)
"""Types whose values hold neither places nor anything that can change. The others are read anew each time."""

Known = dict[str | tuple[str, ...], Any]


_SETTLED: Final[dict[tuple[str, str], Known]] = {}
"""By section and key, what is known from other texts."""


@dataclass(slots=True)
class Word:
    """A key of a section. ``value_of`` says what the bare text of a value, or the bare texts of a list, were read as.

    It gives None where that is not known.
    """

    field: Field
    attribute: str
    value_of: Callable[[str | tuple[str, ...]], Any]
    _known: Known
    _settled: Known | None
    recurs: bool
    """Whether the same value comes again and again. Names and notes hardly do."""

    def keep(self, text: str | tuple[str, ...], values: Mapping[str, Any], *, told: bool) -> None:
        """Remember what a text was read as, where it was read well; for other texts too where nothing was ``told`` of it."""
        if self.attribute in values and self.field.type in _KEPT:
            for known in (self._known, None if told else self._settled):
                if known is not None:
                    if len(known) >= _MOST:
                        known.clear()
                    known[text] = values[self.attribute]


def words_of(section: Section, *, by_legend: bool) -> dict[str, Word]:
    """Return every spelling of every key of a section as a word, with what other texts are known by; nothing where a legend says what words mean."""
    words = ((item, _word(section, item, by_legend=by_legend)) for item in section.fields)
    return {spelling: word for item, word in words for spelling in item.spellings}


def _word(section: Section, field: Field, *, by_legend: bool) -> Word:
    settled = None if by_legend else _SETTLED.setdefault((section.name, field.key), {})
    known = dict(settled or ())
    if field.type != "text":
        value_of: Callable[[str | tuple[str, ...]], Any] = known.get
    else:
        value_of = _name_of(known) if field.key in NAMES else _text_of(known)
    return Word(field, field.attribute, value_of, known, settled, field.type != "text")


def _name_of(known: Known) -> Callable[[str | tuple[str, ...]], Any]:
    """Names are texts, but for those with a sign that may have slipped in."""
    text_of = _text_of(known)

    def value_of(text: str | tuple[str, ...]) -> Any:
        if isinstance(text, str) and not text.isascii() and MAY_BE_SLIP.search(text):
            return None
        return text_of(text)

    return value_of


def _text_of(known: Known) -> Callable[[str | tuple[str, ...]], Any]:
    """Texts, such as names, hardly come twice, but the long ones are what they are."""

    def value_of(text: str | tuple[str, ...]) -> Any:
        if len(text) > LONGEST_NONE and isinstance(text, str):
            return text.strip() or None
        return known.get(text)

    return value_of

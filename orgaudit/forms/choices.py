"""What a cell of a field offers to choose from, and what the note on its heading says."""

from typing import Final

from orgaudit.forms.layouts import MONTHLY, Column
from orgaudit.forms.records import YES
from orgaudit.intake.editing.serialising import NONE
from orgaudit.intake.fields import Field, Language
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.wording.catalogue import Catalogue

PERSONS: Final = frozenset(("person", "persons", "person_or_text", "checker", "count_or_persons"))
DEPARTMENTS: Final = frozenset(("department", "departments", "consumers", "place"))


def words_of(field: Field, language: Language) -> tuple[str, ...]:
    """Return the words that a field can be chosen from; empty where it has none of its own."""
    if field.key == "function":
        return tuple(one.named_in(language) for one in FUNCTIONS.values())
    if field.type == "bool":
        return tuple(reversed(YES[language]))
    if field.type == "flag_or_count":
        return ("あり", "なし") if language == "ja" else ("yes", "no")
    if field.values is None:
        return ()
    found = [_word(words, language) for words in field.values.words.values()]
    if field.accepts_none and field.type != "number_or_text":
        found.append(NONE[language])
    return tuple(dict.fromkeys(found))


def note_of(column: Column, words: Catalogue) -> str:
    """Return what a heading means, what may be written, and what an empty cell says."""
    field, language = column.field, words.language
    if field is None:
        return words.ui("template.note.department")
    if column.key.startswith(f"{MONTHLY}."):
        return words.ui("template.note.month")
    parts = [field.about[language]]
    bounds = {"minimum": field.minimum, "maximum": field.maximum}
    named = () if field.key == "function" else words_of(field, language)
    allowed = words.ui(f"interview.allowed.{field.type}", words=named, **bounds)
    parts.append(words.ui("template.note.allowed", allowed=allowed))
    if column.need == "needed":
        parts.append(words.ui("template.note.needed"))
    elif field.accepts_none:
        parts.append(words.ui("template.note.none"))
    return "\n".join(parts)


def _word(words: tuple[str, ...], language: Language) -> str:
    """Return the word of a language that the reader of values takes; ``words`` begin with the code."""
    return (
        next((word for word in words[1:] if not word.isascii()), words[0]) if language == "ja" else words[0]
    )

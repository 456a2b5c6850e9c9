"""The values of options, read from text and checked. Every mistake is a WrongCallError that says what is allowed."""

from collections.abc import Iterable, Sequence
from datetime import date

from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.findings.severity import Severity
from orgaudit.rules.spec import Family, Rule

LEVELS = tuple(level.value for level in reversed(Severity))
NEVER = "never"
NARROWEST = 40
WIDEST = 1000


def choice(option: str, text: str | None, allowed: Sequence[str]) -> str | None:
    """Return one of the allowed words, whatever its case."""
    if text is None:
        return None
    word = text.strip().casefold()
    if word not in allowed:
        raise unknown("bad_choice", text, allowed, option=option)
    return word


def level(option: str, text: str | None, also: tuple[str, ...] = ()) -> Severity | None:
    """Return a severity; ``None`` where none is given or one of the words in ``also`` stands there."""
    word = choice(option, text, (*LEVELS, *also))
    return None if word is None or word in also else Severity(word)


def level_word(option: str, text: str | None) -> str | None:
    """Return the word of a severity, or ``never``."""
    return choice(option, text, (*LEVELS, NEVER))


def percentage(option: str, text: str | None) -> float | None:
    """Return a number from 0 to 100. A share such as ``0.8`` is refused: 0.8 % is hardly ever meant."""
    if text is None:
        return None
    try:
        number = float(text.strip().removesuffix("%"))
    except ValueError:
        raise WrongCallError("bad_number", option=option, found=text) from None
    if not 0 <= number <= 100:
        raise WrongCallError("bad_number", option=option, found=text)
    if 0 < number < 1:
        raise WrongCallError("share_for_percentage", option=option, found=text, meant=number * 100)
    return number


def count(option: str, text: str | None, most: int) -> int | None:
    """Return a whole number from 1."""
    if text is None:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise WrongCallError("bad_count", option=option, found=text, most=most)
    return int(text)


def columns(option: str, text: str | None) -> int | None:
    """Return a width in characters that a report can be set in."""
    if text is None:
        return None
    if not text.isdecimal() or not NARROWEST <= int(text) <= WIDEST:
        raise WrongCallError("bad_width", option=option, found=text, least=NARROWEST, most=WIDEST)
    return int(text)


def day(option: str, text: str | None, default: date) -> date:
    """Return a date written as year-month-day."""
    if text is None:
        return default
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise WrongCallError("bad_date", option=option, found=text) from None


def rule_words(option: str, given: Iterable[str] | None, rules: Sequence[Rule]) -> tuple[str, ...]:
    """Return the words that select rules, which may stand in several options or behind commas.

    A family of which no rule is built yet is known all the same.
    """
    known = {word for rule in rules for word in rule.words}
    known |= {word.casefold() for family in Family for word in (family.value, family.prefix)}
    words = tuple(word.strip() for text in given or () for word in text.split(",") if word.strip())
    for word in words:
        if word.casefold() not in known:
            raise unknown_rule(word, rules, option=option)
    return words


def unknown_rule(word: str, rules: Sequence[Rule], option: str | None = None) -> WrongCallError:
    """Return the problem of a word that names no rule and no family."""
    families = [text for family in Family for text in (family.value, family.prefix)] if option else []
    spellings = [text for rule in rules for text in (rule.id, rule.name)] + families
    return unknown("no_such_rule", word, spellings, option=option)

"""Values as a caller writes them, in the settings file or behind an option: one reader for both, with its JSON Schema.

Width and case do not count, thousands may have commas, and a day is written as in a company file.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any, Final

from orgaudit.findings.severity import Severity
from orgaudit.intake.fields import table
from orgaudit.intake.spelling import folded, nearest
from orgaudit.intake.values.plain_values import date_of, day_alone, number_of, whole_month_of
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.spec import Family, Rule

Schema = dict[str, Any]

LEVELS: Final = tuple(level.value for level in reversed(Severity))
NEVER: Final = "never"


class WrongValueError(ValueError):
    """A text that is no such value. ``code`` names the sentence, which ``facts`` fill."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, Any] = facts


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how a text becomes one (raises WrongValueError), and its schema."""

    read: Callable[[str], Any]
    schema: Schema


def choice(*allowed: str) -> Kind:
    """Return the kind of one of these words."""
    by_folded = {folded(word): word for word in allowed}

    def read(text: str) -> str:
        word = by_folded.get(folded(text))
        if word is None:
            raise WrongValueError(
                "unknown_value", found=text, allowed=allowed, nearest=nearest(text, allowed)
            )
        return word

    return Kind(read, {"enum": list(allowed)})


def number_between(least: float = 0, most: float | None = None, *, whole: bool = False) -> Kind:
    """Return the kind of a number within bounds; ``whole`` takes integers only."""
    # Words round to one decimal.
    smallest = least if round(least, 1) == least else f"{least:g}"

    def read(text: str) -> float:
        value = number_of(text)
        bounds = {"found": text, "minimum": smallest, "maximum": most}
        if value is None or value != value or (whole and not value.is_integer() and isfinite(value)):
            raise WrongValueError("not_an_integer" if whole else "not_a_number", **bounds)
        if value < least or (most is not None and value > most) or not isfinite(value):
            raise WrongValueError("out_of_range", **bounds)
        return int(value) if whole else value

    upper = {} if most is None else {"maximum": most}
    return Kind(read, {"type": "integer" if whole else "number", "minimum": least, **upper})


def _percentage(text: str) -> float:
    value: float = _HUNDRED.read(text.strip().removesuffix("%").removesuffix("％"))
    if 0 < value < 1:
        # 0.8 % is hardly ever meant.
        raise WrongValueError("share_for_percentage", found=text, meant=value * 100)
    return value


def _flag(text: str) -> bool:
    word = folded(text)
    if word in ("on", *map(folded, table().true_words)):
        return True
    if word in ("off", *map(folded, table().false_words)):
        return False
    raise WrongValueError("not_a_bool", found=text)


def _secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise WrongValueError("short_secret", minimum=SHORTEST_SECRET)
    return text


def _day(text: str) -> date:
    day = date_of(text)
    if day is None:
        code = (
            "day_is_missing"
            if whole_month_of(text)
            else "year_is_missing"
            if day_alone(text)
            else "not_a_date"
        )
        # A file says what day a spreadsheet's number would be; who calls us writes none.
        raise WrongValueError(code, found=text, **({"day": None} if code == "not_a_date" else {}))
    return day


_HUNDRED: Final = number_between(0, 100)
PERCENTAGE: Final = Kind(_percentage, _HUNDRED.schema)
FLAG: Final = Kind(_flag, {"type": "boolean"})
DAY: Final = Kind(_day, {"type": "string"})
LEVEL: Final = choice(*LEVELS)
LIMIT: Final = choice(*LEVELS, NEVER)
LANGUAGE: Final = choice("ja", "en")
PEOPLE: Final = choice("people")
SHORTEST_SECRET: Final = 16
"""Signs below which a key can be found by trying; house default."""

SECRET: Final = Kind(_secret, {"type": "string", "minLength": SHORTEST_SECRET})

BUDGET: Final[Mapping[str, Kind]] = {"fail-on": LIMIT, "min-score": PERCENTAGE, "min-coverage": PERCENTAGE}
GATE: Final[Mapping[str, Kind]] = {**BUDGET, "only-new": FLAG, "inferred": FLAG}
"""What the gate asks of the whole, by key; ``families`` and ``departments`` stand beside it."""


def rule_word(text: str, rules: Iterable[Rule], *, families: bool = True) -> str:
    """Return a word that selects rules. Raises WrongValueError for one that names no rule and no family.

    A family of which no rule is built yet is known all the same.
    """
    words = rule_words(rules, families=families)
    if folded(text) not in {folded(word) for word in words}:
        raise WrongValueError("no_such_rule", found=text, nearest=nearest(text, words))
    return text if text.isascii() else folded(text)


def rule_words(rules: Iterable[Rule], *, families: bool = True) -> list[str]:
    """Return the codes and names of the rules, and names and prefixes of the families."""
    words = [word for rule in rules for word in (rule.id, rule.name)]
    return words + ([word for family in Family for word in (family.value, family.prefix)] if families else [])

"""Months by their names and days, without the calendar of the standard library, which asks for locales when it is imported."""

MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""The months as codes, in the order of a year."""

ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
"""A month as English texts write it, folded: whole or shortened, and nothing that only begins alike, such as Mary or marketing."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int, month: int) -> int:
    """Return how many days a month has; ``month`` is 1–12."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _DAYS[month - 1]


def month_in_english(name: str) -> int:
    """Return the month of a folded name, of which the first three letters count, as it may be shortened or misspelt; 0 for others."""
    return next((number for number, known in enumerate(MONTH_NAMES, 1) if known[:3] == name[:3]), 0)

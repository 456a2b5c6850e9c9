"""How numbers, months and dates may be written, as patterns of JSON Schema."""

from typing import Final

YEAR: Final = r"(19|20|21)\d\d"


LEAP_YEAR: Final = "((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)"


LESS_THAN_LARGEST: Final = r"(0*\d{1,12}|[1-9]\d{0,2}(,\d{3}){1,3})(\.\d+)?"


ANY_NUMBER: Final = r"^\s*[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?\s*$"


ONE_MONTH: Final = r"\+?0*([1-9]|1[0-2])(\.0+)?\s*月?"


MONTH: Final = rf"^\s*{ONE_MONTH}\s*$"


SOME_MONTHS: Final = rf"^\s*{ONE_MONTH}(\s*([、，,・/;]|[~〜～–-]|から)\s*{ONE_MONTH})*\s*$"


BY_ANOTHER_PERIOD: Final = r"^(?=.*\d)(?=.*(?:時間|[0-9０-９]\s*分|人日|[hH]|[mM]in|\dd))(?=.*(?:日|週|年|[dD]ay|[dD]ai|[wW]eek|[yY]ear|annum|/\s*[dwyDWY])).{2,60}$"
"""Hours by the day, the week or the year; the reader says which of these it takes."""


ERA: Final = r"(令和|平成|昭和|大正|明治|[RHSTMrhstm])\s*(元|0?[1-9]|[1-9]\d)"


MORE: Final = r"((T|\s+)\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?(\s*[(（]([月火水木金土日]曜?日?)[)）])?"


NAMED_MONTH: Final = (
    "([Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6}"
)


IN_ENGLISH: Final = (
    rf"\d{{1,2}}(st|nd|rd|th)?[ -]{NAMED_MONTH}\.?,?[ -]{YEAR}",
    rf"{NAMED_MONTH}\.? \d{{1,2}}(st|nd|rd|th)?,? {YEAR}",
)


FILLED: Final = r"\S"


def days() -> str:
    """Return the pattern of a day."""
    months = (
        ("0?[13578]|1[02]", r"0?[1-9]|[12]\d|3[01]", YEAR),
        ("0?[469]|11", r"0?[1-9]|[12]\d|30", YEAR),
        ("0?2", r"0?[1-9]|1\d|2[0-8]", YEAR),
        ("0?2", "29", LEAP_YEAR),
    )
    forms = "{0}-({1})-({2})", "{0}/({1})/({2})", r"{0}\.({1})\.({2})", "{0}年 ?({1})月 ?({2})日"
    written = [form.format(year, month, day) for month, day, year in months for form in forms]
    written += [form.format(ERA, *months[0][:2]) for form in forms]
    written += [form.format(ERA, month, day) for month, day, _ in months[1:3] for form in forms]
    return "|".join((*written, rf"{YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", *IN_ENGLISH))

"""Tables of who is who: names beside posts, with how they are reached."""

from typing import Final

from orgaudit.intake.sheets.headings.headings import matches_of
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.tables.area import Area


def lists_contacts(area: Area) -> bool:
    """Whether a table is of no more than names beside posts, with how they are reached: who is who."""
    heads = [plain(text) for text in area.headings.values()]
    named = any(
        ("person", "name") in {(one.kind, one.key) for one in matches_of(text)}
        for text in area.headings.values()
    )
    return named and len(heads) <= _MOST_OF_CONTACTS and bool(_REACHED.intersection(heads))


_MOST_OF_CONTACTS: Final = 5
_REACHED: Final = frozenset(map(plain, ("email", "e-mail", "mail", "phone", "tel", "telephone", "mobile", "extension", "ext", "内線", "電話", "メール", "メールアドレス")))  # fmt: skip

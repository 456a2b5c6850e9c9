"""Who does a duty that is being handed over: whoever the sheet says had it, until it says that the hand-over is done.

A successor is no stand-in: whether somebody can do a duty alone is not said by who is to take it on.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from orgaudit.intake.sheets.findings import Doubt
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import meaning_of
from orgaudit.intake.values.plain_values import date_of


def is_done(text: str, today: date | None) -> bool | None:
    """Return whether a text says that a hand-over is done: by a word, or by a day that has come; None where it says neither."""
    word = folded(text)
    if _AHEAD.search(word):
        return False
    dated = _DATED.fullmatch(word)
    word = dated[1].strip() if dated else word
    if word in word_list("handed_over") or word in word_list("not_handed_over"):
        return word in word_list("handed_over")
    day = date_of(text)
    return day <= today if day is not None and today is not None else None


_AHEAD: Final = re.compile(
    r"\d.{0,12}(?:予定|見込|planned|expected|scheduled)|(?:予定|planned|scheduled|due).{0,6}\d"
)
"""A day that is still to come, by what is said of it."""

_DATED: Final = re.compile(r"([^\d(（]{1,15})[(（]?[\d/.年月日-]{3,12}[)）]?")
"""A word with the day behind it: 完了（11/10）, done 12/11/2026."""


def add_handover(work: TableWork, row: int, record: Record) -> None:
    """Write who does a duty of a list that hands it over. Where nothing says whether that has happened, nobody is written, and that is told."""
    successor, predecessor = work.by_key("successor"), work.by_key("predecessor")
    if successor is None and predecessor is None:
        _add_from_above(work, row, record)
        return
    said, done = _state(work, row)
    if done and successor is not None and (fact := _person(work, row, successor)) is not None:
        record.facts["primary"] = fact
        work.account.tell(fact.cell, "handed_over", made=fact.value, found=said)
    elif "primary" in record.facts:  # a column of those who do it today
        if (
            successor is not None
            and (fact := _person(work, row, successor)) is not None
            and fact.value != "none"
        ):
            work.account.tell(fact.cell, "successor_waits", found=fact.value)
    elif done is False and (fact := _until_now(work, row, predecessor)) is not None:
        record.facts["primary"] = fact
    else:
        _tell_open(work, row, [column for column in (predecessor, successor) if column is not None])


def _until_now(work: TableWork, row: int, predecessor: Column | None) -> Fact | None:
    """Return who hands a duty over: by its row, or by a line above the table."""
    if predecessor is not None:
        return _person(work, row, predecessor)
    above = work.handing[0] if work.handing is not None else None
    return above if above is not None and not meaning_of(str(above.value)) else None


def settle_handover(work: TableWork, told: Mapping[str, Fact]) -> None:
    """Take the person whose duties a whole table lists from the lines above it that say who hands them over to whom."""
    predecessor, successor, day = told.get("predecessor"), told.get("successor"), told.get("handed_over")
    if successor is not None and predecessor is None and work.kind == "duty":
        predecessor, work.person = work.person, None  # whose work it was until now
    if (predecessor is None and successor is None) or work.person is not None or work.kind != "duty":
        return
    done = is_done(str(day.value), work.reader.today) if day is not None else None
    if work.having(("handed_over", "successor")):
        work.handing = (predecessor, successor)
    chosen = successor if done else predecessor if done is False else None
    named = [fact for fact in (predecessor, successor) if fact is not None]
    if work.handing is not None and (chosen is None or meaning_of(str(chosen.value))):
        return  # each row says how far it is
    if chosen is None or meaning_of(str(chosen.value)):
        found = " → ".join(str(fact.value) for fact in named)
        work.account.doubts.append(Doubt(named[-1].cell, "handover_open", "primary", found))
        return
    work.person = chosen
    facts = {"made": chosen.value, "found": str(day.value) if day is not None else ""}
    work.account.tell(chosen.cell, "handed_over" if done else "handover_ahead", **facts)


def _add_from_above(work: TableWork, row: int, record: Record) -> None:
    """Write who does a duty whose row says how far its hand-over is, where lines above the table say who hands over to whom."""
    if work.handing is None:
        return
    predecessor, successor = work.handing
    _, done = _state(work, row)
    fact = {True: successor, False: predecessor}.get(done) if done is not None else None
    if fact is not None and not meaning_of(str(fact.value)):
        record.facts["primary"] = fact
    elif work.person is None:
        named = [one for one in work.handing if one is not None]
        found = " → ".join(str(one.value) for one in named)
        work.doubt(row, work.having(("handed_over",))[0].index, "handover_open", "primary", found)


def _state(work: TableWork, row: int) -> tuple[str, bool | None]:
    """Return what a row says of how far its hand-over is, and whether that is done. A time limit that has passed says nothing."""
    columns = [
        *work.having(("handed_over",)),
        *(one for one in work.columns if plain(one.heading) in plain_words("states_of_handover")),
    ]
    found: list[tuple[str, bool]] = []
    for column in columns:
        text = work.text(row, column.index)
        done = is_done(text, work.reader.today) if text else None
        is_limit = _LIMIT.search(folded(column.heading)) is not None and date_of(text) is not None
        if done is not None and not (done and is_limit):
            found.append((text, done))
    return next((item for item in found if item[1]), found[0] if found else ("", None))


_LIMIT: Final = re.compile(r"期限|予定|due|deadline|planned")


def _person(work: TableWork, row: int, column: Column) -> Fact | None:
    item, text = field_of("duty", "primary"), work.text(row, column.index)
    return work.read(row, column.index, item, text) if item is not None and text else None


def _tell_open(work: TableWork, row: int, columns: list[Column]) -> None:
    said = [(text, column) for column in columns if (text := work.text(row, column.index))]
    named = [(text, column) for text, column in said if not meaning_of(text)]
    if not named and work.handing is not None:
        named = said  # who has it until now stands above the table
    if named:
        found = " → ".join(text for text, _ in named)
        work.doubt(row, named[-1][1].index, "handover_open", "primary", found)

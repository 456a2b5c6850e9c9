"""What a row says beside its duty: duties that its person stands in for, the day on which the person leaves, the firm that does the work."""

from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.intake.sheets.cells.company_names import whose_firm
from orgaudit.intake.sheets.cells.marks import roles_in
from orgaudit.intake.sheets.columns.answer_contents import pair_of
from orgaudit.intake.sheets.headings.headings import EXACT, field_of, matches
from orgaudit.intake.sheets.headings.person_keys import SAY_WHO
from orgaudit.intake.sheets.layouts.duty_names import lines_of
from orgaudit.intake.sheets.layouts.homes import Homes
from orgaudit.intake.sheets.people.person_texts import is_firm
from orgaudit.intake.sheets.people.roles_in_cells import roles_said
from orgaudit.intake.sheets.people.signed_names import signed_names
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.tables.column import Column, texts_in
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import meaning_of, says_none


def backed_up(work: TableWork, row: int, homes: Homes) -> Iterator[Record]:
    """Yield the duties that the person of a row stands in for, where they have a column of their own."""
    columns = work.having(("duties_as_backup",))
    person = _person(work, row) if columns else None
    for column in columns:
        text = work.text(row, column.index)
        if not text or says_none(text) or person is None:
            continue
        home = homes.of(row)
        for line in lines_of(text, listed=True):
            record = Record("duty", work.cell(row, column.index), home=home)
            record.facts["name"] = Fact(line, record.cell)
            record.facts["backups"] = person
            record.follows = True
            yield record


def person_of(work: TableWork, row: int, home: Home) -> Iterator[Record]:
    """Yield the person of a row with the day of leaving and the superior, where a list of duties names them, and of a register of staff with the department."""
    columns = work.having(tuple(_OF_PERSON))
    is_register = _is_register(work)
    person = _person(work, row) if columns or is_register else None
    if person is None or isinstance(person.value, list) or meaning_of(str(person.value)):
        return
    facts = {}
    if is_register and home.path:
        facts["department"] = Fact(home.path[-1], home.cell or person.cell)
    for column in columns:
        item, text = field_of("person", _OF_PERSON[column.key]), work.text(row, column.index)
        fact = work.read(row, column.index, item, text) if item is not None and text else None
        if fact is not None and fact.value != "none":
            facts[_OF_PERSON[column.key]] = fact
    if facts:
        yield Record("person", person.cell, {"name": person, **facts})


def _is_register(work: TableWork) -> bool:
    """Whether a table lists staff, one a row with the duties in a cell: their numbers or how their names are read stand beside them."""
    if work.by_key("duties_of_person") is None or work.by_key("primary") is None:
        return False
    found = [
        {(item.kind, item.key) for item in matches(heading) if item.strength == EXACT}
        for heading in work.area.headings.values()
    ]
    return any(_OF_STAFF & keys and ("duty", "id") not in keys for keys in found)


_OF_STAFF: Final = frozenset((("person", "id"), ("person", "not_used")))


def heads_of(work: TableWork, row: int) -> Iterator[Record]:
    """Yield the department of a row with who heads it, where a column behind that of the departments names them."""
    item = field_of("department", "head")
    for column in work.having(("head_of_department",)):
        unit = next(one for one in work.columns if one.index == column.index - 1)
        name, text = work.text(row, unit.index), work.text(row, column.index)
        told = (column.index, name, text)
        if not name or not text or item is None or told in work.told_heads:
            continue
        work.told_heads.add(told)
        fact = work.read(row, column.index, item, text)
        if fact is not None:
            where = work.cell(row, unit.index)
            yield Record("department", where, {"name": Fact(name, where), "head": fact})


_OF_PERSON: Final = {"leaving_of_person": "leaving_on", "superior_of_person": "reports_to"}


def _person(work: TableWork, row: int) -> Fact | None:
    column, item = work.by_key("primary"), field_of("duty", "primary")
    text = work.text(row, column.index) if column is not None else ""
    found = work.reader.read(item, text) if item is not None and text else None
    if column is None or found is None or found.value in (None, "none"):
        return None
    return Fact(found.value, work.cell(row, column.index))


def add_said(work: TableWork, row: int, record: Record, column: Column, text: str) -> bool:
    """Add who does a duty and who stands in where a cell says which of its names is which; false for other cells."""
    signed = signed_names(text) if column.key in ("primary", "pair", "backups") else ()
    if signed and _only_say_more(work, signed):
        named = "、".join(name for _, name in signed)
        _add_named(work, row, record, column, {"primary" if column.key == "pair" else column.key: named})
        return True
    if column.key not in ("primary", "pair"):
        return False
    if column.key == "primary" and "performed_by" not in record.facts and is_firm(text):
        cell = work.cell(row, column.index)
        record.facts["performed_by"] = Fact("vendor", cell)
        work.account.tell(cell, "vendor_named", found=text)
        return True
    if signed:
        _add_signed(work, row, record, column, signed)
        return True
    said = roles_said(text)
    _add_named(work, row, record, column, said)
    return bool(said)


def _only_say_more(work: TableWork, signed: tuple[tuple[str, str], ...]) -> bool:
    """Whether the sheet explains all signs at some names as saying something else than who does it: ★は兼務."""
    told = [work.legend.get(folded(sign), "") for sign, _ in signed if sign]
    return all("兼" in words or "concurrent" in words.casefold() for words in told)


def _add_signed(
    work: TableWork, row: int, record: Record, column: Column, signed: tuple[tuple[str, str], ...]
) -> None:
    """Add persons by the signs at their names; one that says nothing of who does it, or none beside others, is a doubt."""
    if column.index not in work.signed_better:
        work.signed_better[column.index] = any("◎" in text for text in texts_in(work.area, column.index))
    better = work.signed_better[column.index]
    said: dict[str, str] = {}
    for sign, name in signed:
        role = roles_in(sign, work.roles, lesser=better)[0] if sign else None
        key = _OF_SIGN.get(role or "", "")
        if key:
            said[key] = f"{said[key]}、{name}" if key in said else name
        else:
            work.doubt(row, column.index, "sign_at_name", "primary", f"{sign}{name}")
    _add_named(work, row, record, column, said)


_OF_SIGN: Final = {"primary": "primary", "backup": "backups", "accountable": "accountable"}


def add_pair(work: TableWork, row: int, record: Record) -> None:
    """Add who does a duty and who stands in where one cell names both."""
    for column in work.having(("pair",)):
        if add_said(work, row, record, column, work.text(row, column.index)):
            continue
        pair = zip(("primary", "backups"), pair_of(work.text(row, column.index)), strict=False)
        _add_named(work, row, record, column, dict(pair))


def _add_named(work: TableWork, row: int, record: Record, column: Column, said: Mapping[str, str]) -> None:
    """Add persons by what they are to a duty, as the words of one cell name them."""
    for key, name in said.items():
        item = field_of("duty", key)
        fact = work.read(row, column.index, item, name) if item is not None and name else None
        if fact is not None:
            record.facts.setdefault(key, fact)


def persons_as_sections(work: TableWork, names: list[str]) -> frozenset[str]:
    """Return the titles of sections that are persons, whose duties follow: those who stand in for each other, where no column says who does what."""
    if not names or work.having(SAY_WHO):
        return frozenset()
    others = {
        text
        for column in work.having(("backups", "checked_by"))
        for text in texts_in(work.area, column.index)
    }
    known = sum(name in others for name in names)
    return frozenset(names) if known and 2 * known >= len(names) else frozenset()


def add_backup_said(work: TableWork, row: int, record: Record) -> None:
    """Take note that nobody stands in where a row says so; that somebody does says not yet who."""
    for column in work.having(("backup_said",)):
        text = work.text(row, column.index)
        if says_none(text) or text.casefold() in _NO:
            record.facts.setdefault("backups", Fact("none", work.cell(row, column.index)))


_NO: Final = ("いいえ", "no", "n", "無", "×", "✕", "いない", "不可", "不可能")


def add_legal_said(work: TableWork, row: int, record: Record) -> None:
    """Take the deadline of a duty for a legal one where a row says that the law demands it."""
    for column in work.having(("legal_said",)):
        if folded(work.text(row, column.index)) in word_list("yes"):
            record.facts.setdefault("deadline", Fact("legal", work.cell(row, column.index)))


def add_personal_said(work: TableWork, row: int, record: Record) -> None:
    """Take a duty for one on personal data where a row says so; that it is on none says not yet of which class its data are."""
    item = field_of("duty", "data_class")
    for column in work.having(("personal_said",)):
        text = work.text(row, column.index)
        if not text or says_none(text) or folded(text) in _NO or folded(text) in word_list("holds_not"):
            continue
        if folded(text) in word_list("yes") or folded(text) in word_list("holds"):
            record.facts.setdefault("data_class", Fact("personal", work.cell(row, column.index)))
        elif item is not None and (fact := work.read(row, column.index, item, text)):
            record.facts.setdefault("data_class", fact)


def add_manual_state(work: TableWork, row: int, record: Record) -> None:
    """Add how far a manual is where another column says where it is or that there is one: that it is old or missing counts."""
    item = field_of("duty", "manual")
    for column in work.having(("manual_state",)):
        text = work.text(row, column.index)
        fact = work.read(row, column.index, item, text) if item is not None and text else None
        if fact is not None and (fact.value in ("none", "outdated") or "manual" not in record.facts):
            record.facts["manual"] = fact


def add_vendor(work: TableWork, row: int, record: Record) -> None:
    """Take a duty for one that a vendor performs where the row names the firm, or one where departments stand."""
    for column in work.having(("vendor_name", "outsourced")):
        text = work.text(row, column.index)
        if not text or "performed_by" in record.facts:
            continue
        cell = work.cell(row, column.index)
        is_own = says_none(text) or text.casefold() in ("いいえ", "no", "n", "無", "不要")
        if not is_own and column.key == "outsourced" and text.casefold() not in word_list("yes"):
            work.doubt(
                row, column.index, "unknown_value", "performed_by", text, allowed=("self", "group", "vendor")
            )
            continue
        record.facts["performed_by"] = Fact("self" if is_own else "vendor", cell)
        if not is_own and column.key == "vendor_name":
            work.account.tell(cell, "vendor_named", found=text)
    for column in work.having(("department",)):
        if whose := whose_firm(work.text(row, column.index)):
            record.facts.setdefault("performed_by", Fact(whose, work.cell(row, column.index)))

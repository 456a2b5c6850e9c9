"""What stands above a table: its title, the company, the department and the day that it is of."""

import re
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.sheets.areas import Area
from orgaudit.intake.sheets.cell_values import CellReader
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.headings import EXACT, PART, field_of, matches
from orgaudit.intake.sheets.names import is_department
from orgaudit.intake.sheets.records import Fact, Record

_COMPANY: Final = re.compile(
    r"(?:[^\s　、。:：()（）【】]*(?:株式会社|有限会社|合同会社|合資会社|合名会社|医療法人|学校法人|社会福祉法人|財団法人|社団法人|協同組合|信用金庫|銀行)[^\s　、。:：()（）【】「」]*"
    r"|[^\s　、。:：()（）【】]+?(?:市役所|町役場|村役場|区役所|県庁|都庁|道庁|府庁)"
    r"|[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*)*,? (?:Inc|Ltd|LLC|Corp|Corporation|Company|Co|GmbH|AG|PLC|plc|Limited)\b\.?)"
)
_DEPARTMENT: Final = frozenset((("company", "department"), ("duty", "department"), ("department", "name")))
_BETWEEN: Final = re.compile(r"\s*[:：]\s*")


@dataclass(frozen=True, slots=True)
class Preamble:
    """What is said above a table: the department that it is of, and facts of the company."""

    department: str = ""
    cell: Cell | None = None
    records: tuple[Record, ...] = field(default=())


def preamble_of(area: Area) -> Preamble:
    """Return what stands above a table."""
    department, where = "", None
    company = Record("company", Cell(area.sheet.grid.path, area.sheet.grid.name))
    reader = CellReader()
    for row in area.above:
        columns = area.sheet.filled(row)
        for position, column in enumerate(columns):
            text = area.sheet.text(row, column)
            cell = Cell(area.sheet.grid.path, area.sheet.grid.name, row, column)
            parts = _BETWEEN.split(text, maxsplit=1)
            following = area.sheet.text(row, columns[position + 1]) if position + 1 < len(columns) else ""
            label, value = (parts[0], parts[1]) if len(parts) == 2 and parts[1] else (parts[0], following)
            keys = {(item.kind, item.key) for item in matches(label) if item.strength >= PART}
            if value and keys & _DEPARTMENT and not department and (is_department(value) or len(parts) == 2):
                department, where = " ".join(value.split()), cell
                continue
            for kind, key in keys:
                item = field_of("company", key) if kind == "company" else None
                if item is not None and value and matches(label)[0].strength == EXACT:
                    read = reader.read(item, value)
                    if read.value is not None and not (key == "name" and is_department(value)):
                        company.facts.setdefault(key, Fact(read.value, cell))
            found = _COMPANY.search(text)
            if found and "name" not in company.facts:
                company.facts["name"] = Fact(found[0].strip(), cell)
    return Preamble(department, where, (company,) if company.facts else ())

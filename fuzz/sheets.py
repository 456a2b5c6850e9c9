"""Spreadsheets that nobody would hand over: real headings over odd cells, and odd numbers in the parts of a workbook."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Final
from xml.sax.saxutils import quoteattr

from xlsxwriter import Workbook

from fuzz.inputs import TEXTS, mutated

_HEADINGS: Final = (
    *("部署", "業務名", "担当者", "副担当", "頻度", "所要時間", "月間回数", "手順書", "使用システム"),
    *("大分類", "中分類", "備考", "期限", "1月", "4月", "合計", "課", "係", "氏名", "目標", "部門"),
    *("department", "task", "owner", "backup", "hours per month", "佐藤", "◎", "R", "No"),
)
_CELLS: Final = (
    *("経理部", "営業部", "請求", "給与計算", "佐藤 花子", "佐藤、鈴木", "◎", "○", "有", "無", "毎月", "3h", "90分", "同上"),
    *("〃", "-", "計", "10", "0.5", "50%", "2026/4/1", "令和8年4月1日", "小計", "A", "R/A", "", ""),
)  # fmt: skip
_NUMBERS: Final = (
    *("", "0", "-1", "1.5", "abc", "true", "999999999999", "1048576", "1000000", "NaN", "INF", "1e400"),
    *("A1", "XFD1048576", "ZZZZZZ1", "A", "A0", "A99999999999", "9" * 5000, "PT", "PTxH", "PT9999999999H"),
    *("A1:XFD1048576", "../../etc/passwd", "http://x", "/xl/worksheets/sheet1.xml", "float", "percentage"),
)
"""What an attribute of a part can say that no program writes."""

_ATTRIBUTE: Final = re.compile(rb"(?<==)(?:\"[^\"]*\"|'[^']*')")
_VALUE: Final = re.compile(rb"(?<=<v>)[^<]*(?=</v>)|(?<=<t>)[^<]*(?=</t>)|(?<=<text:p>)[^<]*(?=</text:p>)")
_ELEMENT: Final = re.compile(rb"<(c|row|table:table-cell|table:table-row)\b[^>]*/?>")
_SPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def sheet(random: Random) -> tuple[str, bytes]:
    """Return the suffix and the bytes of a spreadsheet: text, a workbook or an OpenDocument sheet."""
    kind = random.choice((".csv", ".xlsx", ".ods"))
    if kind == ".csv":
        text = _text(random).encode(random.choice(("utf-8", "utf-8-sig", "utf-16")), "surrogatepass")
        return kind, mutated(random, text) if random.random() < 0.4 else text
    members = dict(_workbook() if kind == ".xlsx" else _document(_rows(random)))
    for _ in range(random.choice((1, 1, 2, 6))):
        name = random.choice(list(members))
        members[name] = _changed(random, members[name])
    data = _zipped(members)
    return kind, mutated(random, data) if random.random() < 0.1 else data


def _rows(random: Random) -> list[list[str]]:
    width = random.randint(1, 8)
    odd = random.choice((0.0, 0.05, 0.3))
    rows = [random.sample(_HEADINGS, width)]
    rows += [
        [random.choice(TEXTS if random.random() < odd else _CELLS) for _ in range(width)]
        for _ in range(random.randint(0, 12))
    ]
    return [[random.choice(TEXTS)], *rows] if random.random() < 0.2 else rows


def _text(random: Random) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=random.choice(",\t;")).writerows(_rows(random))
    return out.getvalue()


@cache
def _workbook() -> Mapping[str, bytes]:
    """Return the parts of a workbook with all that the reader looks at."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    percent, indented = book.add_format({"num_format": '0"時間"'}), book.add_format({"indent": 2})
    for name in ("業務", "二"):
        here = book.add_worksheet(name)
        for row, cells in enumerate(_rows(Random(15))):
            here.write_row(row, 0, cells)
        here.write_number(1, 5, 0.25, percent)
        here.write_string(2, 0, "監査", indented)
        here.write_formula(3, 5, "=SUM(F2:F3)", None, "")
        here.merge_range("A5:A6", "総務部")
        here.write_comment("B2", "注")
        here.set_row(7, None, None, {"hidden": True})
        here.set_column("H:H", None, None, {"hidden": True})
    book.close()
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist() if "theme" not in name}


def _document(rows: list[list[str]]) -> Mapping[str, bytes]:
    # What XML cannot hold, no parser of it lets through; the texts of this are those of the others.
    lines = "".join(
        '<table:table-row table:number-rows-repeated="1" table:visibility="visible">'
        + "".join(
            f'<table:table-cell office:value-type="string" table:number-columns-repeated="1" office:value={quoteattr(_legal(cell))}>'
            f"<text:p>{_legal(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<office:document-content {_SPACES}><table:table table:name="業務">{lines}</table:table>'
        "</office:document-content>"
    )
    return {"content.xml": content.encode("utf-8", "replace"), "META-INF/manifest.xml": b"<manifest/>"}


def _legal(text: str) -> str:
    kept = "".join(sign for sign in text[:100] if sign.isprintable())
    return kept.replace("&", "&amp;").replace("<", "&lt;")


def _changed(random: Random, part: bytes) -> bytes:
    """Return a part with an attribute, a value or an element of it changed, or a few of its bytes."""
    kind = random.random()
    found = list((_ATTRIBUTE if kind < 0.5 else _VALUE if kind < 0.7 else _ELEMENT).finditer(part))
    if not found or kind > 0.95:
        return mutated(random, part) if part else part
    at = random.choice(found)
    if kind >= 0.7:
        return part[: at.start()] + at[0] * random.randint(0, 3) + part[at.end() :]
    new = random.choice(_NUMBERS).encode()
    return part[: at.start()] + (b'"%s"' % new if kind < 0.5 else new) + part[at.end() :]


def _zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()

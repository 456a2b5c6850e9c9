"""The report of an import for machines: version 1."""

from typing import Any, Final

from orgaudit.intake.sheets.findings import Cell
from orgaudit.reports.content.import_report import ImportedReport
from orgaudit.reports.machine.json.laying_out import laid_out

SCHEMA_VERSION: Final = 1


def render(report: ImportedReport) -> str:
    """Return everything that the import has to tell, each cell by file, sheet and address."""
    account = report.imported.account
    data: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": report.version},
        "input": {"paths": list(map(report.named, report.imported.files))},
        "written": report.named(report.written) or None,
        "counts": dict(account.counts),
        "sheets": [
            {
                **_place(report, item.cell),
                "rows": item.rows,
                "kinds": list(item.kinds),
                "layouts": list(item.layouts),
                "reason": item.reason or None,
            }
            for item in account.sheets
        ],
        "columns": [
            {
                **_place(report, item.cell),
                "heading": report.headed(item.heading),
                "use": item.use,
                "field": item.field or None,
                "certainty": item.certainty if item.use == "used" else None,
                "choices": list(item.choices),
                "doubts": item.doubts,
            }
            for item in account.columns
        ],
        "doubts": [
            {
                **_place(report, item.cell),
                "code": item.code,
                "field": item.key or None,
                "found": report.quoted(item.found),
                "message": report.sentence(item),
            }
            for item in account.doubts
        ],
        "left_out": [
            {**_place(report, item.cell), "reason": item.reason, "text": report.quoted(item.text)}
            for item in account.left_out
        ],
        "notes": [
            {**_place(report, item.cell), "code": item.code, "message": report.note(item)}
            for item in account.notes
        ],
        "blank_rows": account.blank_rows,
    }
    return laid_out(data)


def _place(report: ImportedReport, cell: Cell) -> dict[str, str | None]:
    return {
        "path": report.named(cell.path),
        "sheet": report.headed(cell.sheet) or None,
        "cell": cell.address or None,
    }

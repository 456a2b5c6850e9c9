"""What a reader is spared, and where large companies stand: columns, labels and lanes."""

from datetime import date

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.content.audit.office_map import MOST_BOXES, office_map_blocks
from orgaudit.reports.content.filled import filled
from orgaudit.reports.document import Column, Picture, Table, cells
from orgaudit.reports.pictures.data import OfficeMap
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue

TODAY = date(2026, 11, 20)


def office_map(text: str) -> OfficeMap:
    org = load_text(text, today=TODAY).organization
    assert org is not None
    result = audit(org, Settings(today=TODAY))
    blocks = office_map_blocks(result, AuditReport(catalogue=Catalogue("en"), result=result).words())
    return next(
        block.data for block in blocks if isinstance(block, Picture) and isinstance(block.data, OfficeMap)
    )


def test_departments_in_groups_stand_where_most_of_their_work_belongs() -> None:
    lines = ["company: {name: Many}", "departments:", "- {name: Sales division}", "- {name: Works}"]
    for number in range(MOST_BOXES):
        lines.append(f"- {{name: Shop {number}, office: front, parent: Sales division}}")
        office = ("middle", "back", "front")[number % 3]
        lines.append(f"- {{name: Hall {number}, office: {office}, parent: Works}}")
    lanes = {lane.title: [box.name for box in lane.boxes] for lane in office_map("\n".join(lines)).lanes}
    assert lanes == {"Front office": ["Sales division"], "Mixed": ["Works"]}


def test_an_arrow_is_labelled_where_it_is_worth_a_look() -> None:
    text = """
company: {name: Three}
departments:
- {id: sales, name: Sales, office: front}
- {id: desk, name: Desk, office: middle}
- {id: books, name: Books, office: back}
handoffs:
- {from: sales, to: desk, what: orders, medium: system, return_rate: 0.02}
- {from: desk, to: books, what: slips, medium: fax, return_rate: 0.02}
- {from: books, to: desk, what: answers, medium: system, return_rate: 0.3}
"""
    labels = {(arrow.source, arrow.target): arrow.label for arrow in office_map(text).arrows}
    assert labels["sales", "desk"] == ""
    assert labels["desk", "books"] == "fax"
    assert "30% returned" in labels["books", "desk"]


def test_a_column_in_which_nothing_is_told_falls_away_and_the_first_stays() -> None:
    table = Table(
        tuple(map(Column, ("Company", "Score", "In its industry"))),
        (cells("", "41.0", "—"), cells("", "50.0", "")),
    )
    assert [column.title for column in filled(table).columns] == ["Company", "Score"]
    assert filled(table).rows == (cells("", "41.0"), cells("", "50.0"))

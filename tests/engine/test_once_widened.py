"""Facts that once widened the band: found by long searches, kept because a short one seldom comes across them."""

from datetime import date

import pytest

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import Band
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)

FACTS = {
    "the office of a duty behind a middle office": (
        (
            "departments:\n"
            "  - {name: Desk, office: mixed, duties: [{name: Report, kind: project@}]}\n"
            "  - {name: Office, duties: [{name: Review, office: middle, kind: project}]}\n"
            "handoffs: [{id: h, from: desk/report, to: office/review}]"
        ),
        ", office: middle",
    ),
    "a goal that is shared": (
        (
            "departments:\n"
            "  - name: Risk\n"
            "    office: middle\n"
            "    goals: [{id: a, text: First reply in 3 days, owner: Kim}, {id: b, text: Careful review, kpi: cases@}]"
        ),
        ", shared: yes",
    ),
    "a figure that is only watched": (
        (
            "departments:\n"
            "  - {name: Office, goals: [{text: Tidy up, kpi: cases, target: none, done_when: none@}]}"
        ),
        ", use: watch",
    ),
    "the figure of a goal that is only watched": (
        (
            "departments:\n"
            "  - {name: Desk, goals: [{text: Fewer calls, kpi: days, target: zero}]}\n"
            "  - {name: Office, goals: [{text: No errors, done_when: no complaints, use: watch@}]}\n"
            "handoffs: [{id: h, from: desk, to: office}]"
        ),
        ", kpi: days",
    ),
    "data keyed again at a duty that says it keys nothing again": (
        (
            "departments: [{name: Office, duties: [{name: Transfer, rekey: 0}]}, Desk]\n"
            "handoffs: [{id: h, from: desk, to: office/transfer@}]"
        ),
        ", rekeyed: yes",
    ),
    "who does a duty of a department that the group provides": (
        "departments: [{name: Office, provided_by: group, duties: [{name: Filing@}]}]",
        ", performed_by: self",
    ),
    "one part of a shared record, where work is returned": (
        (
            "departments: [{name: Office, office: mixed}, {name: Desk, office: back}, Store]\n"
            "handoffs:\n"
            "  - {id: a, from: desk, to: store, timestamp: yes}\n"
            "  - {id: b, from: desk, to: office, return_rate: 0.12@}"
        ),
        ", timestamp: yes",
    ),
    "the review of a manual that may not exist": (
        (
            "departments:\n"
            "  - name: Office\n"
            "    duties:\n"
            "      - {name: Report, primary: Kim, criticality: critical@}\n"
            "      - {name: Transfer, backups: Lee, manual: none}"
        ),
        ", manual_reviewed_on: 2026-06-01",
    ),
    "the department of a new colleague": (
        (
            "people: {Ann: {@}, Kim: {skills: {office/audit: 4}}, Lee: {skills: {office/audit: 0}}}\n"
            "departments:\n"
            "  - {name: Office, duties: [{name: Audit, criticality: high}, {name: Check, manual: none}]}"
        ),
        "department: Office",
    ),
    "the mission of a middle office without a charter": (
        "departments: [{name: Office, office: middle, charter: none@}]",
        ", mission: supports sales",
    ),
}


def bands(text: str) -> dict[str, Band]:
    organization = load_text(f"company: Northwind\n{text}\n", today=TODAY).organization
    assert organization is not None
    score = audit(organization, Settings(today=TODAY)).score
    return {"overall": score.overall, **score.families}


@pytest.mark.parametrize(("text", "fact"), FACTS.values(), ids=FACTS)
def test_a_fact_that_once_widened_a_band_does_so_no_more(text: str, fact: str) -> None:
    before, after = bands(text.replace("@", "")), bands(text.replace("@", fact))
    for part, band in before.items():
        assert after[part].high - after[part].low <= band.high - band.low + 0.011, part

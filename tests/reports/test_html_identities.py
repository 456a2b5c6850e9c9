"""Fingerprints that a page leaves out: what comes back is what went in, whatever they were."""

import copy
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.findings.fingerprint import fingerprint
from orgaudit.reports.writers.html.carried import NoReportError, carried_by, packed, squeezed
from orgaudit.reports.writers.html.identities import leave_out, make_again
from tests.reports.sample_result import rendered, wholesale

ELEMENTS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["duty", "person", "department"]), "id": st.text(max_size=8)}
)


@st.composite
def findings(draw: st.DrawFn) -> dict[str, Any]:
    """Findings whose fingerprints are ours, ours of an unusual version, or anybody's."""
    subject = draw(ELEMENTS)
    related = draw(st.lists(ELEMENTS, max_size=3))

    def identity() -> dict[str, Any]:
        rule = draw(st.sampled_from(["SIL001", "ANA005"]))
        others = [f"{item['kind']}:{item['id']}" for item in draw(st.sampled_from([related, []]))]
        ours = fingerprint(rule, draw(st.integers(1, 12)), f"{subject['kind']}:{subject['id']}", others)
        return {"rule": rule, "fingerprint": draw(st.sampled_from([ours, ours[::-1], "", "7"]))}

    absorbed = [identity() for _ in range(draw(st.integers(0, 2)))]
    return {**identity(), "subject": subject, "related": related, "absorbed": absorbed}


@given(findings())
def test_what_is_left_out_comes_back(finding: dict[str, Any]) -> None:
    short = copy.deepcopy(finding)
    leave_out(short)
    make_again(short)
    assert short == finding


def test_a_page_does_not_carry_the_digits_that_it_can_make_again() -> None:
    told = json.loads(carried_by(rendered("html", wholesale())))
    items = [item for finding in told["findings"] for item in (finding, *finding["absorbed"])]
    assert len(items) > len(told["findings"])
    assert all(re.fullmatch("[0-9a-f]{64}", item["fingerprint"]) for item in items)
    for finding in told["findings"]:
        leave_out(finding)
    assert all(isinstance(finding["fingerprint"], int) for finding in told["findings"])


@pytest.mark.parametrize("broken", [{}, {"subject": 1}, {"subject": {"kind": "duty"}}, {"related": [3]}])
def test_a_page_whose_findings_are_none_is_told_as_such(broken: dict[str, Any]) -> None:
    report = json.loads(rendered("json", wholesale()))
    page = f'<script id="orgaudit-report">{packed(json.dumps(report))}</script>'
    carried_by(page)
    finding = {"rule": "SIL001", "fingerprint": 1, **broken}
    damaged = {"rules": {"SIL001": report["rules"]["SIL001"]}, "findings": [finding], "moves": []}
    with pytest.raises(NoReportError):
        carried_by(f'<script id="orgaudit-report">{as_carried(damaged)}</script>')


def as_carried(report: Any) -> str:
    """Pack a report that is short already, as a hostile page may hold it."""
    return squeezed(json.dumps(report))

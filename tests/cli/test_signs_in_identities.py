"""No sign in a name makes one finding look like another: what parts ids in a fingerprint stands in none of them."""

import json
from pathlib import Path

import pytest

from orgaudit.findings.fingerprint import fingerprint
from orgaudit.model.identity import canonical
from tests.cli.calling import call

COMPANY = """\
company: {name: X, as_of: 2026-11-20}
departments: [{name: a, duties: [p]}, {name: b, duties: [q]}, {name: c, duties: [r]}]
duties:
  - {name: pay, departments: [a, b, c], criticality: critical, hours_per_month: 50}
"""
WORSE = """\
  - {name: "pay\\0department:a", departments: [b, c], criticality: critical, hours_per_month: 90}
"""


def test_a_worse_proposal_does_not_pass_for_a_known_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(COMPANY, encoding="utf-8")
    assert call("baseline", "write", "org.yaml", "--file", "known.json", "--isolated").code == 0
    Path("org.yaml").write_text(COMPANY + WORSE, encoding="utf-8")
    gate = ("--baseline", "known.json", "--only-new", "--fail-on", "medium", "--isolated", "--format", "json")
    called = call("audit", "org.yaml", *gate)
    assert called.code == 1
    assert "\\u0000" not in called.out
    names = [item["fingerprint"] for item in json.loads(called.out)["findings"]]
    assert len(names) == len(set(names))


def test_ids_hold_no_nul_and_differ_all_the_same() -> None:
    assert canonical("a\0b") == "a\ufffdb" != canonical("ab")
    assert canonical("あ\0") == "あ\ufffd"
    assert fingerprint("BND002", 1, "duty:a\0department:b", ()) != fingerprint(
        "BND002", 1, "duty:a", ("department:b",)
    )

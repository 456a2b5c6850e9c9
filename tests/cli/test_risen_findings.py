"""A finding that was known and is graver now fails a gate of new findings where it rises to its level, unless the file only says more."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.compare.repository import commit, repository

COMPANY = """\
company: {name: Q, employees: 20, as_of: 2026-11-20}
departments:
  - name: Accounting
    office: back
    headcount: 9
    duties:
      - {name: pay, primary: Kim, backups: none, criticality: low, deadline: none, manual: ok, hours_per_month: 3}
      - {name: tax, primary: Kim, backups: none, criticality: critical, deadline: legal, manual: ok, hours_per_month: 40}
      - {name: x, primary: Lee, backups: [Bo]}
"""
GRAVER = COMPANY.replace("deadline: none", "deadline: legal")
LITTLE_SAID = COMPANY.replace("deadline: none, ", "")
HELD = (
    "audit org.yaml --since HEAD --only-new --fail-on {}",
    "audit org.yaml --baseline known.json --only-new --fail-on {}",
    "diff HEAD:org.yaml org.yaml --fail-on {}",
    "diff known.html org.yaml --fail-on {}",
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository(tmp_path / "checkout"))


def code(words: str, level: str, *more: str) -> int:
    called = call(*words.format(level).split(), "--isolated", *more)
    assert called.code in (0, 1), called.err
    return called.code


def states(before: str, after: str) -> None:
    org = Path("org.yaml")
    org.write_text(before, encoding="utf-8")
    commit(Path())
    assert call("baseline", "write", "org.yaml", "--file", "known.json", "--isolated").code == 0
    assert call("audit", "org.yaml", "-o", "html:known.html", "--isolated", "-q").code == 0
    org.write_text(after, encoding="utf-8")


@pytest.mark.parametrize("words", HELD)
def test_what_rises_to_the_level_fails(words: str) -> None:
    states(COMPANY, GRAVER)
    assert code(words, "high") == 1
    assert code(words, "low") == 0, "it was at this level before"
    states(GRAVER, COMPANY)
    assert code(words, "high") == 0, "it is less grave"


@pytest.mark.parametrize("words", [word for word in HELD if "HEAD" in word])
def test_what_the_file_only_says_at_last_does_not(words: str) -> None:
    states(LITTLE_SAID, GRAVER)
    assert code(words, "high") == 0


def test_it_stays_known_and_the_verdict_says_that_it_rose() -> None:
    states(COMPANY, GRAVER)
    called = call(*HELD[0].format("high").split(), "--isolated", "--format", "json", "--lang", "en")
    report = json.loads(called.out)
    assert {item["state"] for item in report["findings"] if item["rule"] == "SIL001"} == {"known"}
    assert "rose to high" in report["gate"]["reasons"][0]
    assert "「高」以上に上がった" in call(*HELD[2].format("high").split(), "--lang", "ja").out


def test_a_baseline_that_says_no_level_knows_no_rise() -> None:
    states(COMPANY, GRAVER)
    known = json.loads(Path("known.json").read_text(encoding="utf-8"))
    for entry in known["findings"]:
        entry.pop("severity", None)
    Path("known.json").write_text(json.dumps(known), encoding="utf-8")
    called = call(*HELD[1].format("high").split(), "--isolated")
    assert called.code in (0, 2), called.err

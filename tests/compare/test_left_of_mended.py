"""What a grave finding held inside is known when it is mended in part; the way back, and what worsens beside it, is new."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.compare.repository import commit, repository

BASELINE = "orgaudit-baseline.json"


def duty(primary: str = "佐藤", backups: str = "なし", manual: str = "なし", more: str = "") -> str:
    return (
        f"- {{name: 給与計算, primary: {primary}, backups: {backups}, manual: {manual}, "
        f"criticality: 高, deadline: 法定, hours_per_month: 30{more}}}"
    )


def company(*duties: str, goals: str = "なし", people: str = "[]") -> str:
    listed = "\n".join(f"      {item}" for item in duties)
    return f"""\
company: {{name: 北斗商事, as_of: 2026-11-20}}
people: {people}
departments:
  - name: 経理部
    office: back
    headcount: 4
    charter: [給与計算, 請求]
    goals: {goals}
    duties:
      - {{name: 請求, primary: 鈴木, backups: [高橋], manual: ok, criticality: 中, deadline: 社内, hours_per_month: 30}}
{listed}
"""


def paying(approvals: str, raiser: str = "佐藤") -> tuple[str, ...]:
    more = "criticality: 高, checked_by: none, compensating: none, manual: ok"
    return (
        f"- {{name: 支払申請, process: 支払, step: initiate, primary: {raiser}, backups: [田中], approvals: {approvals}, {more}}}",
        f"- {{name: 支払記帳, process: 支払, step: record, primary: 高橋, backups: [田中], {more}}}",
    )


OTHERS = "\n      ".join(
    f"- {{name: {name}, primary: 高橋, backups: [鈴木], manual: ok, hours_per_month: 20, criticality: 高}}"
    for name in ("記帳", "支払", "督促", "決算", "棚卸")
)
"""Enough that others do for one empty seat to be no matter of the whole team."""

NOBODY_ELSE = company(duty())
BARE_GOAL = company(duty(backups="[鈴木]", manual="ok"), goals="[売上を伸ばす]")
VAGUE_GOAL = company(duty(backups="[鈴木]", manual="ok"), goals="[{text: 売上を伸ばす, kpi: 売上高}]")
MEASURED = company(
    duty(backups="[鈴木]", manual="ok"), goals='[{text: 売上を伸ばす, kpi: 売上高, target: 10, unit: "%"}]'
)
STEPS = {
    "a stand-in is named": (NOBODY_ELSE, company(duty(backups="[鈴木]"))),
    "a manual is written": (NOBODY_ELSE, company(duty(manual="ok"))),
    "a second primary": (NOBODY_ELSE, company(duty(primary="[佐藤, 鈴木]"))),
    "an empty seat is filled": (company(duty(primary="なし"), OTHERS), company(duty(), OTHERS)),
    "an empty seat is filled, with a manual": (
        company(duty(primary="空席"), OTHERS),
        company(duty(manual="ok"), OTHERS),
    ),
    "a manual, and a stand-in without the skill": (
        company(duty(), people="{鈴木: {skills: {経理部/給与計算: 1}}}"),
        company(duty(backups="[鈴木]", manual="ok"), people="{鈴木: {skills: {経理部/給与計算: 1}}}"),
    ),
    "a goal is given its measure": (VAGUE_GOAL, MEASURED),
    "a goal of a few words is given its measure": (BARE_GOAL, MEASURED),
    "a goal of a few words is given half of it": (BARE_GOAL, VAGUE_GOAL),
    "two of three who answer": (
        company(duty(more=", accountable: [佐藤, 鈴木, 高橋]")),
        company(duty(more=", accountable: [佐藤, 鈴木]")),
    ),
    "one of two approves their own": (
        company(*paying("[佐藤, 田中]", "[佐藤, 田中]")),
        company(*paying("[佐藤]", "[佐藤, 田中]")),
    ),
    "an empty seat is filled, and the team is all but one": (company(duty(primary="なし")), company(duty())),
    "stand-ins for an empty seat": (
        company(duty(primary="空席"), OTHERS),
        company(duty(primary="空席", backups="[鈴木, 高橋]"), OTHERS),
    ),
    "a goal with a figure is given its indicator": (
        company(duty(backups="[鈴木]", manual="ok"), goals="[売上を前年より10%伸ばす]"),
        company(duty(backups="[鈴木]", manual="ok"), goals="[{text: 売上を前年より10%伸ばす, kpi: 売上高}]"),
    ),
    "nobody approves their own any more": (company(*paying("[佐藤]")), company(*paying("なし"))),
}
FREE = ("a goal of a few words is given half of it", "a goal with a figure is given its indicator")
"""Their way back takes facts away, and that a thing cannot be judged any more is not new."""
BACK = [name for name in STEPS if name not in FREE]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    there = repository(tmp_path / "repo")
    monkeypatch.chdir(there)
    return there


def states(before: str, after: str) -> tuple[list[str], dict[str, int]]:
    """Return the rules of what is new for ``diff``, and the exit code of every gate."""
    Path("old.yaml").write_text(before, encoding="utf-8")
    Path("org.yaml").write_text(before, encoding="utf-8")
    Path(BASELINE).unlink(missing_ok=True)
    assert call("baseline", "write", "org.yaml").code == 0
    commit(Path())
    Path("org.yaml").write_text(after, encoding="utf-8")
    audit = ("audit", "org.yaml", "--only-new", "--fail-on", "low")
    found = json.loads(call("diff", "old.yaml", "org.yaml", "--format", "json").out)["findings"]
    return [item["rule"] for item in found if item["state"] == "new"], {
        "baseline": call(*audit, "--baseline", BASELINE).code,
        "since": call(*audit, "--since-exact", "HEAD").code,
        "diff": call("diff", "old.yaml", "org.yaml", "--fail-on", "low").code,
        "regression": call("diff", "old.yaml", "org.yaml", "--fail-on-regression").code,
    }


@pytest.mark.parametrize("step", STEPS)
def test_a_partial_improvement_is_nothing_new(step: str) -> None:
    new, codes = states(*STEPS[step])
    assert (new, codes) == ([], {"baseline": 0, "since": 0, "diff": 0, "regression": 0})


@pytest.mark.parametrize("step", BACK)
def test_the_way_back_fails(step: str) -> None:
    before, after = STEPS[step]
    new, codes = states(after, before)
    assert new
    assert {code for name, code in codes.items() if name != "regression"} == {1}


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        # The stand-in comes and another duty loses its own.
        (NOBODY_ELSE, company(duty(backups="[鈴木]")).replace("backups: [高橋]", "backups: なし"), "SIL001"),
        # The manual was there and is gone, on a duty that held nothing of the kind.
        (company(duty(manual="ok")), company(duty(backups="[鈴木]")), "SIL002"),
    ],
)
def test_what_worsens_beside_an_improvement_is_new(before: str, after: str, rule: str) -> None:
    new, codes = states(before, after)
    assert rule in new
    assert set(codes.values()) == {1}


def test_a_known_finding_that_takes_in_another_is_new() -> None:
    """The seat was empty before; that the manual went too is told, though it only makes the same finding heavier."""
    _, codes = states(company(duty(primary="空席", manual="ok")), company(duty(primary="空席")))
    assert (codes["baseline"], codes["since"]) == (1, 1)


def test_a_baseline_follows_what_is_mended_in_part() -> None:
    states(NOBODY_ELSE, company(duty(backups="[鈴木]")))
    audit = ("audit", "org.yaml", "--baseline", BASELINE, "--only-new", "--fail-on", "low")
    for action in ("prune", "write"):
        assert call("baseline", action, "org.yaml").code == 0
        entries = json.loads(Path(BASELINE).read_text(encoding="utf-8"))["findings"]
        assert {item["rule"] for item in entries} >= {"SIL002"}
        assert "SIL003" not in {item["rule"] for item in entries}
        assert call(*audit).code == 0
    Path("org.yaml").write_text(NOBODY_ELSE, encoding="utf-8")
    assert call(*audit).code == 1, "the graver one is no longer accepted"
    assert call("baseline", "write", "org.yaml").code == 2


def test_a_finding_inside_a_graver_one_is_not_gone() -> None:
    states(company(duty(backups="[鈴木]")), NOBODY_ELSE)
    done = call("audit", "org.yaml", "--baseline", BASELINE, "--format", "json")
    assert "SIL002" not in {item["rule"] for item in json.loads(done.out)["baseline"]["gone"]}
    found = json.loads(call("diff", "old.yaml", "org.yaml", "--format", "json").out)["findings"]
    assert "SIL002" not in {item["rule"] for item in found if item["state"] == "fixed"}


def test_a_baseline_without_what_may_be_left_is_read_as_before() -> None:
    states(NOBODY_ELSE, NOBODY_ELSE)
    document = json.loads(Path(BASELINE).read_text(encoding="utf-8"))
    for entry in document["findings"]:
        entry.pop("beneath", None)
    Path(BASELINE).write_text(json.dumps(document), encoding="utf-8")
    audit = ("audit", "org.yaml", "--baseline", BASELINE, "--only-new", "--fail-on", "low")
    assert call(*audit).code == 0
    document["findings"][0]["beneath"] = [{"rule": "SIL001", "fingerprint": "x"}]
    Path(BASELINE).write_text(json.dumps(document), encoding="utf-8")
    assert call(*audit).code == 2


def test_what_is_left_of_a_waived_finding_is_known() -> None:
    waived = duty(more=", waive: [{rule: SIL003, reason: 承知, owner: 佐藤, expires: 2027-03-31}]")
    new, codes = states(company(waived), company(duty(backups="[鈴木]")))
    assert new == []
    assert (codes["since"], codes["diff"], codes["regression"]) == (0, 0, 0)

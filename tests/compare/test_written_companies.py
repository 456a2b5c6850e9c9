"""What ``simulate`` tells is what ``diff`` tells of the company that it writes: the same findings come, the same go."""

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from orgaudit.compare.simulate.what_if import simulate
from orgaudit.compare.states import attribution
from orgaudit.compare.states.changes import is_bare_person
from orgaudit.compare.states.difference import difference
from orgaudit.intake.editing.edits import EditRefused, Element, RemoveField
from orgaudit.intake.editing.sync_file import synchronised
from orgaudit.intake.reading import load_texts
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step
from orgaudit.results.audit_result import Weighed
from orgaudit.results.difference import FindingState
from orgaudit.results.simulation import Simulation
from tests.compare.edits import SAMPLES, SETTINGS, audited, text_of
from tests.compare.small_company import small

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def without_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    """What caused a change is not asked here."""
    monkeypatch.setattr(attribution, "MOST_WORK", 0)


TODAY: date = SETTINGS.today


def read(*texts: str) -> Organization:
    loaded = load_texts([(f"{number}.yaml", text) for number, text in enumerate(texts)], today=TODAY)
    assert loaded.organization is not None, loaded.problems[:3]
    return loaded.organization


def written(text: str, *steps: Step) -> tuple[Simulation, str]:
    """Return what a simulation says, and the text that it writes."""
    org = read(text)
    outcome = simulate(org, steps, audited)
    return outcome, synchronised({"0.yaml": text}, org, outcome.after.organization, TODAY)["0.yaml"]


def assert_told_alike(outcome: Simulation, text: str) -> None:
    again = audited(read(text))
    after = outcome.after.organization
    assert_says(again.organization, after)
    found = difference(outcome.before, again, audited)
    told: tuple[tuple[tuple[Weighed, ...], tuple[FindingState, ...]], ...] = (
        (outcome.come, ("new",)),
        (outcome.gone, ("fixed", "not_judged", "accepted")),
    )
    for ours, states in told:
        theirs = {item.weighed.finding.fingerprint for state in states for item in found.of(state)}
        assert {item.finding.fingerprint for item in ours} == theirs
    here, there = ({i.finding.fingerprint for i in one.findings} for one in (outcome.after, again))
    assert here == there
    before, now = outcome.after.score.overall.value, again.score.overall.value
    assert before == pytest.approx(now, abs=0.02)


def assert_says(written_: Organization, meant: Organization) -> None:
    """What is read back is the company that was meant, element by element and field by field.

    Somebody of whom only the name is known is there as long as somebody names them.
    """
    kinds: tuple[Callable[[Organization], Iterable[Any]], ...] = (
        lambda org: [org.company],
        lambda org: org.departments,
        lambda org: org.duties,
        lambda org: org.goals,
        lambda org: org.handoffs,
        lambda org: [person for person in org.people if not is_bare_person(person)],
    )
    for kind in kinds:
        here, there = ({address(item): facts(item) for item in kind(org)} for org in (written_, meant))
        assert here == there
    here_waived, there_waived = (sorted(map(repr, org.waivers)) for org in (written_, meant))
    assert here_waived == there_waived


def address(element: Any) -> str:
    return str(getattr(element, "address", None) or element.id)


def facts(element: Any) -> dict[str, object]:
    """What an element says, without its place and what it holds; hours are rounded when they are written."""
    found: dict[str, object] = {}
    for item in fields(element):
        value = getattr(element, item.name)
        if item.name in ("duties", "goals"):
            found[item.name] = None if value is None else len(value)
        elif isinstance(value, float):
            found[item.name] = pytest.approx(value, rel=1e-4)
        elif isinstance(value, Mapping) and any(isinstance(number, float) for number in value.values()):
            found[item.name] = {key: pytest.approx(number, rel=1e-4) for key, number in value.items()}
        elif item.name == "vacancies":
            found[item.name] = frozenset(value)
        elif item.name != "origin":
            found[item.name] = value
    return found


def any_steps(org: Organization, chance: random.Random) -> list[Step]:
    homes = [department.id for department in org.departments]
    duties = [duty.address for duty in org.duties]
    people = [person.id for person in org.people]
    steps: list[Step] = []
    gone: set[str] = set()
    if chance.random() < 0.4:
        steps.append(Step("growth", number=chance.choice((1.3, 2.0, 0.5))))
    for address in chance.sample(duties, min(len(duties), chance.randint(0, 2))):
        steps.append(Step("move", address, chance.choice(homes)))
    for _ in range(chance.randint(0, 2)):
        left = [home for home in homes if home not in gone]
        if len(left) > 2:
            first, second = chance.sample(left, 2)
            steps.append(Step("merge", first, second))
            gone.add(second)
    for kind in ("automate", "write_manual"):
        if duties and chance.random() < 0.4:
            steps.append(Step(kind, chance.choice(duties)))
    if duties and people and chance.random() < 0.5:
        steps.append(Step("add_backup", chance.choice(duties), chance.choice((*people, "ベッカー"))))
    if people and chance.random() < 0.5:
        steps.append(Step("leaves", chance.choice(people)))
    return steps


@pytest.mark.parametrize("seed", range(25))
def test_any_changes_of_any_small_company(seed: int) -> None:
    chance = random.Random(seed)
    text = text_of(small(chance))
    steps = any_steps(read(text), chance)
    assert_told_alike(*written(text, *steps))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_any_changes_of_the_samples(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    chance = random.Random(path.stem)  # type: ignore[attr-defined]
    assert_told_alike(*written(text, *any_steps(read(text), chance)))


RICH = """\
company: {name: 北斗商事, as_of: 2026-11-20}
people:
  - {name: 佐藤, department: 営業, skills: {営業/見積: 3, 経理/請求: 1}}   # 主担当
  - {name: 鈴木, department: 経理}
  - {name: 高橋, department: 総務, reports_to: 佐藤}
departments:
  - name: 営業
    head: 佐藤
    parent: 総務
    headcount: 3
    charter: [見積, 受注]
    goals: [売上を伸ばす, {id: g0, text: クレームゼロ, from: 経理/g0}]
    waive: [{rule: GOV002, reason: 承知, owner: 佐藤, expires: 2027-03-31}]
    duties:
      - 資料作成   # 共通
      - {name: 見積, primary: 佐藤, backups: なし, manual: なし, criticality: 高, hours_per_month: 30, checked_by: 経理, consumer: 経理, waive: [{rule: SIL001, reason: 承知, owner: 営業, expires: 2027-03-31}]}
      - {name: 受注, formerly: [受注入力], primary: 鈴木, backups: [佐藤], also_in: [経理], scope: 国内}
  - name: 経理
    head: 鈴木
    headcount: 2
    charter: [請求]
    goals: [{id: g0, text: 締めを3日早める, kpi: 締め日数, target: 3, unit: 日, from: 経理/g0}]
    duties:
      - 資料作成
      - {name: 請求, primary: 鈴木, backups: 空席, manual: ok, deadline: 契約, process: 販売, step: record, monthly_hours: {3: 10, 8: 1}}
  - {name: 総務, formerly: [庶務], goals: なし, duties: [{name: 資料作成, primary: 高橋, media: 紙}, 受付]}
  - 法務
duties:
  - {name: 苦情対応, departments: [営業, 総務], primary: 高橋}
handoffs:
  - {from: 営業/見積, to: 経理/請求, what: 注文, volume_per_month: 100, wait_days: 5, work_hours: 1}
  - {from: 営業, to: 経理, what: 注文, sla_days: なし, volume_per_month: 80}
  - {from: 総務, to: 経理, what: 注文, rekeyed: true}   # 手入力
  - {id: h1, from: 法務, to: 総務/受付, escalation: 佐藤}
  - {from: 経理/資料作成, to: 経理/請求}
  - {from: 総務/受付, to: 法務}
waivers:
  - {rule: GOL001, subject: 総務, reason: 承知, owner: 高橋, expires: 2027-03-31}
  - {rule: SIL001, subject: 経理/請求, reason: 承知, owner: 経理, expires: 2027-03-31}
  - {rule: SIL002, subject: 営業/見積, reason: 承知, owner: 総務, expires: 2027-03-31}
"""
"""Names of every kind: references, waivers in both places, equal ids, earlier names."""


@pytest.mark.parametrize("seed", range(12))
def test_any_changes_of_a_company_full_of_references(seed: int) -> None:
    chance = random.Random(seed)
    assert_told_alike(*written(RICH, *any_steps(read(RICH), chance)))


REMARKED = """\
company: x
departments:
- name: a
  duties:
  - name: b
    monthly_hours:
      # year end
      3月: 10   # the peak
      # quiet
      "8": 1    # summer
"""


def test_growth_changes_the_figures_and_no_other_sign() -> None:
    _, text = written(REMARKED, Step("growth", number=1.3))
    assert text == REMARKED.replace(" 10 ", " 13 ").replace(" 1 ", " 1.3 ")


def test_a_figure_is_reckoned_as_it_is_written() -> None:
    """40 h, of which a fifth stays, are 8 h and no hair less: a line that a rule draws at 8 h lies on the same side for both."""
    text = "company: x\ndepartments:\n- {name: a, duties: [{name: b, primary: c, manual: none, hours_per_month: 40}]}\n"
    outcome, new = written(text, Step("automate", "a/b"))
    assert outcome.after.organization.duties[0].hours_per_month == 8
    assert outcome.after.score == audited(read(new)).score
    outcome, new = written(text, Step("growth", number=1.1))
    assert outcome.after.score == audited(read(new)).score


def test_remarks_stay_where_automation_takes_the_hours_away() -> None:
    outcome, text = written(REMARKED, Step("automate", "a/b"))
    assert "monthly_hours" not in text
    assert re.findall("#.*", text) == re.findall("#.*", REMARKED)
    assert_told_alike(outcome, text)


def test_a_remark_that_has_no_line_of_its_own_is_not_lost_in_silence() -> None:
    text = "company: x\ndepartments: [{name: a, duties: [{name: b, monthly_hours: {3: 10,  # the peak\n  8: 1}}]}]\n"
    with pytest.raises(EditRefused) as refused:
        written(text, Step("automate", "a/b"))
    assert refused.value.reason == "not_kept"
    assert refused.value.edit == RemoveField(Element("duty", "a/b"), "monthly_hours")


TWO = """\
company: x
departments:
- {name: 一部, duties: [見積, 資料], goals: [{id: g, text: 無事故}]}
- {name: 二部, duties: [資料], goals: [{id: g, text: 増収 9, from: 二部/g}], head: 森, waive: [{rule: GOV002, reason: 承知, owner: 森, expires: 2027-01-31}]}
handoffs: [{from: 一部/見積, to: 二部}, {from: 二部, to: 一部/資料}]
"""


def test_a_merger_keeps_what_everything_was_called() -> None:
    outcome, text = written(TWO, Step("merge", "一部", "二部"))
    org = read(text)
    assert org.departments[0].formerly == ("一部", "二部")
    assert [org.identity("duty", duty.address) for duty in org.duties] == [
        "一部/見積",
        "一部/資料",
        "二部/資料",
    ]
    assert [goal.from_goal for goal in org.goals] == [None, org.goals[1].address]
    assert org.handoffs == ()
    assert_told_alike(outcome, text)


def test_what_moves_twice_or_home_is_written() -> None:
    there = (Step("move", "一部/見積", "二部"), Step("move", "一部/見積", "二部"))
    for steps, home in ((there, "二部"), ((*there, Step("move", "一部/見積", "一部")), "一部")):
        outcome, text = written(TWO, *steps)
        assert f"{home}/見積" in read(text).duty_by_address
        assert_told_alike(outcome, text)
    assert written(TWO, Step("move", "一部/見積", "一部"))[1] == TWO


def test_the_department_answers_for_an_accepted_risk_whose_owner_leaves() -> None:
    outcome, text = written(TWO, Step("leaves", "森"))
    assert read(text).waivers[0].owner == "二部"
    assert_told_alike(outcome, text)


@pytest.mark.parametrize(
    "steps",
    [
        (Step("move", "総務/資料作成", "法務"), Step("merge", "総務", "経理")),
        (Step("move", "総務/資料作成", "法務"), Step("move", "営業/資料作成", "総務")),
        (Step("move", "総務/資料作成", "営業"), Step("move", "営業/資料作成", "総務")),
    ],
)
def test_what_takes_the_place_of_something_that_goes_is_written(steps: tuple[Step, ...]) -> None:
    outcome, text = written(RICH, *steps)
    assert_told_alike(outcome, text)
    assert "orgaudit" not in text, "no id of the way stays"

"""What costs more than anybody means to ask for is refused with the limit: texts without end, names without number."""

import json
from pathlib import Path

import pytest

from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.knowledge.names.reading import LONGEST
from tests.cli.calling import call

LONG = "あ" * (DEFAULT_LIMITS.text + 1)
PLACES = {
    "a bare name": f"company: Acme\ndepartments:\n  - name: Sales\n    duties:\n      - name: {LONG}\n",
    "in quotes": f'company: Acme\ndepartments:\n  - name: Sales\n    duties:\n      - name: "{LONG}"\n',
    "in a list": f"company: Acme\ndepartments:\n  - name: Sales\n    duties:\n      - {{name: Quote, tags: [a, {LONG}]}}\n",
    "over many lines": "company: Acme\ndepartments:\n  - name: Sales\n    mission: >\n"
    + ("      " + "word " * 20 + "\n") * 1_100
    + "    duties: [Quote]\n",
    "as a key": f"company: Acme\ndepartments:\n  - name: Sales\n    ? {LONG}\n    : 1\n    duties: [Quote]\n",
    "by an anchor": f"company: Acme\nx: &a {LONG}\ndepartments:\n  - {{name: Sales, mission: *a, duties: [Quote]}}\n",
    "as JSON": json.dumps({"company": "Acme", "departments": [{"name": "Sales", "mission": LONG}]}),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("place", PLACES)
def test_a_text_without_end_is_told_with_its_place_and_the_limit(place: str) -> None:
    Path("org.yaml").write_text(PLACES[place], encoding="utf-8")
    told = call("audit", "org.yaml", "--lang", "en")
    assert told.code == 2
    assert f"{DEFAULT_LIMITS.text:,} signs" in told.err
    assert "org.yaml:" in told.err
    assert len(told.err) < 5_000


def test_a_text_of_just_that_length_is_read() -> None:
    text = "word " * (DEFAULT_LIMITS.text // 5)
    Path("org.yaml").write_text(
        f"company: Acme\ndepartments:\n  - {{name: Sales, mission: '{text}', duties: [Quote]}}\n",
        encoding="utf-8",
    )
    assert call("audit", "org.yaml", "--quiet", "-o", "out.json").code == 0


def test_cells_that_no_file_may_hold_are_left_out_one_by_one() -> None:
    rows = [f"営業部,見積{number},{LONG}\n" for number in range(7)]
    Path("duties.csv").write_text("部署,業務,備考\n" + "".join(rows) + "営業部,発注,急ぎ\n", encoding="utf-8")
    assert call("import", "duties.csv", "-o", "org.yaml").code == 0
    text = Path("org.yaml").read_text(encoding="utf-8")
    assert "見積6" in text
    assert "急ぎ" in text
    assert call("audit", "org.yaml").code == 0


@pytest.mark.parametrize("names", ["x\n" * 100_001, ("y" * LONGEST + "\n") * 7_000])
def test_more_names_than_are_read_at_once(names: str) -> None:
    told = call("classify", "-", stdin=names, env={"ORGAUDIT_LANG": "en"})
    assert told.code == 2
    assert "100,000" in told.err


def test_one_endless_name_is_no_name() -> None:
    told = call("classify", "-", "--format", "json", stdin="z" * 5_000_000)
    assert told.code == 0
    assert json.loads(told.out)[0]["function"] is None

"""How people stand in what ``simulate --write`` writes: by the id where a name is that of two, as the file spells them, and new ones as the call writes them."""

from pathlib import Path

import pytest

from tests.cli.calling import call

SAME = """\
company: Acme
people:
  - {id: a, name: Sato, department: Finance}
  - {id: b, name: Sato, department: HR}
  - {id: c, name: Abe}
departments:
  - name: Finance
    duties:
      - {name: Pay, primary: a, backups: [b, c], last_done: {c: 2026-01-01}}
      - {name: Tax, primary: Lee, backups: none}
  - {name: HR, duties: [{name: Wages, primary: [a, Lee], bot_owner: b}]}
"""


@pytest.fixture(autouse=True)
def _company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(SAME, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (("--add-backup", "Tax=b"), ["- {name: Tax, primary: Lee, backups: [b]}"]),
        (
            ("--leaves", "a"),
            [
                "- {name: Pay, primary: [b], backups: [c], last_done: {c: 2026-01-01}}",
                "- {name: HR, duties: [{name: Wages, primary: [Lee], bot_owner: b}]}",
            ],
        ),
        (
            ("--automate", "Wages"),
            ["- {name: HR, duties: [{name: Wages, primary: [a, Lee], bot: true, bot_owner: b}]}"],
        ),
        (
            ("--add-backup", "Pay=Grace  O'Neil"),
            ["- {name: Pay, primary: a, backups: [b, c, Grace O'Neil], last_done: {c: 2026-01-01}}"],
        ),
        (("--add-backup", "Tax=ﾀﾅｶ　ﾀﾛｳ"), ["- {name: Tax, primary: Lee, backups: [ﾀﾅｶ ﾀﾛｳ]}"]),
        (("--add-backup", "Tax=abe"), ["- {name: Tax, primary: Lee, backups: [Abe]}"]),
    ],
)
def test_people_are_written_so_that_they_are_found_again(change: tuple[str, str], lines: list[str]) -> None:
    done = call("simulate", "org.yaml", *change, "--write", "new.yaml")
    assert done.code == 0
    after, before = (Path(name).read_text(encoding="utf-8").splitlines() for name in ("new.yaml", "org.yaml"))
    assert [line.strip() for line in after if line not in before] == lines


def test_a_new_person_is_told_as_the_call_writes_them() -> None:
    call_ = ("simulate", "org.yaml", "--add-backup", "Tax=Grace O'Neil", "--lang", "en")
    assert "Grace O'Neil stands in" in call(*call_).out
    assert "Grace" not in call(*call_, "--redact", "people").out

"""Accepted findings: written, listed, pruned; what is new fails, what is broken never passes for empty."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import SILO, call

FILE = "orgaudit-baseline.json"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "org.yaml").write_text(SILO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def worse() -> None:
    text = Path("org.yaml").read_text(encoding="utf-8")
    Path("org.yaml").write_text(text.replace("backups: [佐藤花子]", "backups: なし"), encoding="utf-8")


def mended() -> None:
    text = Path("org.yaml").read_text(encoding="utf-8")
    changed = text.replace("backups: なし", "backups: [鈴木一郎]").replace("manual: なし", "manual: ok")
    Path("org.yaml").write_text(changed, encoding="utf-8")


def audit(*more: str) -> int:
    return call("audit", "org.yaml", "--baseline", FILE, *more).code


def test_what_was_accepted_passes_and_what_is_new_fails() -> None:
    assert call("baseline", "write", "org.yaml").code == 0
    assert audit("--fail-on", "low") == 1
    assert audit("--fail-on", "low", "--only-new") == 0
    worse()
    assert audit("--fail-on", "low", "--only-new") == 1
    report = json.loads(call("audit", "org.yaml", "--baseline", FILE, "--format", "json").out)
    new = [item for item in report["findings"] if item["state"] == "new"]
    assert {item["subject"]["id"] for item in new} >= {"経理部/請求"}
    assert report["baseline"]["new"] == len(new)
    assert report["baseline"]["known"] == len(report["findings"]) - len(new)


def test_a_baseline_grows_only_where_that_is_said() -> None:
    call("baseline", "write", "org.yaml")
    before = Path(FILE).read_bytes()
    worse()
    refused = call("baseline", "write", "org.yaml", "--lang", "en")
    assert refused.code == 2
    assert "--accept-new" in refused.err
    assert Path(FILE).read_bytes() == before
    assert call("baseline", "write", "org.yaml", "--accept-new").code == 0
    assert audit("--fail-on", "low", "--only-new") == 0


def test_entries_keep_the_day_on_which_they_were_accepted() -> None:
    call("baseline", "write", "org.yaml", "--today", "2026-01-05")
    old = {item["fingerprint"] for item in json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"]}
    worse()
    call("baseline", "write", "org.yaml", "--accept-new", "--today", "2026-03-09")
    entries = json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"]
    assert {item["since"] for item in entries} == {"2026-01-05", "2026-03-09"}
    assert all((item["since"] == "2026-01-05") == (item["fingerprint"] in old) for item in entries)


def test_what_is_mended_is_reported_and_pruned() -> None:
    call("baseline", "write", "org.yaml")
    mended()
    done = call("audit", "org.yaml", "--baseline", FILE, "--lang", "en")
    assert done.code == 0
    assert "no longer occur" in done.err
    assert audit("--strict-baseline") == 1
    assert "gone" in call("baseline", "list", "org.yaml", "--lang", "en").out
    assert call("baseline", "prune", "org.yaml").code == 0
    assert audit("--strict-baseline") == 0


def test_what_was_accepted_is_listed_for_machines_with_what_is_gone() -> None:
    call("baseline", "write", "org.yaml", "--today", "2026-01-05")
    kept = json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"]
    mended()
    listed = json.loads(call("baseline", "list", "org.yaml", "--format", "json").out)
    found = json.loads(call("audit", "org.yaml", "--format", "json").out)["findings"]
    places = {item["fingerprint"]: item["location"] for item in found}
    assert [item["fingerprint"] for item in listed["accepted"]] == [item["fingerprint"] for item in kept]
    assert {item["since"] for item in listed["accepted"]} == {"2026-01-05"}
    for item in listed["accepted"]:
        place = places.get(item["fingerprint"])
        assert item["place"] == (place and {"path": place["path"], "line": place["line"]})
    assert listed["gone"] == sum(item["place"] is None for item in listed["accepted"]) > 0


def test_only_a_list_goes_to_formats_and_files() -> None:
    for option in (("--format", "json"), ("--output", "a.json"), ("--open",)):
        refused = call("baseline", "write", "org.yaml", *option, "--lang", "en")
        assert (refused.code, "baseline list" in refused.err) == (2, True)
    assert not Path(FILE).exists()


def test_pruning_accepts_nothing() -> None:
    call("baseline", "write", "org.yaml")
    worse()
    call("baseline", "prune", "org.yaml")
    assert audit("--fail-on", "low", "--only-new") == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"baseline_version": 2, "findings": []}',
        '{"baseline_version": 1}',
        '{"baseline_version": 1, "findings": [{"fingerprint": "x"}]}',
    ],
)
def test_a_broken_baseline_is_told_and_never_empty(content: str) -> None:
    Path(FILE).write_text(content, encoding="utf-8")
    for language in ("ja", "en"):
        done = call("audit", "org.yaml", "--baseline", FILE, "--lang", language)
        assert (done.code, done.out) == (2, "")
        assert FILE in done.err
    assert call("baseline", "list", "org.yaml").code == 2
    assert call("baseline", "prune", "org.yaml").code == 2
    assert Path(FILE).read_text(encoding="utf-8") == content


def test_a_missing_baseline_and_a_gate_with_nothing_to_compare() -> None:
    assert audit() == 2
    assert call("audit", "org.yaml", "--only-new").code == 2
    assert call("audit", "org.yaml", "--baseline", FILE, "--since", "HEAD").code == 2
    assert call("baseline", "forget", "org.yaml").code == 2
    assert call("baseline", "write", "gone.yaml").code == 3


def test_the_same_company_gives_the_same_bytes() -> None:
    call("baseline", "write", "org.yaml", "--today", "2026-01-05")
    first = Path(FILE).read_bytes()
    Path(FILE).unlink()
    call("baseline", "write", "org.yaml", "--today", "2026-01-05")
    assert Path(FILE).read_bytes() == first


GONE = """company: {name: Acme, as_of: 2026-11-20}
people: [Ann Lee, {name: Kurosaki Ren, leaving_on: 2026-12-10}]
departments:
  - name: Finance
    duties:
      - {name: Kurosaki list, primary: Kurosaki Ren, backups: none, criticality: critical}
      - {name: Ann pays, primary: Ann Lee, backups: none, criticality: critical}
"""


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "csv", "junit", "github"])
def test_nobody_who_is_gone_is_told_where_people_are_hidden(form: str) -> None:
    """Nobody knows any more that Kurosaki is a name: of what was found of that duty only rule, level and fingerprint are told."""
    Path("org.yaml").write_text(GONE, encoding="utf-8")
    call("baseline", "write", "org.yaml")
    staying = [line for line in GONE.splitlines() if "Kurosaki list" not in line]
    text = "\n".join(staying).replace(", {name: Kurosaki Ren, leaving_on: 2026-12-10}", "")
    Path("org.yaml").write_text(text.replace("backups: none", "backups: [Bo Ek]"), encoding="utf-8")
    calls: list[tuple[str, ...]] = [("audit", "org.yaml", "--baseline", FILE)]
    if form not in ("csv", "junit", "github"):
        calls.append(("baseline", "list", "org.yaml"))
    for given in calls:
        told = call(*given, "--redact", "people", "--format", form, "--lang", "en")
        assert "kurosaki" not in f"{told.out}{told.err}".casefold(), given
        assert "(hidden)" in told.out
        assert (
            "pays" in told.out
        )  # of what is gone of a duty that is there, its name stays, but for who is named in it
        open_report = call(*given, "--format", form, *(("--names",) if form in ("junit", "github") else ()))
        assert "kurosaki list" in open_report.out


def test_what_is_listed_of_a_company_without_anybody_tells_no_one() -> None:
    Path("org.yaml").write_text(GONE, encoding="utf-8")
    call("baseline", "write", "org.yaml")
    Path("org.yaml").write_text("company: Acme\ndepartments: [Finance]\n", encoding="utf-8")
    told = call("baseline", "list", "org.yaml", "--redact", "people", "--format", "json").out
    assert "kurosaki" not in told
    assert '"duty:finance/(hidden)"' in told

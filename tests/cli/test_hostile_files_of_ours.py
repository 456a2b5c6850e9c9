"""Files that orgaudit itself writes and reads again, as a stranger hands them over: told as what they are, soon and in little memory."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fuzz.calls import SMALL, called
from orgaudit.reports.writers.html.carried import CARRIER_ID, packed, squeezed
from tests.cli.calling import call

DEEP = "[" * 200_000


@pytest.fixture
def org(tmp_path: Path) -> Path:
    path = tmp_path / "org.yaml"
    path.write_bytes(SMALL)
    return path


def page(content: str) -> str:
    return f'<!doctype html><script type="application/json" id="{CARRIER_ID}">{content}</script>'


def with_score(score: object) -> Callable[[dict[str, Any]], str]:
    return lambda report: page(packed(json.dumps(report | {"score": {"overall": score}})))


PAGES: dict[str, Callable[[dict[str, Any]], str]] = {
    "nested outside": lambda _: page(DEEP),
    "nested inside": lambda _: page(squeezed(DEEP)),
    "a score of four hundred digits": with_score(10**400),
    "a score that is no number": with_score(float("nan")),
    "a score without an end": with_score("1e999"),
    "a score below all": with_score(-1),
    "comments that never end": lambda _: "<!--" * 100_000,
    "tags that never end": lambda _: "<script id=" * 100_000,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_anything_but_a_report_is_told(name: str, org: Path) -> None:
    place, given = org.with_name("p.html"), org.with_name("p.json")
    assert call("audit", str(org), "--isolated", "--quiet", "-o", str(given)).code == 0
    place.write_text(PAGES[name](json.loads(given.read_text(encoding="utf-8"))), encoding="utf-8")
    told = call("diff", str(place), str(org), "--isolated", "--lang", "en", "--format", "json")
    assert told.code == 2
    assert "carries no report" in told.err
    # Within the limits of the fuzzer for time and memory.
    assert called(("diff", str(place), str(org), "--isolated")) is None


def test_a_baseline_that_is_nested_without_end_is_told(org: Path) -> None:
    place = org.with_name("b.json")
    place.write_text(DEEP, encoding="utf-8")
    assert call("audit", str(org), "--isolated", "--baseline", str(place)).code == 2


READERS = (
    ("audit", "{org}", "--isolated", "--baseline", "{file}"),
    ("baseline", "list", "{org}", "--file", "{file}"),
    ("questions", "{org}", "--isolated", "--answers", "{file}"),
    ("audit", "{org}", "--config", "{file}"),
    ("diff", "{file}", "{org}", "--isolated"),
    ("audit", "{file}", "--isolated"),
    ("import", "{file}"),
)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends")
@pytest.mark.parametrize("reader", READERS, ids=" ".join)
def test_a_link_to_what_never_ends_is_read_as_far_as_a_file_may_be_long(
    reader: tuple[str, ...], org: Path
) -> None:
    link = org.with_name("link.html")
    link.symlink_to("/dev/zero")
    called = call(*(part.format(org=org, file=link) for part in reader), "--lang", "en")
    assert called.code == 2
    assert "link.html" in called.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends")
def test_such_a_link_is_one_company_of_a_portfolio_that_is_left_out(org: Path) -> None:
    link = org.with_name("link.yaml")
    link.symlink_to("/dev/zero")
    called = call("portfolio", str(org), str(link), "--lang", "en", "--format", "json")
    companies = json.loads(called.out)["companies"]
    assert (called.code, len(companies)) == (0, 2)
    assert "bug" not in called.out + called.err


OVER_THEMSELVES = {
    "the sheet": ("import", "s.csv", "-o", "new.yaml", "--report", "json:s.csv"),
    "the company that takes it in": ("import", "s.csv", "--into", "org.yaml", "--report", "json:./org.yaml"),
    "the sheet, by the columns": ("import", "s.csv", "-o", "new.yaml", "--save-map", "s.csv"),
    "what it writes itself": ("import", "s.csv", "-o", "new.yaml", "--report", "json:new.yaml"),
    "the columns that it uses": ("import", "s.csv", "--use-map", "m.json", "--report", "json:m.json"),
    "the settings": ("audit", "org.yaml", "-o", "json:.orgaudit.yaml"),
    "the baseline": ("audit", "org.yaml", "--isolated", "--baseline", "b.json", "-o", "b.json"),
    "the earlier page": ("diff", "old.html", "org.yaml", "--isolated", "-o", "old.html"),
}


@pytest.mark.parametrize("name", OVER_THEMSELVES)
def test_no_report_is_written_over_what_the_call_reads(
    name: str, org: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(org.parent)
    Path("s.csv").write_text("部署,業務名,担当者\n経理部,請求,田中\n", encoding="utf-8")
    Path(".orgaudit.yaml").write_text("lang: en\n", encoding="utf-8")
    assert call("baseline", "write", "org.yaml", "--file", "b.json").code == 0
    assert call("audit", "org.yaml", "-o", "old.html").code == 0
    assert call("import", "s.csv", "-o", "first.yaml", "--save-map", "m.json").code == 0
    before = {path.name: path.read_bytes() for path in org.parent.iterdir()}
    called = call(*OVER_THEMSELVES[name], "--lang", "en")
    assert (called.code, "write elsewhere" in called.err) == (2, True), called.err
    assert {path.name: path.read_bytes() for path in org.parent.iterdir()} == before


def test_a_journal_that_is_none_is_told_by_its_line(org: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.ndjson"
    assert call("portfolio", str(org), "--resume", str(journal)).code == 0
    good = json.loads(journal.read_text(encoding="utf-8"))
    for data in (
        "[" * 100_000,
        json.dumps(good | {"duties": "many"}),
        json.dumps(good | {"coverage": float("nan")}),
        json.dumps(good | {"employees": 10**400}),
        json.dumps(good | {"score": []}),
        json.dumps(good | {"first_move": good["first_move"] | {"move": "dance"}}),
        json.dumps(good | {"rules": {"SIL001": True}}),
        "x" * 2_000_000,
    ):
        journal.write_text(f"{data}\n", encoding="utf-8")
        called = call("portfolio", str(org), "--resume", str(journal), "--lang", "en")
        assert (called.code, "line 1 is no entry" in called.err) == (2, True), called.err
    if Path("/dev/zero").exists():
        assert call("portfolio", str(org), "--resume", "/dev/zero").code == 2


@pytest.mark.parametrize("content", [b"\0", b"\xff", b"map: [", b"map: x", b"- x", b"{" * 50])
def test_columns_that_are_none_are_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("部署,業務名,担当者\n経理部,請求,田中\n", encoding="utf-8")
    (tmp_path / "m.yaml").write_bytes(content)
    called = call("import", str(tmp_path / "s.csv"), "--use-map", str(tmp_path / "m.yaml"))
    assert called.code == 2
    assert "m.yaml" in called.err

"""``orgaudit portfolio`` as a consultant with many clients meets it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema import Draft7Validator

from orgaudit.reports.formats import formats_of
from tests.cli.calling import HEALTHY, SILO, Called, call
from tests.cli.companies import TRADING

TODAY = ("--today", "2026-10-01", "--isolated", "--jobs", "1")


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    (folder / "deep").mkdir(parents=True)
    for at in range(4):
        (folder / f"{at}.yaml").write_text(HEALTHY if at % 2 else SILO, encoding="utf-8")
    (folder / "deep" / "shop.yml").write_text(
        SILO.replace("backups: なし", "backups: [鈴木一郎]"), encoding="utf-8"
    )
    (folder / "broken.yaml").write_text("company: [", encoding="utf-8")
    (folder / "notes.txt").write_text("no company", encoding="utf-8")
    (folder / ".hidden.yaml").write_text(SILO, encoding="utf-8")
    return folder


def told(*arguments: str, stdin: str = "") -> Called:
    return call("portfolio", *TODAY, *arguments, stdin=stdin)


def rows(*arguments: str, stdin: str = "") -> list[dict[str, Any]]:
    called = told("--format", "ndjson", *arguments, stdin=stdin)
    assert called.code == 0, called.err
    return [json.loads(line) for line in called.out.splitlines()]


def test_one_broken_file_is_named_and_stops_nobody(clients: Path) -> None:
    called = told(str(clients), "--lang", "en")
    assert called.code == 0
    assert "5 of 6 audited" in called.out
    assert "broken.yaml: the file has problems" in " ".join(called.out.split())
    assert "1 of 6" in called.err
    assert told(str(clients / "broken.yaml")).code == 2, "nothing is left"
    assert told(str(clients / "nothing")).code == 3


def test_a_quiet_call_says_what_it_left_out(clients: Path, tmp_path: Path) -> None:
    report = str(tmp_path / "report.json")
    for paths, code, says in (
        ((clients / "broken.yaml",), 2, "1 of 1"),
        ((clients / "broken.yaml", clients / "0.yaml"), 0, "1 of 2"),
        ((clients / "0.yaml",), 0, ""),
    ):
        called = told("-q", "--lang", "en", "-o", report, *map(str, paths))
        assert (called.code, called.out) == (code, "")
        assert called.err.startswith(says)
        assert len(called.err.splitlines()) == bool(says)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_list_older_than_its_files_stops_nobody(clients: Path, language: str) -> None:
    listed = f"{clients / '0.yaml'}\n{clients / 'gone.yaml'}\r\n\n"
    called = told("-", "--lang", language, stdin=listed)
    assert called.code == 0
    assert "gone.yaml" in called.out
    assert [row["trouble"] for row in rows("-", stdin=listed)] == [None, "unreadable"]
    assert told("-", stdin=f"{clients / 'gone.yaml'}\n").code == 3
    assert told(str(clients / "0.yaml"), str(clients / "none*.yaml")).code == 3


def test_companies_of_one_name_are_told_apart_by_their_files(clients: Path) -> None:
    page = told(str(clients), "--lang", "en", "--format", "markdown").out.replace("\\", "")
    name = rows(str(clients / "0.yaml"))[0]["company"]
    assert {f"{name} ({clients / file})" in page for file in ("0.yaml", "2.yaml", "deep/shop.yml")} == {True}
    alone = told(str(clients / "0.yaml"), "--lang", "en", "--format", "markdown").out
    assert f"| {name} |" in alone


def test_rows_are_the_audits_of_each_company(clients: Path) -> None:
    told_rows = {Path(row["path"]).name: row for row in rows(str(clients))}
    assert told_rows.keys() == {"0.yaml", "1.yaml", "2.yaml", "3.yaml", "shop.yml", "broken.yaml"}
    audit = json.loads(call("audit", str(clients / "0.yaml"), *TODAY[:3], "--format", "json").out)
    row = told_rows["0.yaml"]
    assert row["score"]["value"] == pytest.approx(audit["score"]["overall"], abs=0.006)
    assert row["findings"]["critical"] == sum(item["severity"] == "critical" for item in audit["findings"])
    assert sum(row["rules"].values()) == len(audit["findings"])
    assert row["standing"]["percentile"] < told_rows["1.yaml"]["standing"]["percentile"]


def test_what_machines_read_keeps_its_schema(clients: Path, tmp_path: Path) -> None:
    schema = json.loads(call("schema", "--portfolio").out)
    Draft7Validator.check_schema(schema)
    for at in range(10, 16):
        text = TRADING.replace("company:", "company: {name: X, industry: it, employees: 30}\nx-was:", 1)
        (clients / f"{at}.yaml").write_text(text, encoding="utf-8")
    journal = tmp_path / "journal.ndjson"
    whole = json.loads(told(str(clients), "--format", "json", "--resume", str(journal)).out)
    lines = rows(str(clients))
    assert whole["companies"] == lines
    row = {**schema, "anyOf": [{"$ref": "#/definitions/row"}]}
    jsonschema.validate(whole, {**schema, "anyOf": [{"$ref": "#/definitions/portfolio"}]})
    for line in lines:
        jsonschema.validate(line, row)
    inner = next(line for line in lines if line["path"].endswith("10.yaml"))["standing"]
    assert inner["in_industry"] is not None
    assert inner["industry"]["families"].keys() == inner["families"].keys()
    for wrong in ({"colour": 1}, {"trouble": "odd"}, {"coverage": 2}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**lines[0], **wrong}, row)


def test_files_patterns_and_lists_name_the_same_companies(clients: Path) -> None:
    files = sorted(str(path) for path in clients.glob("?.yaml"))
    expected = [row["company"] for row in rows(*files)]
    assert [row["path"] for row in rows(str(clients / "?.yaml"))] == files
    listed = rows("-", stdin="\n".join([*files, "", files[0]]))
    assert [row["company"] for row in listed] == expected


def test_a_folder_can_be_one_company_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.yaml").write_text(
        "company: A\ndepartments: [{name: X, duties: [p]}]\n", encoding="utf-8"
    )
    (tmp_path / "one" / "b.yaml").write_text("departments: [{name: Y, duties: [q]}]\n", encoding="utf-8")
    (row,) = rows("--folders", str(tmp_path / "one"))
    assert (row["company"], row["departments"]) == ("A", 2)


def test_shards_are_disjoint_and_complete(clients: Path) -> None:
    pattern = str(clients / "[0-9].yaml")
    parts = [{row["path"] for row in rows("--shard", f"{number}/3", pattern)} for number in (1, 2, 3)]
    assert sum(map(len, parts)) == 4
    assert set().union(*parts) == {row["path"] for row in rows(pattern)}
    for wrong in ("0/3", "4/3", "1", "a/b"):
        assert told("--shard", wrong, str(clients)).code == 2


def test_a_run_goes_on_from_what_it_had_found_and_only_where_nothing_changed(
    clients: Path, tmp_path: Path
) -> None:
    journal = tmp_path / "journal.ndjson"
    first = rows(str(clients), "--resume", str(journal))
    assert rows(str(clients), "--resume", str(journal)) == first
    # As a kill leaves it: the last line is cut.
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-40])
    (clients / "0.yaml").write_text(HEALTHY, encoding="utf-8")
    resumed = told("--lang", "en", str(clients), "--resume", str(journal))
    assert "(4 taken over from an earlier run)" in resumed.out
    assert rows(str(clients), "--resume", str(journal)) == rows(str(clients))
    assert (
        "(6 taken"
        not in told("--lang", "en", str(clients), "--resume", str(journal), "--ignore", "SIL001").out
    )
    journal.write_text("{}\n", encoding="utf-8")
    assert told(str(clients), "--resume", str(journal)).code == 2


@pytest.mark.parametrize("text", ["keep me", '{"path', '{"path": "x", "a": 1}', "[1]\nkeep me"])
def test_only_an_entry_that_was_cut_short_gives_way(text: str, clients: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.ndjson"
    journal.write_text(text, encoding="utf-8")
    ours = text.startswith("{")
    assert told(str(clients), "--resume", str(journal)).code == (0 if ours else 2)
    assert ours or journal.read_text(encoding="utf-8") == text


def test_a_report_never_takes_the_place_of_the_journal(clients: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.ndjson"
    rows(str(clients), "--resume", str(journal))
    before = journal.read_bytes()
    done = told(str(clients), "--resume", str(journal), "-o", f"json:{journal}")
    assert done.code == 2
    assert journal.read_bytes() == before


def test_a_pool_tells_the_same_as_one_process(clients: Path) -> None:
    alone = told(str(clients), "--format", "json")
    pooled = call("portfolio", *TODAY[:3], "--jobs", "2", str(clients), "--format", "json")
    assert pooled.out == alone.out


@pytest.mark.parametrize("language", ["ja", "en"])
def test_people_can_be_hidden_everywhere(clients: Path, language: str) -> None:
    named = SILO.replace("company:", "x-佐藤花子: 1\ncompany:", 1)
    (clients / "broken.yaml").write_text(named, encoding="utf-8")
    files = {name: clients.parent / name for name, form in formats_of("portfolio").items() if not form.binary}
    outputs = [word for name, path in files.items() for word in ("-o", f"{name}:{path}")]
    called = told(str(clients), "--redact", "people", "--lang", language, *outputs)
    assert called.out
    assert "花子" not in called.out + called.err
    for name, path in files.items():
        written = path.read_text(encoding="utf-8-sig")
        assert written
        assert "花子" not in written, name


def test_the_table_for_spreadsheets_has_a_row_for_each_company(clients: Path) -> None:
    (clients / "1.yaml").write_text(
        HEALTHY.replace("company:", "company: =HYPERLINK()#", 1), encoding="utf-8"
    )
    table = list(csv.DictReader(io.StringIO(told(str(clients), "--format", "csv").out.lstrip("\ufeff"))))
    assert len(table) == 6
    for told_there, own in zip(rows(str(clients)), table, strict=True):
        for column in ("company", "industry", "employees", "coverage"):
            assert own[column].lstrip("'") == str(told_there.get(column) or ""), column
    assert not [cell for row in table for cell in row.values() if cell.startswith("=")]

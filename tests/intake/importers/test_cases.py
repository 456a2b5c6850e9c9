"""Each case: files as projects and companies have them, the company that they describe, and what is told of them. Written before the program saw them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from orgaudit.intake.reading import load_text
from tests.intake.importers.reading import TODAY, imported, made

CASES = Path(__file__).with_name("cases")


def told(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def in_any_order(value: Any) -> Any:
    """Lists of elements in the order of their names: which comes first says nothing."""
    if isinstance(value, dict):
        return {key: in_any_order(item) for key, item in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return sorted(map(in_any_order, value), key=lambda item: str(item.get("name")))
    return value


@pytest.mark.parametrize("case", [path.name for path in sorted(CASES.iterdir())])
def test_the_files_become_the_company_that_they_describe(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / case)
    asked = told(Path("case.yaml"))
    text, report = imported(asked["importer"], asked["paths"])
    assert in_any_order(yaml.safe_load(text)) == in_any_order(told(Path("expected.yaml")))
    doubts = [[item.cell.path, item.cell.address, item.code] for item in report.doubts]
    notes = [[item.cell.path, item.cell.address, item.code] for item in report.account.notes]
    assert (sorted(doubts), sorted(notes)) == (
        sorted(asked.get("doubts", [])),
        sorted(asked.get("notes", [])),
    )
    loaded = load_text(text, today=TODAY)
    assert (loaded.problems, loaded.notes) == ((), ())


def test_what_a_catalog_says_beyond_the_input_format_is_told_by_its_keys(tmp_path: Path) -> None:
    entity = """\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: NAME, annotations: {a/b: c}}
spec: {owner: team, dependsOn: [resource:db], providesApis: [pay], consumesApis: [mail]}
"""
    names = ("shop", "till")
    files = {f"{name}/catalog-info.yaml": entity.replace("NAME", name) for name in names}
    files["till/catalog-info.yaml"] += (
        "---\n{apiVersion: v1, kind: Template, metadata: {name: t}, spec: {steps: []}}\n"
    )
    _, report = imported("backstage", [str(made(tmp_path, files))])
    told = {item.code: item.facts for item in report.account.notes}
    assert told["unused_keys"]["keys"] == (
        "metadata.annotations (2)",
        "spec.dependsOn (2)",
        "spec.providesApis (2)",
    )
    assert told["other_kinds"] == {"count": 1}


def test_of_many_unused_keys_the_most_frequent_are_named(tmp_path: Path) -> None:
    extra = "".join(f"  key{number}{'x' * 200}: 1\n" for number in range(40))
    tables = f"orgs:\n  acme:\n    teams: {{a: {{members: [x]}}}}\nmore: 1\nplain:\n{extra}"
    both = {
        "a/org.yaml": tables,
        "b/org.yaml": tables.replace("plain", "plain2") + "".join(f"k{n}{'y' * 99}: 1\n" for n in range(20)),
    }
    _, report = imported("peribolos", [str(made(tmp_path, both))])
    facts = next(item.facts for item in report.account.notes if item.code == "unused_keys")
    keys = facts["keys"]
    assert isinstance(keys, tuple)
    assert keys[0] == "more (2)"
    assert len(keys) == 12
    assert facts["more"] == 11
    assert max(map(len, keys)) < 70

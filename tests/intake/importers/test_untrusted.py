"""Files of strangers: bounded, nothing in them runs, and what cannot be read is told with its place."""

import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.importers import gathering, importing
from orgaudit.intake.importers.door import Source
from orgaudit.intake.importers.gathering import TooManyFilesError
from orgaudit.intake.importers.importing import RefusedFilesError
from orgaudit.intake.reading import load_text
from orgaudit.intake.yaml.limits import Limits
from tests.intake.importers.reading import TODAY, imported, made

GOOD = "approvers: [ann]\n"
BROKEN = "approvers:\n  - ann\n bad: [\n"


def test_a_file_that_is_named_must_be_readable_and_one_that_is_found_is_told(tmp_path: Path) -> None:
    made(tmp_path, {"OWNERS": GOOD, "docs/OWNERS": BROKEN})
    with pytest.raises(RefusedFilesError) as caught:
        imported("owners", [str(tmp_path / "OWNERS"), str(tmp_path / "docs" / "OWNERS")])
    (problem,) = caught.value.problems
    assert (Path(problem.place.path).parent.name, problem.place.line) == ("docs", 3)
    assert problem.code == "uneven_indent"
    text, report = imported("owners", [str(tmp_path)])
    assert [(item.code, item.cell.row) for item in report.doubts] == [("uneven_indent", 2)]
    assert "primary: [ann]" in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("approvers: !!python/object/apply:os.system ['touch gone']\n", "explicit_tag"),
        (
            "a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [" + "*a, " * 20 + "]\nc: [" + "*b, " * 20 + "]\n",
            "too_many_aliases",
        ),
        ("approvers: " + "[" * 30 + "]" * 30 + "\n", "too_deep"),
        ("approvers: [ann]\napprovers: [ben]\n", "key_twice"),
        ("approvers: [ann, {ben: 1}]\n", "not_text"),
        ("- ann\n", "root_is_no_map"),
        ("approvers: \0\n", "unprintable"),
    ],
)
def test_what_yaml_can_do_to_a_reader_is_told_and_does_nothing(
    text: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made(tmp_path, {"OWNERS": GOOD, "docs/OWNERS": text}))
    _, report = imported("owners", ["."])
    assert code in [item.code for item in report.doubts]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["OWNERS", "docs"]


def test_files_are_bounded_in_size_and_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, {"a/OWNERS": GOOD, "b/OWNERS": GOOD + "#" * 100, "c/OWNERS": GOOD})
    monkeypatch.setattr(gathering, "LIMITS", Limits(size=50))
    _, report = imported("owners", [str(tmp_path)])
    assert [item.code for item in report.doubts] == ["too_large"]
    for bound, most in (("MOST_FILES", 2), ("MOST_BYTES", 60), ("MOST_ENTRIES", 3)):
        with monkeypatch.context() as patch:
            patch.setattr(gathering, bound, most)
            with pytest.raises(TooManyFilesError):
                imported("owners", [str(tmp_path)])


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_no_link_is_followed_out_of_a_folder(tmp_path: Path) -> None:
    made(tmp_path, {"tree/OWNERS": GOOD, "secret/OWNERS": "approvers: [hidden]\n"})
    (tmp_path / "tree" / "linked").symlink_to(tmp_path / "secret")
    (tmp_path / "tree" / "docs").mkdir()
    (tmp_path / "tree" / "docs" / "OWNERS").symlink_to(tmp_path / "secret" / "OWNERS")
    text, report = imported("owners", [str(tmp_path / "tree")])
    assert len(report.files) == 1
    assert "hidden" not in text


WORDS = (
    *("*", "/src/", "@acme/core", "@ann", "a@b.example", "[Docs]", "^[X][2] @ann", "#", "!", "\\ ", "@@owner", "@", "/", "none"),
    *("orgs:", "teams:", "approvers:", "labels: [sig/a]", "- ann", "- 佐藤", "kind: Group", "kind: User", "apiVersion: v1", "---"),
    *("metadata: {name: a}", "spec: {owner: a, parent: a, memberOf: [a]}", "{", "]", ": ", "\t", "&a", "*a", "'", "R", "A,R", ",", "Task"),
)  # fmt: skip


@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), max_size=14).map("\n".join),
    st.sampled_from(("codeowners", "owners", "peribolos", "backstage")),
)
def test_whatever_stands_there_becomes_a_valid_company_or_none(text: str, name: str) -> None:
    found = gathering.Gathered((Source("f/X", text, ("f", "X"), ("X",)),))
    with patch.object(importing, "gathered", lambda *_: found):
        made_text, report = imported(name, ["f"])
    loaded = load_text(made_text, today=TODAY)
    assert (report.organization is None) == (loaded.organization is None)
    if loaded.organization is None:
        assert "departments: []" in made_text

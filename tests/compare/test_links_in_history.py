"""What is read of an earlier state is what a checkout of it would read: through links as they were, or it is refused and says why."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import Called, call
from tests.compare.repository import commit, git, repository

DUTY = "{name: pay, primary: Kim, backups: none, manual: none, criticality: high}"
OLD = f"company: {{name: X, as_of: 2026-11-20}}\ndepartments: [{{name: A, duties: [{DUTY}]}}]\n"
NEW = OLD.replace("}]}]", "}, bill]}]")
OTHER = "company: {name: X, as_of: 2026-11-20}\ndepartments: [{name: B}]\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repository(tmp_path / "repo")
    monkeypatch.chdir(folder)
    for name, text in (("real/v1.yaml", OLD), ("real/v2.yaml", NEW), ("org/.keep", "")):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def link(name: str, target: str) -> None:
    Path(name).unlink(missing_ok=True)
    Path(name).symlink_to(target)


def changes(called: Called) -> list[tuple[str, str | None]]:
    assert called.code == 0, called.err
    return [(item["kind"], item["new_id"] or item["old_id"]) for item in json.loads(called.out)["changes"]]


def diff(old: str, new: str) -> Called:
    return call("diff", old, new, "--isolated", "--format", "json", "--names")


def test_a_link_is_followed_as_it_was() -> None:
    link("org/company.yaml", "../real/v1.yaml")
    commit(Path())
    link("org/company.yaml", "../real/v2.yaml")
    for path in ("org", "org/company.yaml", "./org/../org"):
        assert changes(diff(f"HEAD:{path}", path)) == [("added", "a/bill")]
    called = call("audit", "org", "--since", "HEAD", "--isolated", "--format", "json")
    assert called.code == 0, called.err
    assert json.loads(called.out)["baseline"]["known"] > 0


def test_a_company_that_is_the_same_through_its_link_is_unchanged() -> None:
    link("org/company.yaml", "../real/v1.yaml")
    link("all.yaml", "org/company.yaml")
    commit(Path())
    for path in ("org", "all.yaml"):
        assert changes(diff(f"HEAD:{path}", path)) == []


def test_a_folder_that_is_a_link_is_followed_as_it_was() -> None:
    Path("other").mkdir()
    Path("other/c.yaml").write_text(OTHER, encoding="utf-8")
    Path("mine").mkdir()
    Path("mine/c.yaml").write_text(OLD, encoding="utf-8")
    link("now", "mine")
    commit(Path())
    link("now", "other")
    assert ("removed", "a") in changes(diff("HEAD:now", "now"))


def test_a_link_to_a_folder_within_a_folder_is_passed_over_as_it_is_today() -> None:
    Path("org/company.yaml").write_text(OLD, encoding="utf-8")
    link("org/more", "../real")
    commit(Path())
    assert changes(diff("HEAD:org", "org")) == []


@pytest.mark.parametrize("target", ["gone.yaml", "loop.yaml", "more/loop.yaml"])
def test_a_link_that_leads_nowhere_is_no_file(target: str) -> None:
    Path("org/company.yaml").write_text(OLD, encoding="utf-8")
    link("org/loop.yaml", target)
    commit(Path())
    assert changes(diff("HEAD:org", "org")) == []


@pytest.mark.parametrize(
    "outside", ["{}/elsewhere.yaml", "../../elsewhere.yaml", "../real/../../elsewhere.yaml"]
)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_link_out_of_the_repository_is_refused(outside: str, lang: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(OLD, encoding="utf-8")
    link("org/company.yaml", outside.format(tmp_path))
    commit(Path())
    for words in (("diff", "HEAD:org", "real/v2.yaml"), ("audit", "org", "--since", "HEAD")):
        called = call(*words, "--isolated", "--lang", lang)
        assert called.code == 2
        assert "org/company.yaml" in called.err
        assert "HEAD" in called.err


def test_a_company_that_became_a_link_is_compared_with_what_it_was() -> None:
    Path("org/company.yaml").write_text(OLD, encoding="utf-8")
    commit(Path())
    link("org/company.yaml", "../real/v2.yaml")
    assert changes(diff("HEAD:org", "org")) == [("added", "a/bill")]


def test_what_a_new_link_leads_to_was_there_before() -> None:
    commit(Path())
    link("org/company.yaml", "../real/v1.yaml")
    called = call("audit", "org/company.yaml", "--since", "HEAD", "--isolated", "--format", "json")
    assert called.code == 0, called.err
    assert json.loads(called.out)["baseline"]["new"] == 0
    assert "no such company" in diff("HEAD:org/company.yaml", "real/v1.yaml").err


def test_a_trend_goes_through_links() -> None:
    link("org/company.yaml", "../real/v1.yaml")
    commit(Path())
    link("org/company.yaml", "../real/v2.yaml")
    commit(Path())
    called = call("trend", "org", "--isolated", "--format", "json")
    assert called.code == 0, called.err
    assert len(json.loads(called.out)["points"]) == 2


def test_a_thousand_links_are_refused_and_cost_no_thousand_questions() -> None:
    Path("org/company.yaml").write_text(OLD, encoding="utf-8")
    for number in range(1_000):
        link(f"org/{number}.yaml", f"none{number}.yaml")
    commit(Path())
    called = call("diff", "HEAD:org", "real/v1.yaml", "--isolated", "--lang", "en")
    assert called.code == 2
    assert "500" in called.err


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """Return the folder of a submodule that holds a company, in a repository that has committed it."""
    inner = repository(tmp_path / "inner")
    (inner / "org.yaml").write_text(OLD, encoding="utf-8")
    commit(inner)
    git(Path(), "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "org/sub")
    commit(Path())
    return Path("org/sub")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_submodule_is_told_as_one(module: Path, lang: str) -> None:
    for path in (str(module), str(module / "org.yaml"), "org"):
        called = call("audit", path, "--since", "HEAD", "--isolated", "--lang", lang)
        assert called.code == 2
        assert "org/sub" in called.err
        assert "submodule" in called.err or "サブモジュール" in called.err
    called = call("diff", "HEAD:org/sub", "real/v1.yaml", "--isolated", "--lang", lang)
    assert called.code == 2
    assert "submodule" in called.err or "サブモジュール" in called.err


def test_from_inside_a_submodule_its_own_history_counts(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(module)
    called = call("audit", "org.yaml", "--since", "HEAD", "--isolated", "--format", "json")
    assert called.code == 0, called.err
    assert json.loads(called.out)["baseline"]["new"] == 0


def test_a_submodule_that_was_not_fetched_is_passed_over_in_a_folder(module: Path) -> None:
    git(Path(), "submodule", "--quiet", "deinit", "--force", str(module))
    Path("org/company.yaml").write_text(OLD, encoding="utf-8")
    commit(Path())
    assert changes(diff("HEAD:org", "org")) == []


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_git_file_that_leads_nowhere_is_told(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("org/.git").write_text("gitdir: ../../nowhere/modules/sub\n", encoding="utf-8")
    Path("org/company.yaml").write_text(OLD, encoding="utf-8")
    monkeypatch.chdir("org")
    called = call("audit", "company.yaml", "--since", "HEAD", "--isolated", "--lang", lang)
    assert called.code == 2
    assert ".git" in called.err
    assert "submodule update --init" in called.err
    assert "filter" not in called.err

"""What lies outside of a repository is not shown because its settings or a link in it lead there."""

from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.compare.repository import repository

ELSEWHERE = (
    "apiVersion: s3cr3t-one\nclusters: [{token: s3cr3t-two}]\ns3cr3t-three: {}\nwaivers: s3cr3t-four\n"
)
COMPANY = "company: {name: x, as_of: 2026-11-01}\ndepartments: [{name: a, duties: [{name: b, primary: c}]}]\n"


@pytest.fixture(params=[True, False], ids=["in a repository", "in a folder"])
def here(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = repository(tmp_path / "theirs") if request.param else tmp_path / "theirs"
    root.mkdir(exist_ok=True)
    (tmp_path / "secret.yaml").write_text(ELSEWHERE, encoding="utf-8")
    (root / "org.yaml").write_text(COMPANY, encoding="utf-8")
    (root / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "within.yaml").symlink_to(root / "org.yaml")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("path", ["../secret.yaml", "link.yaml", "{}/secret.yaml", ".."])
def test_settings_that_are_found_name_nothing_outside(path: str, here: Path) -> None:
    path = path.format(here.parent)
    Path(".orgaudit.yaml").write_text(f"paths: [{path}]\n", encoding="utf-8")
    called = call("audit", "--lang", "en")
    assert called.code == 2
    assert f".orgaudit.yaml:1: “{path}” leads out" in called.err
    assert "s3cr3t" not in called.err


@pytest.mark.usefixtures("here")
def test_what_lies_inside_and_what_the_call_names_is_read() -> None:
    Path(".orgaudit.yaml").write_text("paths: [within.yaml]\n", encoding="utf-8")
    assert call("audit").code == 0
    Path("settings.yaml").write_text("paths: [../theirs/org.yaml]\n", encoding="utf-8")
    assert call("audit", "--config", "settings.yaml").code == 0
    assert "s3cr3t-four" in call("audit", "../secret.yaml", "--isolated").err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "words", ["audit link.yaml", "plan link.yaml", "diff org.yaml link.yaml", "portfolio link.yaml --jobs 1"]
)
def test_a_link_that_leads_outside_is_not_quoted(words: str) -> None:
    called = call(*words.split(), "--isolated", "--lang", "en")
    assert "s3cr3t" not in called.out + called.err
    assert "link.yaml:1:" in called.out + called.err

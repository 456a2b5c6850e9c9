"""What a pattern of companies fits: ``**`` walks folders, and no link, or links in a circle would have no end."""

from pathlib import Path

import pytest

from orgaudit.portfolio.places import NothingThereError, companies_at


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "x/b.yaml", "x/[y]/c.yaml", ".h/d.yaml", "x/.h/e.yaml", "x/f.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("company: A\n", encoding="utf-8")
    Path("x/again").symlink_to("..")
    Path("x/once more").symlink_to("..")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("**/*.yaml", ("a.yaml", "x/[y]/c.yaml", "x/b.yaml")),
        ("**/**/*.yaml", ("a.yaml", "x/[y]/c.yaml", "x/b.yaml")),
        ("x/**/*.yaml", ("x/[y]/c.yaml", "x/b.yaml")),
        ("**/b.yaml", ("x/b.yaml",)),
        ("**/x/**/c.yaml", ("x/[y]/c.yaml",)),
        ("x/[[]y]/**", ("x/[y]/c.yaml",)),
        ("*.yaml", ("a.yaml",)),
        ("x/again/*.yaml", ("x/again/a.yaml",)),
    ],
)
def test_patterns(pattern: str, found: tuple[str, ...]) -> None:
    assert companies_at([pattern]) == found
    whole = tuple(str(Path.cwd() / name) for name in found)
    assert companies_at([str(Path.cwd() / pattern)]) == whole


@pytest.mark.parametrize("pattern", ["**/g.yaml", "no/**", "a.yaml/**/b.yaml"])
def test_patterns_that_fit_nothing(pattern: str) -> None:
    with pytest.raises(NothingThereError):
        companies_at([pattern])


def test_a_link_that_leads_nowhere_is_a_company_that_cannot_be_read() -> None:
    Path("x/gone.yaml").symlink_to("nowhere.yaml")
    assert companies_at(["x"]) == ("x/[y]/c.yaml", "x/b.yaml", "x/gone.yaml")

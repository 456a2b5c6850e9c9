"""A file whose name is no text, and folders deeper than a program can call itself, are audited like any other."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgaudit.intake.walking import walked
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import formats_of
from orgaudit.reports.machine.diagnostics import uri
from tests.cli.calling import call

COMPANY = """\
company: {name: 北斗商事, as_of: 2026-11-01}
departments:
  - {name: 営業部, duties: [{name: 給与計算, primary: 鈴木, backups: なし, manual: なし, criticality: high}]}
"""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
@pytest.mark.parametrize("form", formats_of(AuditReport.kind))
def test_every_format_tells_a_file_whose_name_is_no_text(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"\xff\x1b.yaml")
    Path(name).write_text(COMPANY, encoding="utf-8")
    called = call("audit", name, "--isolated", "-o", f"{form}:out")
    assert called.code == 0, called.err
    assert Path("out").stat().st_size
    named = ("audit", "-", "--stdin-filename", name, "--isolated", "-o", f"{form}:other")
    assert call(*named, stdin=COMPANY).code == 0
    if form == "html":
        assert call("diff", "out", name, "--isolated").code in (0, 2)


def test_an_address_holds_the_bytes_of_a_path() -> None:
    assert uri("a b/\udcff.yaml") == "a%20b/%FF.yaml"
    assert uri("\ud800.yaml") == "%ED%A0%80.yaml"


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder with a company 1,200 folders below it; whatever clears up afterwards may not come as deep."""
    root = tmp_path / "deep"
    root.mkdir()
    here = Path.cwd()
    try:
        os.chdir(root)
        for _ in range(1_200):
            Path("d").mkdir()
            os.chdir("d")
        Path("org.yaml").write_text(COMPANY, encoding="utf-8")
    finally:
        os.chdir(here)
    yield root
    for folder, _, files in reversed(list(walked(str(root)))):
        for file in files:
            Path(folder, file).unlink()
        Path(folder).rmdir()


@pytest.mark.skipif(sys.platform == "win32", reason="paths are shorter there")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("audit {} --isolated", 0),
        ("portfolio {} --jobs 1 --isolated", 0),
        ("import --from codeowners {}", 3),
    ],
)
def test_folders_may_lie_in_each_other_as_deep_as_paths_go(words: str, code: int, deep: Path) -> None:
    assert call(*words.format(deep).split()).code == code


def test_hidden_folders_and_links_are_passed_over(tmp_path: Path) -> None:
    for name in ("a/b", ".git", "c"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    seen = []
    for folder, folders, files in walked(str(tmp_path)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        seen.append((Path(folder).relative_to(tmp_path).as_posix(), files))
    assert seen == [(".", []), ("a", ["loop"]), ("a/b", []), ("c", [])]

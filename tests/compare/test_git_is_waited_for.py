"""git is waited for so long and no longer, and hears so much and no more: what a repository holds may never begin, and never end."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from orgaudit.compare.states import git_process, history
from tests.cli.calling import Called, call
from tests.compare.repository import ENVIRONMENT, commit, git, repository
from tests.compare.test_git_safely import BAD, GOOD

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes in folders as POSIX has them")

LONGEST = 10.0

ASKED = (
    ("audit", "org.yaml", "--since", "main"),
    ("diff", "main:org.yaml", "org.yaml"),
    ("trend", "org.yaml"),
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = repository(tmp_path / "repo")
    (made / "org.yaml").write_text(GOOD, encoding="utf-8")
    commit(made)
    monkeypatch.chdir(made)
    monkeypatch.setattr(git_process, "SILENCE", 0.5)
    return made


def timed(*arguments: str) -> Called:
    begun = time.monotonic()
    called = call(*arguments, "--isolated", "--lang", "en")
    assert time.monotonic() - begun < LONGEST
    return called


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
@pytest.mark.parametrize("name", [".git/config", ".git/HEAD", ".git/packed-refs", ".git/index"])
def test_a_pipe_in_place_of_a_file_of_the_repository_is_told(
    root: Path, name: str, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_process, "SILENCE", 0.2)  # waited for in full by most of these
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name)
    called = timed(*command)
    if called.code == 2:
        assert "and was ended" in called.err or "no git repository" in called.err
    else:  # git had no need of it
        assert called.code == 0


def test_a_pipe_in_place_of_the_attributes_is_told(root: Path) -> None:
    # They are asked for where the stored content is no company.
    (root / "org.yaml").write_bytes(b"\0GITCRYPT\0 nothing")
    commit(root)
    (root / "org.yaml").write_text(GOOD, encoding="utf-8")
    os.mkfifo(root / ".gitattributes")
    assert timed("diff", "main:org.yaml", "org.yaml").code == 2


def test_git_is_ended_with_a_cause_and_is_gone(root: Path) -> None:
    (root / ".git" / "config").unlink()
    os.mkfifo(root / ".git" / "config")
    called = timed("diff", "main:org.yaml", "org.yaml")
    assert called.code == 2
    assert "git gave no answer within" in called.err
    assert not any(line.endswith("rev-parse") for line in processes())


def processes() -> list[str]:
    said = subprocess.run(["ps", "-o", "args=", "--ppid", str(os.getpid())], capture_output=True, check=False)
    return said.stdout.decode().splitlines()


@contextmanager
def fed(path: Path, data: bytes) -> Iterator[None]:
    """Write into a pipe when somebody reads it."""
    writer = threading.Thread(target=path.write_bytes, args=(data,), daemon=True)
    writer.start()
    yield
    writer.join(LONGEST)
    assert not writer.is_alive()


@pytest.mark.parametrize(
    "command",
    [
        ("audit", "org.yaml", "--since", "main", "--only-new", "--fail-on", "high"),
        ("diff", "main:org.yaml", "org.yaml", "--fail-on", "high"),
    ],
    ids=" ".join,
)
def test_a_company_that_comes_by_a_pipe_in_its_place_is_held_against_its_history(
    root: Path, command: tuple[str, ...]
) -> None:
    (root / "org.yaml").unlink()
    os.mkfifo(root / "org.yaml")
    with fed(root / "org.yaml", BAD.encode()):
        assert timed(*command).code == 1


def test_a_pipe_in_place_of_the_company_of_which_nothing_comes_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgaudit.intake.first_bytes.PATIENCE", 0.1)
    (root / "org.yaml").unlink()
    os.mkfifo(root / "org.yaml")
    for command in ASKED:
        called = timed(*command)
        assert called.code == 2
        assert "cannot be" in called.err


@pytest.mark.parametrize("command", [("audit", "{}", "--since", "main"), ("diff", "main:org.yaml", "{}")])
def test_a_company_from_a_pipe_without_a_name_is_in_no_repository(
    root: Path, command: tuple[str, ...]
) -> None:
    # As the shell hands it over: audit <(…) --since main
    out, into = os.pipe()
    os.write(into, GOOD.encode())
    os.close(into)
    try:
        called = timed(*(part.format(f"/dev/fd/{out}") for part in command))
    finally:
        os.close(out)
    assert called.code == (2 if command[0] == "audit" else 0)
    assert ("no git repository" in called.err) == (command[0] == "audit")


def test_a_content_that_unpacks_to_more_than_a_company_may_be_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "org.yaml").write_bytes(b"# " + b" " * 3_000_000)
    commit(root)
    (root / "org.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(git_process, "MOST", 1_000_000)
    called = timed("diff", "main:org.yaml", "org.yaml")
    assert called.code == 2
    assert "and was ended" in called.err


def test_many_contents_count_together(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "org").mkdir()
    for number in range(4):
        (root / "org" / f"{number}.yaml").write_bytes(b"# " + b" " * 400_000)
    commit(root)
    monkeypatch.setattr(history, "MOST", 1_000_000)
    called = timed("diff", "main:org", "org.yaml")
    assert called.code == 2
    assert "and was ended" in called.err


def test_folders_that_hold_each_other_many_times_have_an_end(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ten folders of ten, each the same: a million files in a dozen objects.
    kind, object_ = "100644 blob", git(root, "rev-parse", "main:org.yaml").strip()
    for _ in range(7):
        listed = "".join(f"{kind} {object_}\t{number}.yaml\n" for number in range(10))
        done = subprocess.run(
            ["git", "mktree"],
            cwd=root,
            env=ENVIRONMENT,
            input=listed.encode(),
            capture_output=True,
            check=True,
        )
        kind, object_ = "040000 tree", done.stdout.decode().strip()
    made = git(root, "commit-tree", object_, "-m", "x").strip()
    monkeypatch.setattr(git_process, "MOST", 1_000_000)
    called = timed("diff", f"{made}:org.yaml", "org.yaml")
    assert called.code == 2
    assert "and was ended" in called.err

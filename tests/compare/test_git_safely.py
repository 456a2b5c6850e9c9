"""Whatever a repository says, nothing of it runs, and the gate answers as for the honest repository.

Each hostile repository is one that a pull request, an archive or a colleague could hand over. All that could run writes
the same file.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import Called, call
from tests.compare.repository import ENVIRONMENT, commit, git, repository

GOOD = """\
company: {name: x, as_of: 2026-11-01}
departments:
  - {id: s, name: 営業部, office: front, duties: [見積書の作成]}
"""
BAD = """\
company: {name: x, as_of: 2026-11-01}
departments:
  - id: s
    name: 営業部
    office: front
    duties: [{name: 給与計算, primary: [A], backups: [], manual: none, criticality: critical, hours_per_month: 40}]
"""

Hostile = Callable[[Path, str], None]
"""Makes a repository hostile; the text is a command that writes the file."""


def _config(root: Path, text: str) -> None:
    with (root / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(text)


def _lose(root: Path, name: str) -> None:
    """Take a blob of an earlier commit away, as a partial clone lacks it."""
    blob = git(root, "rev-parse", f"main:{name}").strip()
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


def fsmonitor(root: Path, run: str) -> None:
    _config(root, f'[core]\n\tfsmonitor = "{run}"\n')


def hooks_path(root: Path, run: str) -> None:
    folder = root / "hooks"
    folder.mkdir()
    for name in (
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "pre-auto-gc",
        "fsmonitor-watchman",
    ):
        (folder / name).write_text(f"#!/bin/sh\n{run}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    _config(root, f"[core]\n\thooksPath = {folder.as_posix()}\n")


def own_hooks(root: Path, run: str) -> None:
    hooks = root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\n{run}\n", encoding="utf-8")
        (hooks / name).chmod(0o755)


def pager(root: Path, run: str) -> None:
    _config(
        root, f'[core]\n\tpager = "{run}"\n[pager]\n\tls-tree = true\n\tcat-file = true\n\trev-parse = true\n'
    )


def filter_smudge(root: Path, run: str) -> None:
    (root / ".gitattributes").write_text("*.yaml filter=evil\n", encoding="utf-8")
    _config(root, f'[filter "evil"]\n\tsmudge = "{run}; cat"\n\tclean = "{run}; cat"\n\tprocess = "{run}"\n')


def text_conversion(root: Path, run: str) -> None:
    (root / ".gitattributes").write_text("*.yaml diff=evil\n", encoding="utf-8")
    _config(
        root, f'[diff "evil"]\n\ttextconv = "{run}; cat"\n\tcommand = "{run}"\n[diff]\n\texternal = "{run}"\n'
    )


def lazy_fetch(root: Path, run: str) -> None:
    _lose(root, "org/org.yaml")
    _config(
        root,
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = evil\n"
        f'[remote "evil"]\n\turl = ./\n\tpromisor = true\n\tuploadpack = "{run}; false"\n',
    )


def lazy_fetch_by_a_helper(root: Path, run: str) -> None:
    _lose(root, "org/org.yaml")
    _config(
        root,
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = evil\n"
        f'[remote "evil"]\n\turl = "ext::sh -c {run}"\n\tpromisor = true\n[protocol]\n\tallow = always\n',
    )


def ssh_command(root: Path, run: str) -> None:
    _lose(root, "org/org.yaml")
    _config(
        root,
        f'[core]\n\trepositoryformatversion = 1\n\tsshCommand = "{run}"\n[extensions]\n\tpartialClone = evil\n'
        '[remote "evil"]\n\turl = ssh://nobody@127.0.0.1/x\n\tpromisor = true\n',
    )


def credential_and_askpass(root: Path, run: str) -> None:
    _config(root, f'[credential]\n\thelper = "!{run}"\n[core]\n\taskPass = "{run}"\n\teditor = "{run}"\n')


def signing(root: Path, run: str) -> None:
    _config(
        root, f'[log]\n\tshowSignature = true\n[gpg]\n\tprogram = "{run}"\n[gpg "ssh"]\n\tprogram = "{run}"\n'
    )


def alias(root: Path, run: str) -> None:
    aliases = "".join(f'\t{name} = "!{run}"\n' for name in ("rev-parse", "ls-tree", "cat-file", "merge-base"))
    _config(root, f"[alias]\n{aliases}")


def embedded_bare(root: Path, run: str) -> None:
    """The audited folder is a repository itself, made of plain files that a pull request can carry."""
    other = repository(root.parent / "other")
    shutil.copy(root / "org" / "org.yaml", other / "org.yaml")
    commit(other)
    git(other, "branch", "-f", "pr")
    for name in ("HEAD", "objects", "refs"):
        source = other / ".git" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / "org" / name)
    (root / "org" / "config").write_text(
        f'[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = "{run}"\n',
        encoding="utf-8",
    )


HOSTILE: tuple[Hostile, ...] = (
    fsmonitor,
    hooks_path,
    own_hooks,
    pager,
    filter_smudge,
    text_conversion,
    lazy_fetch,
    lazy_fetch_by_a_helper,
    ssh_command,
    credential_and_askpass,
    signing,
    alias,
    embedded_bare,
)
UNREADABLE = {lazy_fetch, lazy_fetch_by_a_helper, ssh_command}
"""What lacks a blob cannot be compared, which is told; the gate does not pass for it."""


@pytest.fixture
def pull_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = repository(tmp_path / "repo")
    (root / "org").mkdir()
    (root / "org" / "org.yaml").write_text(GOOD, encoding="utf-8")
    commit(root)
    git(root, "switch", "--quiet", "--create", "pr")
    (root / "org" / "org.yaml").write_text(BAD, encoding="utf-8")
    commit(root)
    monkeypatch.chdir(root)
    return root


def gate(*more: str) -> Called:
    return call(
        "audit",
        "org/org.yaml",
        "--since",
        "main",
        "--only-new",
        "--fail-on",
        "high",
        "--isolated",
        "--lang",
        "en",
        *more,
    )


def test_the_honest_pull_request_fails(pull_request: Path) -> None:
    assert gate().code == 1


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.__name__)
@pytest.mark.skipif(os.name == "nt", reason="the traps are written for a POSIX shell")
def test_nothing_of_a_hostile_repository_runs(pull_request: Path, hostile: Hostile) -> None:
    trap = pull_request.parent / "trap"
    hostile(pull_request, f"touch {trap.as_posix()}")
    assert gate().code == (2 if hostile in UNREADABLE else 1)
    call("diff", "main:org/org.yaml", "org/org.yaml", "--isolated")
    assert not trap.exists()


def test_a_call_from_within_the_embedded_repository_is_no_way_in(
    pull_request: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded_bare(pull_request, "true")
    monkeypatch.chdir(pull_request / "org")
    done = call("audit", "org.yaml", "--since", "main", "--only-new", "--fail-on", "high", "--isolated")
    assert done.code == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_with_a_line_break_or_of_other_bytes_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(Path(os.fsdecode(os.fsencode(tmp_path) + b"/two\nlines \xff")))
    (root / "organi\nsation.yaml").write_text(GOOD, encoding="utf-8")
    commit(root)
    monkeypatch.chdir(root)
    (root / "organi\nsation.yaml").write_text(BAD, encoding="utf-8")
    arguments = ("--since", "main", "--only-new", "--fail-on", "high", "--isolated")
    assert call("audit", "organi\nsation.yaml", *arguments).code == 1
    (root / "organi\nsation.yaml").write_text(GOOD, encoding="utf-8")
    assert call("audit", "organi\nsation.yaml", *arguments).code == 0


@pytest.mark.parametrize("key", ["i18n.logOutputEncoding=UTF-16", "color.ui=always", "diff.relative=true"])
def test_no_setting_of_a_repository_changes_what_is_read(pull_request: Path, key: str) -> None:
    before = call("trend", "org/org.yaml", "--isolated", "--format", "json")
    git(pull_request, "config", *key.split("="))
    after = call("trend", "org/org.yaml", "--isolated", "--format", "json")
    assert (after.code, after.out) == (0, before.out)


def test_a_commit_without_a_day_is_passed_over(pull_request: Path) -> None:
    before = call("trend", "org/org.yaml", "--isolated", "--format", "json")
    tree, parent = (git(pull_request, "rev-parse", name).strip() for name in ("HEAD^{tree}", "HEAD"))
    by_hand = f"tree {tree}\nparent {parent}\nauthor x\ncommitter y\n\nz\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=pull_request,
        env=ENVIRONMENT,
        input=by_hand.encode(),
        capture_output=True,
        check=True,
    )
    git(pull_request, "reset", "--soft", made.stdout.decode().strip())
    after = call("trend", "org/org.yaml", "--isolated", "--format", "json")
    assert (after.code, after.out) == (0, before.out)


@pytest.mark.skipif(os.name == "nt", reason="the trap is written for a POSIX shell")
@pytest.mark.parametrize("first", ["", "."])
def test_a_git_that_lies_in_the_working_folder_is_not_run(
    pull_request: Path, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = pull_request.parent / "trap"
    (pull_request / "git").write_text(f"#!/bin/sh\ntouch {trap.as_posix()}\n", encoding="utf-8")
    (pull_request / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{first}{os.pathsep}{os.environ['PATH']}")
    assert gate().code == 1
    assert not trap.exists()

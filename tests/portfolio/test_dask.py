"""A real cluster on this machine: a worker killed in the middle changes no byte of the output, and nothing of it is loaded without being asked for."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")

import psutil
from distributed import LocalCluster

from orgaudit.portfolio import dask_engine
from orgaudit.portfolio.auditing import Task
from orgaudit.portfolio.dask_engine import audited_by_dask
from orgaudit.portfolio.run import Work
from orgaudit.settings import Settings
from tests.cli.calling import HEALTHY, ROOT, SILO, call
from tests.cli.companies import TRADING
from tests.portfolio.jobs import told_of

pytestmark = pytest.mark.slow

TODAY = ("--today", "2026-10-01", "--isolated")
COUNT = 24


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    folder.mkdir()
    for at in range(COUNT):
        text = (HEALTHY, SILO, TRADING)[at % 3]
        (folder / f"{at}.yaml").write_text(text, encoding="utf-8")
    (folder / "broken.yaml").write_text("company: [", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def near() -> Iterator[str]:
    """The address of a cluster whose workers are threads of this process: it is there at once."""
    with LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        dashboard_address=None,
        host="127.0.0.1",
        protocol="tcp",
    ) as cluster:
        yield cluster.scheduler_address


def _kill_one(journal: Path, killed: list[tuple[int, int]]) -> None:
    """Kill a worker as soon as something is done, and note which, and how much was done."""
    until = time.monotonic() + 300
    while not journal.exists() or not journal.stat().st_size:
        if time.monotonic() > until:
            return
        time.sleep(0.005)
    workers = [
        process
        for process in psutil.Process().children(recursive=True)
        if "spawn_main" in " ".join(process.cmdline())
    ]
    victim = max(workers, key=lambda process: process.cpu_times().user)
    victim.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    killed.append((victim.pid, len(journal.read_bytes().splitlines())))


def test_a_worker_killed_in_the_middle_changes_no_byte(
    clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_engine, "BATCH", 2)
    alone = call("portfolio", *TODAY, str(clients), "--jobs", "1", "--format", "json")
    journal, killed = tmp_path / "run.ndjson", list[tuple[int, int]]()
    killing = threading.Thread(target=_kill_one, args=(journal, killed), daemon=True)
    killing.start()
    asked = ("--engine", "dask", "--jobs", "2", "--resume", str(journal), "--format", "json")
    shared = call("portfolio", *TODAY, str(clients), *asked)
    killing.join(timeout=60)
    ((victim, done),) = killed
    assert not psutil.pid_exists(victim)
    assert 0 < done < COUNT + 1, "killed in the middle"
    assert json.loads(shared.out)["companies"] != []
    assert (shared.code, shared.out) == (alone.code, alone.out)
    assert "distributed" not in shared.err


def test_a_cluster_that_runs_is_used_by_its_address(near: str, clients: Path) -> None:
    few = [str(clients / f"{at}.yaml") for at in range(4)]
    alone = call("portfolio", *TODAY, *few, "--jobs", "1", "--format", "ndjson")
    shared = call("portfolio", *TODAY, *few, "--engine", f"dask:{near}", "--format", "ndjson")
    assert (shared.code, shared.out) == (alone.code, alone.out)


def test_what_takes_too_long_or_fails_on_the_cluster_costs_nothing_else(near: str, tmp_path: Path) -> None:
    task = Task(settings=Settings(), language="en")
    works = [Work(f"{name}.yaml", task) for name in ("fine", "wait", "raise", "fine2")]
    found = audited_by_dask(works, address=near, workers=1, limit=0.3, doing=told_of)
    assert {entry.path: entry.trouble for entry in found} == {
        "fine.yaml": None,
        "wait.yaml": "too_slow",
        "raise.yaml": "died",
        "fine2.yaml": None,
    }


@pytest.mark.parametrize("engine", ["ray", "dask:", "dask:127.0.0.1:1"])
def test_an_engine_that_is_not_there_is_told(
    engine: str, clients: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_engine, "ANSWERS_WITHIN", "0.5s")
    done = call("portfolio", *TODAY, str(clients / "0.yaml"), "--engine", engine, "--lang", "en")
    assert (done.code, done.err.count("\n") <= 3, engine in done.err or "127.0.0.1" in done.err) == (
        2,
        True,
        True,
    )


def test_without_the_extra_one_line_says_how_to_get_it(
    clients: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "orgaudit.portfolio.dask_engine")
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = call("portfolio", *TODAY, str(clients / "0.yaml"), "--engine", "dask", "--lang", "en")
    assert (done.code, 'pip install "orgaudit[dask]"' in done.err) == (2, True)


def test_neither_an_audit_nor_a_portfolio_without_it_loads_it(clients: Path) -> None:
    asked = "import runpy, sys; sys.argv = ['orgaudit', *sys.argv[1:]]\n"
    asked += "try: runpy.run_module('orgaudit', run_name='__main__')\n"
    asked += "finally: print(*sorted(sys.modules), file=sys.stderr)"
    for command in (("audit",), ("portfolio", "--jobs", "1")):
        done = subprocess.run(
            [sys.executable, "-c", asked, *command, str(clients / "0.yaml"), "--format", "json"],
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ},
        )
        loaded = done.stderr.decode().split()
        assert "orgaudit.pipeline" in loaded
        assert [
            name
            for name in loaded
            if name.startswith(("dask", "distributed", "tornado", "orgaudit.portfolio.dask"))
        ] == []

"""Settings for every test."""

import gc
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.examples import ORDINARY

settings.register_profile(
    "suite",
    max_examples=ORDINARY // 2,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")  # --hypothesis-profile=thorough on the command line comes after

# Tests start the program dozens of times. Each time to compile all modules that it loads takes longer than the call itself.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

MEMORY = "/dev/shm"  # noqa: S108 - pytest makes a folder of its own there that only its user may enter
ROOM = 2 << 30
"""Bytes that must be free there."""


def _in_memory() -> bool:
    """Whether files in memory behave as those on a disk: there is room for all of them, and programs among them can be started."""
    try:
        found = os.statvfs(MEMORY)
    except (AttributeError, OSError):
        return False
    return found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & (os.ST_NOEXEC | os.ST_RDONLY)


# Tests make some ten thousand files and take them away again. There are disks that need longer for that than the tests for all else.
if _in_memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", MEMORY)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file together and in order, unless another way is asked for, so that what they share is made once."""
    if config.getvalue("dist") != "load":
        return None
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


LEFT_OUT = "tests marked slow are left out; `pytest tests` runs all, `pytest -m slow` only them"


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what is slow where nobody says what to run. Who names a folder, a file or a mark gets all of it."""
    if config.args_source is config.ArgsSource.TESTPATHS and not config.option.markexpr:
        config.option.markexpr = "not slow"  # handed on to all processes
        config.stash[_IN_SHORT] = True


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out a file all of whose tests are slow before it is loaded: what these drive takes longer to load than a hundred others to run."""
    if config.option.markexpr != "not slow" or collection_path.suffix != ".py":
        return None
    return "\npytestmark = pytest.mark.slow\n" in collection_path.read_text(encoding="utf-8") or None


_IN_SHORT = pytest.StashKey[bool]()


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say that something is left out."""
    return LEFT_OUT if config.stash.get(_IN_SHORT, False) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say it where the count of tests stands."""
    if config.stash.get(_IN_SHORT, False):
        terminalreporter.write_line(LEFT_OUT)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Spare the collector ten thousand tests that stay until the end, and most of its looks: a tenth of the time went there.

    The program itself runs without it (``orgaudit/__main__.py``).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)

"""What the fuzzer throws is the same for a seed, reads well often enough, and breaks nothing."""

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from fuzz.calls import called, calls
from fuzz.inputs import company, good_files, mutated
from orgaudit.cli.exit_code import ExitCode
from tests.cli.calling import call

pytestmark = pytest.mark.slow

SEED = 15


def test_a_seed_gives_the_same_inputs() -> None:
    one, other = ([company(Random(SEED + each)) for each in range(5)] for _ in range(2))
    assert one == other
    good = good_files()[0]
    assert mutated(Random(SEED), good) == mutated(Random(SEED), good) != good


def test_inputs_get_beyond_the_door(tmp_path: Path) -> None:
    codes = set()
    for each in range(40):
        path = tmp_path / "org.yaml"
        path.write_bytes(mutated(Random(each), good_files()[0]) if each % 2 else company(Random(each)))
        codes.add(call("audit", str(path), "--isolated", "--quiet").code)
    assert {ExitCode.OK, ExitCode.WRONG_INPUT} <= codes


@pytest.mark.parametrize("seed", range(SEED, SEED + 2))
def test_no_input_breaks_a_call(seed: int, tmp_path: Path) -> None:
    thrown = islice(calls(Random(seed), tmp_path), 60)
    assert [failure for arguments, data in thrown if (failure := called(arguments, data))] == []


def test_a_call_that_breaks_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("orgaudit.pipeline.audit", broken)
    path = tmp_path / "org.yaml"
    path.write_bytes(good_files()[0])
    found = called(("audit", str(path), "--isolated"))
    assert found is not None
    assert found.told.startswith("70")

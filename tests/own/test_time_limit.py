"""A limit that was set leaves the thread as it was: nothing is interrupted later, and nothing goes on looking for an interruption."""

import subprocess
import sys
from contextlib import suppress

import pytest

from orgaudit.own.time_limit import limited
from tests.cli.calling import ROOT

AFTERWARDS = """
import sys
from contextlib import suppress
from orgaudit.own.time_limit import limited

with limited(60):
    pass
with suppress(TimeoutError), limited(0.05):
    while True:
        pass

def work():
    return sum(range(10))

counted = []
sys.setprofile(lambda _frame, event, _argument: counted.append(event))
for _ in range(1000):
    work()
sys.setprofile(None)
print(counted.count("call"))
"""


def test_what_comes_after_a_limit_runs_as_before_under_a_profiler_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AFTERWARDS], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "1000\n"


def test_code_that_takes_everything_for_an_error_of_its_own_is_ended_too() -> None:
    def stubborn() -> None:
        for _ in range(3):
            with suppress(BaseException):
                while True:
                    pass

    with pytest.raises(TimeoutError), limited(0.05):
        stubborn()

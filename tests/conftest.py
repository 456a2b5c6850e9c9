"""Settings for every test."""

import os
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


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file together and in order, unless another way is asked for, so that what they share is made once."""
    if config.getvalue("dist") != "load":
        return None
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)

"""A long search over random companies, one for each seed: until the time is over, telling whatever is found."""

import argparse
import random
import time
from collections.abc import Callable, Iterator

from orgaudit.model.organization import Organization
from tests.engine.companies import a_company


def company_of(seed: int) -> tuple[Organization, random.Random]:
    """Return the company of a seed, and what goes on choosing after it."""
    choose = random.Random(seed)
    return a_company(lambda values: choose.choice(list(values))), choose


def search(about: str | None, found_in: Callable[[int], Iterator[str]], found: str) -> int:
    """Search from one seed on; print each find, and at the end how many there were; return 1 where there is one."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    end, seed, count = time.monotonic() + options.seconds, options.seed, 0
    while time.monotonic() < end:
        for told in found_in(seed):
            count += 1
            print(f"seed {seed}: {told}", flush=True)
        seed += 1
    print(f"{seed - options.seed} companies from seed {options.seed}, {count} {found}")
    return 1 if count else 0

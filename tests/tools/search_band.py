"""A long search for a fact that widens a band, over random companies: what the suite tries on sixty, on thousands.

    .venv/bin/python -m tests.tools.search_band [--seed 1] [--seconds 60]

Prints each fact that does, with the seed of the company, and ends with 1 where there is one.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator

from tests.engine.companies import a_company
from tests.engine.company_answers import FACTS, answered, answers
from tests.engine.test_score_properties import ANSWERS, EPSILON, bands, opens_a_part, score_of, width


def widened(seed: int) -> Iterator[str]:
    """Yield in words what widens a band of the company of one seed."""
    choose = random.Random(seed)
    org = a_company(lambda values: choose.choice(list(values)))
    open_yet = answers(org, choose.choice(list(FACTS)))
    if not open_yet:
        return
    before = bands(score_of(org))
    for element, name, value in choose.sample(open_yet, min(ANSWERS, len(open_yet))):
        after = bands(score_of(answered(org, element, name, value)))
        for part, band in before.items():
            wider = width(after[part]) - width(band)
            if wider > EPSILON and not opens_a_part(part, name):
                yield f"seed {seed}: {element.kind} {element.address}: {name}={value!r} widens {part} by {wider:.2f}"


def main() -> int:
    """Search from one seed on until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    end, seed, found = time.monotonic() + options.seconds, options.seed, 0
    while time.monotonic() < end:
        for told in widened(seed):
            found += 1
            print(told, flush=True)
        seed += 1
    print(f"{seed - options.seed} companies from seed {options.seed}, {found} bands widened")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

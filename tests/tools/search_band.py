"""A long search for a fact that widens a band, over random companies: what the suite tries on sixty, on thousands.

    .venv/bin/python -m tests.tools.search_band [--seed 1] [--seconds 60]

Prints each fact that does, with the seed of the company, and ends with 1 where there is one.
"""

import sys
from collections.abc import Iterator

from tests.engine.company_answers import FACTS, answered, answers
from tests.engine.test_score_properties import ANSWERS, EPSILON, bands, opens_a_part, score_of, width
from tests.tools.searching import company_of, search


def widened(seed: int) -> Iterator[str]:
    """Yield in words what widens a band of the company of one seed."""
    org, choose = company_of(seed)
    open_yet = answers(org, choose.choice(list(FACTS)))
    if not open_yet:
        return
    before = bands(score_of(org))
    for element, name, value in choose.sample(open_yet, min(ANSWERS, len(open_yet))):
        after = bands(score_of(answered(org, element, name, value)))
        for part, band in before.items():
            wider = width(after[part]) - width(band)
            if wider > EPSILON and not opens_a_part(part, name):
                yield f"{element.kind} {element.address}: {name}={value!r} widens {part} by {wider:.2f}"


if __name__ == "__main__":
    sys.exit(search(__doc__, widened, "bands widened"))

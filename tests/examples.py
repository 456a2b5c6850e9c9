"""How many companies, texts or calls a law is tried on: few in the suite, many more in a thorough search."""

from hypothesis import settings

ORDINARY = 40
"""For a law that says nothing else."""


def examples(number: int) -> settings:
    """Try a law on fewer examples than others, as each takes its time; in a thorough search on as many times more as the others."""
    default = settings.default
    assert default is not None
    return settings(max_examples=max(1, number * default.max_examples // ORDINARY))

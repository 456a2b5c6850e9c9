"""A score beside another: what is shown of both, and of the way between them, must agree to the last figure."""


def score_told(value: float) -> str:
    """Return a score that stands beside another one, with one decimal."""
    return f"{value:.1f}"


def gain_told(before: float, after: float) -> str:
    """Return what lies between two scores as they are told, so that a reader who takes one from the other finds it."""
    gain = round(round(after, 1) - round(before, 1), 1)
    return f"{gain:+.1f}" if gain else "±0"

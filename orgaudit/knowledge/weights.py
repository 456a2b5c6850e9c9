"""Weights that rules and the engine share."""

from collections.abc import Mapping
from typing import Final

from orgaudit.model.vocabulary import Criticality

CRITICALITY_WEIGHT: Final[Mapping[Criticality, float]] = {"low": 1, "medium": 2, "high": 4, "critical": 8}
"""How much worse a stop is, by criticality: geometric, so one critical outweighs several lows; house default."""

UNKNOWN_CRITICALITY: Final[Criticality] = "medium"
"""What a duty counts as whose criticality is not stated."""

"""How a document is laid out, whatever it says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageOptions:
    """``width`` in columns and ``color`` concern screens only; ``full`` shows there what a brief report leaves out."""

    width: int = 80
    color: bool = False
    full: bool = False

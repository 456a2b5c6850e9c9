"""How a document is laid out, whatever it says."""

from typing import Literal

from orgaudit.model.dataclass import dataclass
from orgaudit.wording.catalogue import Language

Detail = Literal["brief", "full", "verbose"]
"""How much a report tells that has more to say than most readers want to read."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """``width`` in columns and ``color`` concern screens only; ``detail`` texts too, which have two lengths.

    ``language`` is that of the few words which a format adds of its own. ``data`` is the report as JSON, for a format that carries it
    with what people read of it; empty where the report has none.
    """

    width: int = 80
    color: bool = False
    detail: Detail = "brief"
    language: Language = "en"
    data: str = ""

"""How a document is laid out, whatever it says."""

from orgaudit.model.dataclass import dataclass
from orgaudit.wording.catalogue import Language


@dataclass(frozen=True, slots=True)
class PageOptions:
    """``width`` in columns and ``color`` concern screens only; ``full`` shows there what a brief report leaves out.

    ``language`` is that of the few words which a format adds of its own. ``data`` is the report as JSON, for a format that carries it
    with what people read of it; empty where the report has none.
    """

    width: int = 80
    color: bool = False
    full: bool = False
    language: Language = "en"
    data: str = ""

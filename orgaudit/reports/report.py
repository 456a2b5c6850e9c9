"""What every report is: a value that knows its words and can lay itself out as a document."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from orgaudit.reports.document import Document
from orgaudit.reports.words.redaction import OPEN, Redactor
from orgaudit.wording.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(ABC):
    """One report in one language, before it has a format. ``redact`` hides persons behind pseudonyms.

    ``version`` is that of the program, for formats that name it.
    """

    kind: ClassVar[str]
    """By this name the table of formats knows which formats for machines the report has."""

    catalogue: Catalogue
    version: str = ""
    redact: bool = False

    @abstractmethod
    def document(self) -> Document:
        """Return what people read of it."""

    @property
    def redactor(self) -> Redactor:
        """Return what hides the persons of the report in other lines about it."""
        return OPEN

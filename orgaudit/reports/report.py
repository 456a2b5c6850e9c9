"""What every report is: a value that knows its words and can lay itself out as a document."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Literal

from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.reports.words.path_base import PathBase
from orgaudit.wording.catalogue import Catalogue

if TYPE_CHECKING:
    from orgaudit.reports.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(ABC):
    """One report in one language, before it has a format. ``redact`` hides persons behind pseudonyms.

    ``version`` is that of the program, for formats that name it. ``base`` says from where paths count ``for_program``s that review a
    repository; people are told them as they were read. Pseudonyms are made with ``redact_key``, else with the company's name. Told in a
    browser ``only``, nowhere there, or on a brief screen, a document may leave out what is then told to nobody, where that is much; so may the data that a page carries.
    """

    kind: ClassVar[str]
    """By this name the table of formats knows which formats for machines the report has."""

    catalogue: Catalogue
    version: str = ""
    redact: bool = False
    redact_key: str = ""
    base: PathBase | None = None
    for_program: bool = False
    only: Literal["browser", "text", "brief", ""] = ""

    @abstractmethod
    def document(self) -> "Document":
        """Return what people read of it."""

    def workbook(self) -> "Document":
        """Return the same as sheets of a workbook, where a report has more to show there; else it is one sheet."""
        return self.document()

    def without_strangers(self) -> "Report":
        """Return the same without the names of elements of which only a file tells: nobody knows who may be named in them."""
        return self

    def words_of(self, org: Organization) -> Localizer:
        """Return the words of a company for whoever reads the report."""
        base = self.base if self.for_program else None
        return localizer(
            org, self.catalogue, redact=self.redact, base=base, key=self.redact_key, states=self.states()
        )

    def states(self) -> tuple[Organization, ...]:
        """Return every state of the company that is told of, where there are several."""
        return ()

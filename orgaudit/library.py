"""``render``, for who uses orgaudit as a library: a result in any format, in either language."""

from typing import Literal, overload

from orgaudit import __version__
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import formats_of, render_binary
from orgaudit.reports.formats import render as render_report
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.results.audit_result import AuditResult
from orgaudit.wording.catalogue import WORDS_DIR, Catalogue, WordSource


class UnknownFormatError(ValueError):
    """A name that is none of an audit's formats. ``allowed`` names them."""

    def __init__(self, name: str, allowed: tuple[str, ...]) -> None:
        super().__init__(f"{name!r}; allowed: {', '.join(allowed)}")
        self.allowed = allowed


@overload
def render(  # type: ignore[overload-overlap]
    result: AuditResult,
    name: Literal["xlsx"],
    *,
    lang: Literal["ja", "en"] | None = None,
    redact: bool = False,
    names: bool = False,
    width: int = 80,
) -> bytes: ...


@overload
def render(
    result: AuditResult,
    name: str = "terminal",
    *,
    lang: Literal["ja", "en"] | None = None,
    redact: bool = False,
    names: bool = False,
    width: int = 80,
) -> str: ...


def render(
    result: AuditResult,
    name: str = "terminal",
    *,
    lang: Literal["ja", "en"] | None = None,
    redact: bool = False,
    names: bool = False,
    width: int = 80,
) -> str | bytes:
    """Return a result as a report, ending with a newline; a workbook (``xlsx``) is bytes.

    ``name`` is one of the formats of ``orgaudit audit --format``; ``lang`` the language, that of the company's file where it is
    left out. ``redact`` hides people; formats for public places hide them unless ``names`` is set. ``width`` counts the columns
    of a terminal. Raises UnknownFormatError.
    """
    allowed = formats_of(AuditReport.kind)
    if name not in allowed:
        raise UnknownFormatError(name, tuple(allowed))
    report = AuditReport(
        catalogue=Catalogue(lang or result.organization.language or "en", _word_sources(result)),
        version=__version__,
        redact=redact or result.settings.redact_people,
        result=result,
        paths=(),
        sha256="",
    )
    if allowed[name].binary:
        return render_binary(report, name, names=names)
    return render_report(report, name, PageOptions(width=width), names=names)


def _word_sources(result: AuditResult) -> tuple[WordSource, ...]:
    if not result.settings.rules and not result.settings.plugins:
        return (WORDS_DIR,)
    from orgaudit.own.packs import word_sources

    return word_sources(result.settings)

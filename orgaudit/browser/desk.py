"""What the page asks of Python: one company on the desk, and every answer as plain data.

The page calls ``ask`` only; what it may ask for stands in ``CALLS``. An answer is a text in JSON, or bytes where it is a file.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from orgaudit.browser.asking import answered, told, words_of
from orgaudit.browser.company import Opened, Part, RefusedError, audit_report, opened, there
from orgaudit.browser.leaving import leavers, left
from orgaudit.browser.saving import SAVED
from orgaudit.forms.samples import samples
from orgaudit.reports.formats import render
from orgaudit.reports.words.scores import score_told
from orgaudit.results.audit_result import Band
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language

Answer = str | bytes


class Desk:
    """The one company that lies on the desk; ``today`` is given in tests only."""

    def __init__(self, today: date | None = None) -> None:
        self._today = today
        self._company: Opened | None = None
        self._parts: tuple[Part, ...] = ()

    def ask(self, call: str, facts: str, *files: bytes) -> Answer:
        """Carry out a call of the page: ``facts`` are JSON with ``language`` and what the call needs.

        What a reader can mend is told in ``problems``; anything else raised is a bug.
        """
        given = json.loads(facts)
        languages: dict[str, Language] = {language: language for language in LANGUAGES}
        words = Catalogue(languages[given["language"]])
        try:
            answer = CALLS[call](self, given, words, files)
        except RefusedError as error:
            answer = {"problems": error.told}
        return answer if isinstance(answer, bytes) else json.dumps(answer, ensure_ascii=False)

    def warm(self) -> None:
        """Load what every audit needs, before anybody waits for one."""
        for language in LANGUAGES:
            own = Desk(self._today)
            facts = json.dumps({"language": language, "sample": "minimal"})
            own.ask("open", facts)
            own.ask("report", facts)

    def open(self, given: Mapping[str, Any], words: Catalogue, files: tuple[bytes, ...]) -> Any:
        """Take a company in: the files whose ``names`` are given, or a ``sample``."""
        if sample := given.get("sample"):
            path = samples()[sample]
            parts: tuple[Part, ...] = ((path.name, path.read_bytes()),)
        else:
            parts = tuple((name, bytes(data)) for name, data in zip(given["names"], files, strict=True))
        self._company = opened(parts, words, self._today or date.today())
        return self.state(given, words, ())

    def state(self, _given: Mapping[str, Any], words: Catalogue, _files: tuple[bytes, ...]) -> Any:
        """Tell the score, the questions and the people of the company on the desk."""
        company = there(self._company)
        own, band = words_of(company, words), company.result.score.overall
        overall = company.result.coverage.overall
        waivers = len(company.result.organization.waivers)
        return {
            "company": own.user(company.result.organization.company.name),
            "score": _band(band, words),
            "coverage": words.ui("browser.coverage", judged=overall.judged, possible=overall.possible),
            "doubts": words.ui("browser.doubts", count=company.doubts) if company.doubts else "",
            "left_out": words.ui("template.told.waivers", count=waivers) if waivers else "",
            "questions": [told(question, own) for question in company.questions],
            "people": leavers(company, own),
            "files": [name for name, _ in company.texts],
        }

    def report(self, _given: Mapping[str, Any], words: Catalogue, _files: tuple[bytes, ...]) -> Any:
        """Return the report as a page."""
        return {"html": render(audit_report(there(self._company), words.language), "html")}

    def answer(self, given: Mapping[str, Any], words: Catalogue, files: tuple[bytes, ...]) -> Any:
        """Take an answer in and tell what it changed."""
        before = there(self._company)
        self._company = answered(before, given["id"], given["text"], words)
        return {
            "changed": _change(before.result.score.overall, self._company.result.score.overall, words),
            **self.state(given, words, files),
        }

    def leave(self, given: Mapping[str, Any], words: Catalogue, _files: tuple[bytes, ...]) -> Any:
        """Simulate that somebody leaves; the company on the desk stays as it is."""
        outcome, page = left(there(self._company), given["person"], words)
        before, after = outcome.before.score.overall, outcome.after.score.overall
        return {
            "changed": words.ui(
                "browser.left",
                person=words_of(there(self._company), words).person(given["person"]),
                count=len(outcome.stopped),
                change=_change(before, after, words),
            ),
            "html": page,
        }

    def save(self, given: Mapping[str, Any], words: Catalogue, _files: tuple[bytes, ...]) -> Any:
        """Return a file to be kept, as bytes. ``kind`` is one of SAVED; of a company in several files ``file`` is the number of one."""
        return SAVED[given["kind"]](self._company, words, int(given.get("file", 0)))


def _band(band: Band, words: Catalogue) -> str:
    if band.value is None:
        return words.ui("browser.no_score")
    facts = {"low": round(band.likely_low), "high": round(band.likely_high)}
    return words.ui("browser.score", score=score_told(band.value), **facts)


def _change(before: Band, after: Band, words: Catalogue) -> str:
    if before.value is None or after.value is None:
        return _band(after, words)
    return words.ui(
        "browser.changed",
        before=score_told(before.value),
        after=score_told(after.value),
        low=round(after.likely_low),
        high=round(after.likely_high),
    )


CALLS: Final[Mapping[str, Callable[[Desk, Mapping[str, Any], Catalogue, tuple[bytes, ...]], Any]]] = {
    "open": Desk.open,
    "state": Desk.state,
    "report": Desk.report,
    "answer": Desk.answer,
    "leave": Desk.leave,
    "save": Desk.save,
}
"""What the page may ask for."""

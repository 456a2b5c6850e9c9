"""``orgaudit convert``: the company in its normal form, as YAML that keeps its comments, as JSON, or as a workbook."""

import io
import json
from collections import Counter
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.company import STDIN_NAME, Company, accepted
from orgaudit.cli.output.files import write_whole
from orgaudit.cli.output.replacing import refuse_other_work
from orgaudit.cli.output.workbooks import new_workbook, tell_losses
from orgaudit.cli.output.write_company import refusal, write_texts
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.parsing.options import CONVERTED
from orgaudit.cli.run import Run, begin, refuse_settings
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.editing.edits import EditRefused
from orgaudit.intake.editing.text_files import TextFile, text_files, text_of
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import STDIN, UnreadableError, load_texts
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.model.json_text import for_screens
from orgaudit.wording.catalogue import Catalogue, Language

STDOUT: Final = "-"
FORMATS: Final = {".yml": "yaml", **{f".{name}": name for name in CONVERTED}}
"""The format by the suffix of the file to be written."""


def run(call: Call) -> ExitCode:
    """Convert a company."""
    session, output = call.session, call["convert_output"]
    job = begin(call)
    language: Language = call["keys"]
    target = None if output in (None, STDOUT) else Path(output)
    form = call["convert_format"] or FORMATS.get(target.suffix.casefold() if target else "", "yaml")
    if form == "xlsx" and target is None:
        raise call.wrong("workbook_needs_output")
    refuse_settings(job, target)
    data = session.stdin.read(DEFAULT_LIMITS.size + 1) if STDIN in job.paths() else b""
    session.stdin = io.BytesIO(data)
    if call["fix"]:
        return _fixed(job, data, target)
    company = job.company()
    if form == "yaml":
        return _yaml(job, company, data, language, target)
    if form == "xlsx" and target is not None:
        from orgaudit.forms.template import Template, write

        words = Catalogue(language)
        content = write(Template(words, company.organization, examples=False))
        new_workbook(target, content)
        tell_losses(session, content, company.organization, language, job.settings.today)
        return _told(job, (str(target),))
    from orgaudit.intake.normal_form import normal_form

    whole = json.dumps(normal_form(company.organization, language), ensure_ascii=False, indent=2)
    text = for_screens(whole) + "\n"
    if target is None:
        session.write(text)
        return ExitCode.OK
    refuse_other_work(target, company.organization)
    try:
        write_whole(target, text.encode())
    except OSError as error:
        raise WrongCallError("unwritable", path=str(target), reason=error.strerror) from None
    return _told(job, (str(target),))


def _fixed(job: Run, data: bytes, target: Path | None) -> ExitCode:
    """Write what was offered in place of what is none of ours, and tell what is still wrong."""
    from orgaudit.intake.editing.suggested import as_offered

    paths = job.paths()
    files = _files(paths, data)
    if target is None and len(files) > 1:
        raise job.call.wrong("several_need_output")
    new, fixed = as_offered({file.shown: file.text for file in files}, job.settings.today)
    if target is None:
        job.session.write(new[files[0].shown])
    else:
        _told(job, write_texts(files, new, paths, target))
    words = job.session.catalogue
    pairs = Counter(_pair(problem) for problem in fixed)
    for pair, count in pairs.items():
        job.session.note(words.ui("cli.told.as_offered", pair=pair, count=count))
    accepted(job.session, load_texts(list(new.items()), today=job.settings.today))
    return ExitCode.OK


def _pair(problem: InputProblem) -> str:
    """Return what was written and what is in its place: another word, or the same below what it belongs to."""
    found = str(problem.facts["found"])
    new = problem.facts.get("nearest") or f"{problem.facts['under']}: {found}"
    return f"{found} → {new}"


def _yaml(job: Run, company: Company, data: bytes, language: Language, target: Path | None) -> ExitCode:
    from orgaudit.intake.editing.rewording import reworded

    files = _files(company.given, data)
    if target is None and len(files) > 1:
        raise job.call.wrong("several_need_output")
    try:
        new = reworded({file.shown: file.text for file in files}, language, job.settings.today)
    except EditRefused as error:
        raise refusal(error, company.organization, job.session) from None
    if target is None:
        job.session.write(new[files[0].shown])
        return ExitCode.OK
    return _told(job, write_texts(files, new, company.given, target, company.organization))


def _files(paths: tuple[str, ...], data: bytes) -> tuple[TextFile, ...]:
    try:
        if STDIN in paths:
            return (text_of(data, STDIN_NAME, Path(STDIN)),)
        return text_files(paths)
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None


def _told(job: Run, paths: tuple[str, ...]) -> ExitCode:
    job.session.note(job.session.catalogue.ui("cli.told.converted", paths=paths))
    return ExitCode.OK

"""The changed company of a simulation, written into files of its own."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from orgaudit.cli.output.files import write_whole
from orgaudit.cli.output.replacing import refuse_other_work
from orgaudit.cli.output.text_changes import refuse_changed
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.findings.hit import Subject
from orgaudit.intake.editing.edits import Edit, EditRefused, Reason
from orgaudit.intake.editing.sync_file import synchronised
from orgaudit.intake.editing.text_files import NotInEncoding, TextFile, text_files
from orgaudit.intake.first_bytes import real_path
from orgaudit.intake.messages import message
from orgaudit.intake.reading import STDIN, UnreadableError
from orgaudit.model import Organization, Place
from orgaudit.results.simulation import Simulation


def write_texts(
    files: Sequence[TextFile],
    new: Mapping[str, str],
    paths: Sequence[str],
    target: Path,
    org: Organization | None = None,
) -> tuple[str, ...]:
    """Write new texts of the files of a company; return what was written. Raises WrongCallError.

    One file becomes the file ``target``; several become files of the same names in the folder ``target``. What is there is replaced where
    it is one of these files, or holds the company (``org``, where that could be read).
    """
    places = tuple(_places(files, paths, target))
    _refuse_shared(places)
    own = {real_path(file.path) for file in files}
    for _, place in places:
        if real_path(place) not in own:
            refuse_other_work(place, org)
    try:
        contents = [(file, place, file.bytes_of(new[file.shown])) for file, place in places]
    except NotInEncoding as error:
        raise WrongCallError(
            "not_in_encoding", path=error.path, found=error.sign, encoding=error.encoding
        ) from None
    for file, place, _ in contents:
        if real_path(place) == real_path(file.path):
            refuse_changed(file)
    for _, place, content in contents:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, content)
        except OSError as error:
            raise WrongCallError("unwritable", path=str(place), reason=error.strerror) from None
    return tuple(str(place) for _, place, _ in contents)


def write_changed(
    outcome: Simulation, paths: Sequence[str], target: Path, today: date, session: Session
) -> tuple[str, ...]:
    """Write the changed company; return what was written. Everything that did not change stays as the user wrote it.

    One file becomes the file ``target``; several become files of the same names in the folder ``target``. Raises WrongCallError.
    """
    if STDIN in paths:
        raise WrongCallError("write_needs_files")
    try:
        files = text_files(tuple(paths))
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    org, after = outcome.before.organization, outcome.after.organization
    texts = {file.shown: file.text for file in files}
    try:
        new = synchronised(texts, org, after, today)
    except EditRefused as error:
        raise refusal(error, org, session) from None
    return write_texts(files, new, paths, target, org)


def refusal(error: EditRefused, org: Organization, session: Session) -> WrongCallError:
    """Return why a change cannot be written, and at which place of the user's files, as far as that is known."""
    place = _place_of(error.edit, org)
    problem = next(iter(error.problems), None)
    return WrongCallError(
        f"cannot_be_written.{_CAUSES.get(error.reason, error.reason)}",
        at=f"{place.path}:{place.line}" if place else None,
        problem=message(problem, session.catalogue, unquoted=session.discreet) if problem else None,
    )


_CAUSES: Final[Mapping[Reason, str]] = {"no_such_element": "not_in_a_file", "no_such_field": "not_in_a_file"}
"""Causes that are one to who reads of them."""


def _place_of(edit: Edit | None, org: Organization) -> Place | None:
    if edit is None:
        return None
    kind, address = edit.element.kind, edit.element.address
    elements: tuple[Subject, ...] = (*org.departments, *org.duties, *org.goals, *org.handoffs, org.company)
    origins = {(item.kind, item.address): item.origin for item in elements}
    origins |= {("person", person.id): person.origin for person in org.people}
    origin = origins.get((kind, address))
    return origin.at(getattr(edit, "field", None)) if origin and origin.path else None


def _refuse_shared(places: Sequence[tuple[TextFile, Path]]) -> None:
    """Raise WrongCallError where two files would become one: what was written first would be lost."""
    taken: dict[Path, TextFile] = {}
    for file, place in places:
        first = taken.setdefault(real_path(place), file)
        if first is not file:
            raise WrongCallError("two_into_one", path=first.shown, other=file.shown, target=str(place))


def _places(files: Sequence[TextFile], paths: Sequence[str], target: Path) -> Iterator[tuple[TextFile, Path]]:
    if len(files) == 1 and not Path(paths[0]).is_dir():
        yield files[0], target
        return
    # By the way they were reached: a link keeps its own name, whatever the file is called that it leads to.
    folders = [_spelt_out(Path(path)) for path in paths if Path(path).is_dir()]
    for file in files:
        place = _spelt_out(file.path)
        inside = next(
            (place.relative_to(folder) for folder in folders if place.is_relative_to(folder)),
            Path(place.name),
        )
        yield file, target / inside


def _spelt_out(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (``resolve`` would follow links)

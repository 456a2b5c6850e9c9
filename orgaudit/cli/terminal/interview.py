"""Puts the questions of the first interview on a terminal, one at a time; one step back at any time, and kept when it is broken off."""

import json
from contextlib import suppress
from os.path import lexists
from pathlib import Path
from typing import Any, Final

from rich.cells import cell_len
from rich.console import Console
from rich.prompt import InvalidResponse, PromptBase
from rich.text import Text

from orgaudit.cli.output.files import write_whole
from orgaudit.cli.session import Session
from orgaudit.forms.interview import Answers, Question, accepted, next_question
from orgaudit.intake.first_bytes import first_bytes
from orgaudit.intake.spelling import folded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.wording.catalogue import Catalogue

BACK: Final = frozenset(("<", "戻る"))
KEPT: Final = ".orgaudit-init.json"
"""Answers so far, beside the file that is to be written; gone when it is."""


class Back(Exception):  # noqa: N818
    """The reader wants the question before."""


class Ask(PromptBase[str]):
    """One question. What it does not take is asked again."""

    prompt_suffix = " "

    def __init__(self, question: Question, answers: Answers, words: Catalogue, console: Console) -> None:
        super().__init__(
            _text(question, words, console.width), console=console, show_default=False, show_choices=False
        )
        self.question, self.answers, self.words = question, answers, words

    def process_response(self, value: str) -> str:
        """Return the answer as it is kept."""
        if folded(value) in BACK:
            raise Back
        found = accepted(self.question, value, self.answers)
        if found is None:
            raise InvalidResponse(Text(self.words.ui(f"first_file.refused.{self.question.kind}"), "red"))
        return found


def interviewed(session: Session, words: Catalogue, folder: Path) -> Answers:
    """Ask everything that is not answered yet. Raises KeyboardInterrupt where the reader breaks off; the answers are kept."""
    console = Console(stderr=True, no_color=not session.colored, highlight=False)
    kept = folder / KEPT
    answers = _kept(kept)
    console.print(Text(words.ui("first_file.welcome")))
    if answers:
        console.print(Text(words.ui("first_file.resumed", count=len(answers))))
    try:
        while (question := next_question(answers, words)) is not None:
            try:
                answers[question.key] = Ask(question, answers, words, console)()
            except Back:
                if answers:
                    answers.popitem()
            _keep(kept, answers)
    except (KeyboardInterrupt, EOFError):
        console.print()
        if answers and answers == _kept(kept):
            session.note(words.ui("first_file.kept", path=str(kept)))
        raise KeyboardInterrupt from None
    return answers


def forget(folder: Path) -> None:
    """Take away the answers that were kept, when they stand in the file."""
    with suppress(OSError):
        if _is_ours(folder / KEPT):
            (folder / KEPT).unlink()


def _text(question: Question, words: Catalogue, width: int) -> Text:
    text = Text("\n")
    if question.about:
        text.append(f"{question.about}\n", "bold")
    text.append(question.text)
    if question.options:
        text.append(_in_lines(question.options, width))
    if question.proposal:
        text.append("\n" + words.ui("first_file.proposed", proposal=question.proposal), "cyan")
    return text.append("\n>")


def _in_lines(options: tuple[str, ...], width: int) -> str:
    """Return what can be chosen, by number, on as many lines as it takes; no number is parted from its word."""
    lines = [""]
    for number, word in enumerate(options, start=1):
        told = f"  {number} {word}"
        if lines[-1] and cell_len(lines[-1] + told) >= width:
            lines.append("")
        lines[-1] += told
    return "".join(f"\n{line}" for line in lines)


def _is_ours(path: Path) -> bool:
    """Whether answers may be kept there: nobody named this file, so a link or a pipe of its name, as a folder of strangers may hold, is not followed."""
    return not lexists(path) or (path.is_file() and not path.is_symlink())


def _kept(path: Path) -> dict[str, str]:
    if not _is_ours(path):
        return {}
    try:
        data: Any = json.loads(first_bytes(path, DEFAULT_LIMITS.size).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def _keep(path: Path, answers: Answers) -> None:
    if not _is_ours(path):
        return
    with suppress(OSError):
        write_whole(
            path, json.dumps(answers, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
        )

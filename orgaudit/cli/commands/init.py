"""``orgaudit init``: a first file to start from, by an interview or from a sample."""

import json
from pathlib import Path

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.output.files import create
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.parsing.command_table import load_command
from orgaudit.cli.parsing.options import options_of, read_values
from orgaudit.cli.terminal.layout import table
from orgaudit.cli.terminal.plain_text import shell_word
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.forms.samples import samples
from orgaudit.intake.schema import input_schema
from orgaudit.wording.catalogue import Catalogue

STDOUT = "-"
SCHEMA_FILE = "orgaudit.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


def run(call: Call) -> ExitCode:
    """Write a sample to a new file, or interview whoever sits at a terminal, or list the samples."""
    session, example, output = call.session, call["example"], call["init_output"]
    words = session.catalogue
    if example is None and session.is_interactive and output != STDOUT:
        return _interview(call, words)
    if example is None:
        if output is not None or call["with_schema"]:
            raise call.wrong("example_needed")
        session.write(_listing(words))
        return ExitCode.OK
    source = _sample(example)
    if output == STDOUT:
        session.write(source.read_text(encoding="utf-8"))
        return ExitCode.OK
    target = Path(output or source.name)
    _write(source.read_text(encoding="utf-8"), target, with_schema=call["with_schema"])
    session.note(words.ui("cli.init.written", path=str(target)))
    session.note(words.ui("cli.init.next", path=shell_word(str(target))))
    return ExitCode.OK


def _interview(call: Call, words: Catalogue) -> ExitCode:
    """Ask, write the file, and show its first audit."""
    from orgaudit.cli.terminal.interview import forget, interviewed
    from orgaudit.forms.first_file import company_file

    session = call.session
    target = Path(call["init_output"] or words.ui("first_file.file"))
    _refuse_taken(target)
    answers = interviewed(session, words, target.parent)
    # A schema that is there is as good as ours.
    _write(company_file(answers, words), target, with_schema=not _schema_of(target).exists())
    forget(target.parent)
    session.note(words.ui("cli.init.written", path=str(target)))
    values = {**read_values(options_of("audit"), {"path": str(target)}), "lang": words.language}
    return load_command("audit")(Call(session, "audit", "orgaudit audit", values, call.help))


def _sample(name: str) -> Path:
    known = samples()
    found = known.get(name.strip().casefold().replace("-", "_").removesuffix(".yaml"))
    if found is None:
        raise unknown("no_such_sample", name, list(known))
    return found


def _listing(words: Catalogue) -> str:
    rows = [("  " + name, words.ui(f"cli.samples.{name}")) for name in samples()]
    return f"{words.ui('cli.init.listing')}\n\n{table(rows)}\n\n{words.ui('cli.init.how')}"


def _write(text: str, target: Path, *, with_schema: bool) -> None:
    """Write a company file, with the schema beside it where asked for; neither replaces a file."""
    schema = _schema_of(target)
    files = {target: text}
    if with_schema:
        files = {schema: json.dumps(input_schema(), ensure_ascii=False, indent=2) + "\n", target: text}
    if with_schema or schema.exists():
        files[target] = MODELINE + text
    for path in files:
        _refuse_taken(path)
    for path, content in files.items():
        try:
            create(path, content.encode())
        except OSError as error:
            raise WrongCallError("unwritable", path=str(path), reason=error.strerror or "") from None


def _schema_of(target: Path) -> Path:
    return target.with_name(SCHEMA_FILE)


def _refuse_taken(path: Path) -> None:
    if not path.parent.is_dir():
        raise WrongCallError("no_such_folder", path=str(path), folder=str(path.parent))
    if path.exists() or path.is_symlink():
        raise WrongCallError("file_exists", path=str(path))

"""``orgaudit init``: a first file to start from."""

import json
from pathlib import Path

from orgaudit.cli.call import Call
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.files import create
from orgaudit.cli.layout import table
from orgaudit.cli.plain_text import shell_word
from orgaudit.cli.samples import samples
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.schema import input_schema
from orgaudit.wording.catalogue import Catalogue

STDOUT = "-"
SCHEMA_FILE = "orgaudit.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


def run(call: Call) -> ExitCode:
    """Write a sample to a new file, or list the samples."""
    session, example, output = call.session, call["example"], call["init_output"]
    words = session.catalogue
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
    _write(source, target, with_schema=call["with_schema"])
    session.note(words.ui("cli.init.written", path=str(target)))
    session.note(words.ui("cli.init.next", path=shell_word(str(target))))
    return ExitCode.OK


def _sample(name: str) -> Path:
    known = samples()
    found = known.get(name.strip().casefold().replace("-", "_").removesuffix(".yaml"))
    if found is None:
        raise unknown("no_such_sample", name, list(known))
    return found


def _listing(words: Catalogue) -> str:
    rows = [("  " + name, words.ui(f"cli.samples.{name}")) for name in samples()]
    return f"{words.ui('cli.init.listing')}\n\n{table(rows)}\n\n{words.ui('cli.init.how')}"


def _write(source: Path, target: Path, *, with_schema: bool) -> None:
    """Write the sample, with the schema beside it where asked for; neither replaces a file."""
    text = source.read_text(encoding="utf-8")
    files = {target: text}
    if with_schema:
        schema = json.dumps(input_schema(), ensure_ascii=False, indent=2) + "\n"
        files = {target.with_name(SCHEMA_FILE): schema, target: MODELINE + text}
    if not target.parent.is_dir():
        raise WrongCallError("no_such_folder", path=str(target), folder=str(target.parent))
    for path in files:
        if path.exists() or path.is_symlink():
            raise WrongCallError("file_exists", path=str(path))
    for path, content in files.items():
        try:
            create(path, content.encode())
        except OSError as error:
            raise WrongCallError("unwritable", path=str(path), reason=error.strerror or "") from None

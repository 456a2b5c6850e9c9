"""One line as it is typed into a shell: calls of the program in this process, with ``|``, ``<`` and ``>``."""

import io
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.request import urlopen

from orgaudit.cli.main import run
from orgaudit.cli.session import Session
from tests.cli.calling import ROOT, Called

NEVER_REPLACED = {"template", "import", "init", "convert"}
"""These write no file that is there."""

FOLLOWED = {"late-escalation": "made-by-a-test"}
"""What pages name that is to be made -> what is typed for it: who followed the page here has made it, and it is new but once."""


def words(line: str) -> list[str]:
    """Return the words of a line, the signs of a shell apart; a remark at its end is none of them."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|<>")
    lexer.whitespace_split = True
    told = (f"home{word[1:]}" if word.startswith("~/") else word for word in lexer)
    return [FOLLOWED.get(word, word) for word in told]


def typed(line: str, language: str = "") -> Called:
    """Carry a line out. ``language`` is that of the shell, as the locale says it."""
    data = b""
    done = Called(0, "", "")
    parts: list[list[str]] = [[]]
    for word in words(line):
        if word == "|":
            parts.append([])
        else:
            parts[-1].append(word)
    for part in parts:
        arguments, source, target = _redirected(part)
        if source is not None:
            data = source.read_bytes()
        if arguments[0] == "find":
            _, folder, _, name = arguments
            found = sorted(path.as_posix() for path in Path(folder).rglob(name))
            done = Called(0, "".join(f"{path}\n" for path in found), "")
        else:
            assert arguments[0] == "orgaudit", line
            done = _called(arguments[1:], data, language)
        data = done.out.encode()
        if target is not None:
            target.write_bytes(data)
    return done


def _redirected(part: Sequence[str]) -> tuple[list[str], Path | None, Path | None]:
    arguments = list(part)
    paths: dict[str, Path | None] = {"<": None, ">": None}
    for sign in paths:
        if sign in arguments:
            place = arguments.index(sign)
            paths[sign] = Path(arguments[place + 1])
            del arguments[place : place + 2]
    return arguments, paths["<"], paths[">"]


def _called(arguments: Sequence[str], data: bytes, language: str) -> Called:
    if "checkout" in arguments:
        _check_out(Path("checkout"))
    if arguments[0] in NEVER_REPLACED and "-o" in arguments:
        Path(arguments[list(arguments).index("-o") + 1]).unlink(missing_ok=True)
    out, err = io.StringIO(), io.StringIO()
    locale = {"LANG": {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[language]} if language else {}
    session = Session(stdin=io.BytesIO(data), stdout=out, stderr=err, environ=locale, browse=_looked_at)
    code = run(arguments, session)
    return Called(int(code), out.getvalue(), err.getvalue())


def _looked_at(address: str) -> bool:
    """Look at a page as a browser does; from a server, and then end it with Ctrl-C."""
    if address.startswith("http:"):
        # It answers from another thread only while this one serves, so the page itself is tested elsewhere.
        raise KeyboardInterrupt
    with urlopen(address) as page:  # noqa: S310 - a file of this test
        return bool(page.read())


def _check_out(folder: Path) -> None:
    """Make what a new rule is written into. Only few calls need it, and it has many files."""
    for name in ("rules", "wording"):
        shutil.copytree(
            ROOT / "orgaudit" / name, folder / "orgaudit" / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    (folder / "pyproject.toml").touch()

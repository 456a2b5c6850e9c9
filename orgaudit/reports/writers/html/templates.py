"""Our templates, and what Jinja2 compiles them to: that is kept in the user's cache, beside our tables.

Compiling takes longer than laying out a small report. What is kept belongs to exactly one Python and to what it was made from; it is
code, so it is read under the conditions of our tables, from a file that nobody else can have written. See docs/decisions/0013.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, compiler
from jinja2.bccache import Bucket

from orgaudit.knowledge.compiled import tables
from orgaudit.knowledge.compiled.own_folder import folder_for, read_own, write_own
from orgaudit.knowledge.compiled.sealed import UnusableError, key_of, sealed, unsealed

FOLDER: Final = Path(__file__).parent

_MADE_BY: Final = (compiler.__file__, __file__, str(FOLDER / "write.py"))
"""What makes code of a template: the compiler, how it is set, and what templates may call."""


def environment() -> Environment:
    """Return where our templates live: every text is escaped, no name is missing in silence."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Kept(),
    )


class _Kept(BytecodeCache):
    """Keeps compiled templates; where anything is otherwise than it was, they are compiled anew."""

    def __init__(self) -> None:
        self._folder = folder_for(tables.PACKAGE, os.environ)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where it is kept."""
        data = read_own(self._folder, _name(bucket)) if self._folder is not None else None
        if data is None:
            return
        with suppress(UnusableError, OSError):
            code = unsealed(data, _key(bucket))
            bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if self._folder is not None:
            with suppress(OSError):
                write_own(self._folder, _name(bucket), sealed(_key(bucket), bucket.code))


def _name(bucket: Bucket) -> str:
    return f"template-{bucket.key[:12]}"


def _key(bucket: Bucket) -> bytes:
    """Return what tells the code of this template, for this Python, from any other. Raises OSError."""
    return key_of((sys.version.encode(), bucket.checksum.encode(), tables.key_of_files(_MADE_BY)))

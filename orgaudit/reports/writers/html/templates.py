"""Our templates, and what Jinja2 compiles them to, which stands beside them as modules: compiling takes longer than laying out a small report.

``python -m scripts.page_templates`` writes the modules. One that was made from other templates, or by a Jinja2 that compiles otherwise,
is left alone, and the template compiled as ever. See docs/decisions/0013.
"""

from collections.abc import Callable, MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import bc_version

from orgaudit.model.pattern import pattern

FOLDER: Final = Path(__file__).parent
COMPILED: Final = "compiled"
"""The package that holds a module for each template, of the name before its first dot."""

_NEEDLESS: Final = pattern("</(?:li|p|dt|dd|td|th|tr|tbody|thead)>|\n")
"""What a browser closes by itself where the next one of its kind, or what holds it, begins or ends, and the ends of lines: thousands
of them in a page. A template that wants white space writes a blank.
"""


def environment(*, compiled: bool = True) -> Environment:
    """Return where our templates live: every text is escaped, no name is missing in silence. Not ``compiled``, all are made of their sources."""
    loader = _Compiled(FOLDER) if compiled else Sources(FOLDER)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False)


class Sources(FileSystemLoader):
    """Loads templates without what is needless in a page."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template, its file, and whether it is as it was."""
        source, path, is_fresh = super().get_source(environment, template)
        return _NEEDLESS.sub("", source), path, is_fresh


class _Compiled(Sources):
    """Takes the module of a template where it is what Jinja2 would make of it now."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        module = vars(import_module(f"{__package__}.{COMPILED}.{name.partition('.')[0]}"))
        if module["MADE_FROM"] == made_from(self.get_source(environment, name)[0]):
            return environment.template_class.from_module_dict(environment, module, globals or {})
        return super().load(environment, name, globals)


def made_from(source: str) -> str:
    """Return what tells a template, and how Jinja2 compiles it, from others."""
    return f"{bc_version}-{crc32(source.encode()):08x}"

"""Compiles our tables into the wheel (orgaudit/knowledge/compiled); an editable install compiles them on first use."""

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTables(BuildHookInterface[Any]):
    """Adds the compiled tables to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, from the very files that go into the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from orgaudit.compiling import compile_all

        folder = Path(mkdtemp())
        compile_all(folder)
        build_data["force_include"][str(folder)] = "orgaudit/_compiled"

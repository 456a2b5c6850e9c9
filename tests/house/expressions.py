"""Every regular expression of the package, found in the syntax tree: where it stands, what it says, and how it is used."""

import ast
import builtins
import importlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2] / "orgaudit"
WAYS: Final = {
    **{way: way for way in ("match", "fullmatch", "search", "findall")},
    **dict.fromkeys(("finditer", "sub", "subn", "split"), "findall"),
}
"""The methods of a pattern, each with the one that reads a text as it does."""

_SAMPLES: Final = {"unit": "hours"}
"""What a name that only a call knows stands for, where not any word will do."""


@dataclass(frozen=True)
class Expression:
    """``name`` is its file with the name that it is assigned to or else the function around it; ``ways`` are those of ``WAYS``."""

    name: str
    source: str | bytes
    flags: int
    ways: frozenset[str]


@dataclass(frozen=True)
class _Made:
    """A call that makes a pattern, or asks one in ``way``, within a function or assigned to a name."""

    call: ast.Call
    way: str
    around: str
    target: str


@dataclass(frozen=True)
class _Module:
    """What a module makes; how it uses patterns, by name; and what it imports, by module."""

    made: list[_Made] = field(default_factory=list)
    uses: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    imports: set[tuple[str, str]] = field(default_factory=set)


@cache
def expressions() -> tuple[Expression, ...]:
    """Return them by file. One that is made of what only a call knows is told of a sample; none is passed over."""
    modules = {path: _module(path) for path in sorted(ROOT.rglob("*.py"))}
    return tuple(
        Expression(
            f"{path.relative_to(ROOT).as_posix().removesuffix('.py')}:{made.target or made.around}", *told
        )
        for path, module in modules.items()
        for made in module.made
        for told in (_told(path, made, modules),)
    )


def compiled(expression: Expression) -> re.Pattern[Any]:
    """Return an expression compiled."""
    return re.compile(expression.source, expression.flags)


def _module(path: Path) -> _Module:
    found = _Module()

    def inside(node: ast.AST, around: str, target: str) -> None:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                around, target = name, ""
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                target = "" if around else name
            case ast.ImportFrom(module=str(module), names=names):
                found.imports.update((module, alias.name) for alias in names)
            case ast.Attribute(value=ast.Name(id=name), attr=way) if way in WAYS:
                found.uses[name].add(way)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=way), args=[_, *_]) if (
                way in WAYS or way == "compile"
            ):
                found.made.append(_Made(node, way, around, target))
            case ast.Call(func=ast.Name(id="pattern"), args=[_, *_]):
                found.made.append(_Made(node, "compile", around, target))
        for child in ast.iter_child_nodes(node):
            inside(child, around, target)

    inside(ast.parse(path.read_text(encoding="utf-8")), "", "")
    return found


def _told(path: Path, made: _Made, modules: dict[Path, _Module]) -> tuple[str | bytes, int, frozenset[str]]:
    """Return source, flags and ways."""
    name = ".".join(("orgaudit", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    module = importlib.import_module(name)
    source, flags = _value(made.call.args[0], module), 0
    listed = [keyword.value for keyword in made.call.keywords if keyword.arg == "flags"]
    for node in listed or (made.call.args[1:2] if made.way == "compile" else []):
        flags = int(_value(node, module))
    ways = {made.way} if made.way in WAYS else _ways(modules[path], name, made.target, modules)
    return getattr(source, "pattern", source), flags, frozenset(WAYS[way] for way in ways)


def _ways(module: _Module, name: str, target: str, modules: dict[Path, _Module]) -> set[str]:
    """Return how a pattern is used by its name, here and where that is imported; else how variables of the module are."""
    used = set(module.uses.get(target, ())) if target else set()
    if not target.startswith("_"):
        for other in modules.values():
            used |= other.uses.get(target, set()) if (name, target) in other.imports else set()
    # ``split`` of a variable is mostly that of a text.
    variables = (ways for variable, ways in module.uses.items() if variable[0].islower() and variable != "re")
    return used or set().union(*variables) - {"split"} or set(WAYS)


class _Sample(str):
    """Stands for what only a call knows: a word, its attributes and what it returns."""

    __slots__ = ()

    def __getattr__(self, _name: str) -> "_Sample":
        return self

    def __call__(self, *_arguments: object, **_named: object) -> "_Sample":
        return self


class _Locals(dict[str, object]):
    def __init__(self, known: dict[str, object]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, name: str) -> object:
        if name in self._known:
            return self._known[name]
        return getattr(builtins, name) if hasattr(builtins, name) else _SAMPLES.get(name, _Sample("語a"))


def _value(node: ast.expr, module: Any) -> Any:
    code = compile(ast.Expression(node), module.__file__, "eval")
    return eval(code, {**vars(module)}, _Locals(vars(module)))  # noqa: S307 - our own source

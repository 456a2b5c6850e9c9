"""The named tuples of the standard library, for a program that must start in no time.

``typing.NamedTuple`` compiles a function for each class, checks what a type checker has checked, and makes two classes on the way;
with 55 of them that was a twelfth of the start of an audit. Here a class is made once and its ``__new__`` is compiled when it is
first called with anything but all of its fields in their order, or has been called often; what comes out is the same. Only what we use is supported: fields with
annotations, defaults, methods of its own; no generics. See docs/decisions/0012.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from operator import itemgetter

    try:
        from _collections import _tuplegetter as _getter
    except ImportError:

        def _getter(index, doc):
            return property(itemgetter(index), doc=doc)

    _made = tuple.__new__

    # From so many on a class is worth the tenth of a millisecond in which its own function is compiled.
    _MANY = 500
    _counted = {}

    def _first_new(cls, /, *args, **kwargs):
        if not kwargs and len(args) == len(cls._fields):
            count = _counted[cls] = _counted.get(cls, 0) + 1
            if count < _MANY:
                return _made(cls, args)
        owner = next(base for base in cls.__mro__ if base.__dict__.get("__new__") is _FIRST_NEW)
        owner.__new__ = staticmethod(_compiled(owner))
        return owner.__new__(cls, *args, **kwargs)

    _FIRST_NEW = staticmethod(_first_new)

    def _compiled(cls):
        names = ", ".join(cls._fields)
        code = f"lambda _cls, {names}: _made(_cls, ({names}{',' if names else ''}))"
        made = eval(code, {"_made": _made, "__builtins__": {}})  # noqa: S307 - names of fields of our own classes
        made.__defaults__ = tuple(cls._field_defaults.values())
        made.__name__, made.__qualname__ = "__new__", f"{cls.__qualname__}.__new__"
        return made

    def _make(cls, values):
        made = _made(cls, values)
        if len(made) != len(cls._fields):
            message = f"Expected {len(cls._fields)} arguments, got {len(made)}"
            raise TypeError(message)
        return made

    def _replace(self, /, **changes):
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            message = f"Got unexpected field names: {list(changes)!r}"
            raise ValueError(message)
        return made

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _repr(self):
        told = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(told)})"

    def _arguments(self):
        return tuple(self)

    _METHODS = {
        "__slots__": (),
        "__new__": _FIRST_NEW,
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": _repr,
        "__getnewargs__": _arguments,
    }

    def _annotations(body):
        if "__annotations__" in body:
            return body["__annotations__"]
        # Python 3.14 writes them into a function.
        annotate = body.get("__annotate__") or body.get("__annotate_func__")
        return annotate(1) if annotate else ()

    class _Maker(type):
        def __new__(cls, name, _bases, body):
            names = tuple(_annotations(body))
            defaults = {field: body[field] for field in names if field in body}
            fields = {
                field: _getter(index, f"Alias for field number {index}") for index, field in enumerate(names)
            }
            told = {"_fields": names, "_field_defaults": defaults, "__match_args__": names}
            return type(name, (tuple,), {**_METHODS, **body, **fields, **told})

    _BASE = type.__new__(_Maker, "NamedTuple", (), {})

    class _NamedTuple:
        """Stands among the bases of a class and has it made by ``_Maker``."""

        def __mro_entries__(self, _bases):
            return (_BASE,)

    NamedTuple = _NamedTuple()

__all__ = ["NamedTuple"]

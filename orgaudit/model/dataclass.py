"""The dataclasses of the standard library, for a program that must start in no time.

``dataclasses`` compiles six methods for each class when its module is imported. We have 350 classes, of which a run uses a part,
so that was a third of the whole start. Here a method is compiled when it is first called; what comes out is the same, and the
functions of the standard library (``fields``, ``replace``, ``asdict``) know these classes. Only what we use is supported:
``frozen``, ``slots``, ``order``, ``kw_only`` and ``field`` without ``hash``. See docs/decisions/0012.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
else:
    from typing import ClassVar

    MISSING = type("MISSING", (), {"__slots__": ()})()

    class Field:
        """One field, as ``dataclasses.Field`` tells it."""

        __class_getitem__ = classmethod(lambda cls, _: cls)
        __slots__ = ("compare", "default", "default_factory", "init", "kw_only", "metadata", "name", "repr")

        def __init__(self, default, default_factory, init, repr, compare, metadata, kw_only):  # noqa: A002
            """Take what ``field`` takes; the name comes with the class."""
            self.name = ""
            self.default, self.default_factory = default, default_factory
            self.init, self.repr, self.compare, self.kw_only = init, repr, compare, kw_only
            self.metadata = metadata

        def __get__(self, value, cls):
            """Be a field of the standard library to its own decorator, which asks the class, as ours does not."""
            from orgaudit.model.standard_dataclass import as_standard

            return as_standard(self)

    def field(
        *,
        default=MISSING,
        default_factory=MISSING,
        init=True,
        repr=True,  # noqa: A002
        compare=True,
        metadata=None,
        kw_only=None,
    ):
        """Declare a field, as ``dataclasses.field`` does."""
        return Field(default, default_factory, init, repr, compare, metadata or {}, kw_only)

    def dataclass(cls=None, *, frozen=False, slots=False, order=False, kw_only=False):
        """Make a dataclass, as ``dataclasses.dataclass`` does."""

        def made(kind):
            return _made(kind, frozen=frozen, slots=slots, order=order, kw_only=kw_only)

        return made if cls is None else made(cls)

    def fields(kind):
        """Return the fields, as ``dataclasses.fields`` does, of a class of either making or one of its values."""
        kind = kind if isinstance(kind, type) else type(kind)
        for base in kind.__mro__:
            if "_fields_" in base.__dict__:
                return tuple(base._fields_.values())
            if "__dataclass_fields__" in base.__dict__:
                break
        from dataclasses import fields as standard_fields

        return standard_fields(kind)

    def is_dataclass(kind):
        """Whether a class, or the class of a value, is a dataclass of either making."""
        kind = kind if isinstance(kind, type) else type(kind)
        return hasattr(kind, "_fields_") or hasattr(kind, "__dataclass_fields__")

    def replace(value, /, **changes):
        """Return a value with some fields changed, as ``dataclasses.replace`` does."""
        kind = type(value)
        copied = _COPIES.get(kind)
        if copied is None:
            copied = _COPIES[kind] = _copying(kind)
        return copied(value, changes)

    _COPIES = {}

    def _copying(kind):
        """Return what copies a value of a class with changes: field by field where all of them are plain, else by its constructor."""
        every = fields(kind)
        names = frozenset(item.name for item in every)
        slots = {name for base in kind.__mro__ for name in base.__dict__.get("__slots__", ())}
        if hasattr(kind, "__post_init__") or not names <= slots or not all(item.init for item in every):

            def constructed(value, changes):
                for item in every:
                    if item.init and item.name not in changes:
                        changes[item.name] = getattr(value, item.name)
                return kind(**changes)

            return constructed

        body = "; ".join(f"set(made, {name!r}, value.{name})" for name in sorted(names))
        known = {"new": kind.__new__, "kind": kind, "set": object.__setattr__, "names": names}
        copy = _compiled(kind, "copy", "value", f"made = new(kind); {body}; return made", known)

        def copied(value, changes):
            if not names.issuperset(changes):
                return kind(**changes)
            made = copy(value)
            for name, content in changes.items():
                _set(made, name, content)
            return made

        return copied

    def _made(cls, *, frozen, slots, order, kw_only):
        found = {}
        for base in cls.__mro__[-1:0:-1]:
            if "_fields_" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                found.update(_as_ours(base))
        body = cls.__dict__
        own = {
            name: _own_field(name, body.get(name, MISSING), kw_only=kw_only)
            for name, kind in cls.__annotations__.items()
            if kind is not ClassVar and getattr(kind, "__origin__", None) is not ClassVar
        }
        every = {**found, **own}
        given = {
            "_fields_": every,
            "_frozen_": frozen,
            "__dataclass_fields__": _STANDARD_FIELDS,
            "__dataclass_params__": _STANDARD_PARAMS,
            "__signature__": _SIGNATURE,
            "__match_args__": tuple([name for name, item in every.items() if item.init and not item.kw_only]),
        }
        methods = {**_METHODS, **(_FROZEN if frozen else {}), **(_ORDER if order else {})}
        given.update({name: method for name, method in methods.items() if name not in body})
        if body.get("__hash__") is None:
            given["__hash__"] = _first_hash if frozen else None
        return _with_slots(cls, own, given) if slots else _with(cls, own, given)

    def _as_ours(base):
        if "_fields_" in base.__dict__:
            return base._fields_
        from orgaudit.model.standard_dataclass import as_ours

        return {item.name: as_ours(item) for item in fields(base)}

    def _own_field(name, item, *, kw_only):
        if not isinstance(item, Field):
            item = field(default=item)
        item.name = name
        item.kw_only = kw_only if item.kw_only is None else item.kw_only
        return item

    def _with_slots(cls, own, given):
        # A class that is made with all it has is made in half the time of one that gets it bit by bit.
        namespace = {**cls.__dict__, **given}
        inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
        namespace["__slots__"] = tuple([name for name in own if name not in inherited])
        for name in (*own, "__dict__", "__weakref__"):
            namespace.pop(name, None)
        made = type(cls)(cls.__name__, cls.__bases__, namespace)
        made.__qualname__ = cls.__qualname__
        return made

    def _with(cls, own, given):
        for name, item in own.items():
            if item.default is not MISSING:
                setattr(cls, name, item.default)
            elif name in cls.__dict__:
                delattr(cls, name)
        for name, value in given.items():
            setattr(cls, name, value)
        return cls

    # Each class begins with the methods that follow. The first call puts the compiled one in their place; that of
    # ``__init__`` is only compiled where several values are made: most options and settings are made once.

    _MADE_UNCOMPILED = 24
    """Values of a class; compiling takes as long as some twenty of them. House default."""

    _made_so_far = {}
    _set = object.__setattr__

    def _first_init(self, /, *args, **kwargs):
        base = next(base for base in type(self).__mro__ if base.__dict__.get("__init__") is _first_init)
        made = _made_so_far[base] = _made_so_far.get(base, 0) + 1
        if made > _MADE_UNCOMPILED or not _initialised(base, self, args, kwargs):
            base.__init__ = _compiled_init(base)
            base.__init__(self, *args, **kwargs)

    def _initialised(cls, value, args, kwargs):
        """Do what the compiled method does; False where the arguments do not fit, so that it tells what is wrong."""
        given = kwargs
        if args:
            plain = cls.__match_args__
            given = {**dict(zip(plain, args, strict=False)), **kwargs}
            if len(args) > len(plain) or len(given) < len(args) + len(kwargs):
                return False
        taken = 0
        for name, item in cls._fields_.items():
            if item.init and name in given:
                content = given[name]
                taken += 1
            elif item.default is not MISSING:
                content = item.default
            elif item.default_factory is not MISSING:
                content = item.default_factory()
            elif item.init:
                return False
            else:
                continue
            _set(value, name, content)
        if taken < len(given):
            return False
        if hasattr(cls, "__post_init__"):
            value.__post_init__()
        return True

    def _first_eq(self, other, /):
        for base in type(self).__mro__:
            if base.__dict__.get("__eq__") is _first_eq:
                same = f"{_compared(base, 'self')} == {_compared(base, 'other')}"
                body = f"return {same} if other.__class__ is self.__class__ else NotImplemented"
                base.__eq__ = _compiled(base, "__eq__", "self, other", body)
        return type(self).__eq__(self, other)

    def _first_hash(self, /):
        for base in type(self).__mro__:
            if base.__dict__.get("__hash__") is _first_hash:
                base.__hash__ = _compiled(base, "__hash__", "self", f"return hash({_compared(base, 'self')})")
        return hash(self)

    def _compared(cls, value):
        return f"({''.join(f'{value}.{item.name}, ' for item in cls._fields_.values() if item.compare)})"

    def _compiled_init(cls):
        known = {"_missing": MISSING, "_set": object.__setattr__}
        plain, named, body = [], [], []
        for name, item in cls._fields_.items():
            value = name
            if item.default_factory is not MISSING:
                known[f"_make_{name}"] = item.default_factory
                value = f"_make_{name}()" + (f" if {name} is _missing else {name}" if item.init else "")
                default = "=_missing"
            elif item.default is not MISSING:
                known[f"_default_{name}"] = item.default
                default = f"=_default_{name}"
                value = name if item.init else f"_default_{name}"
            else:
                default = ""
            if item.init:
                (named if item.kw_only else plain).append(name + default)
            elif item.default is MISSING and item.default_factory is MISSING:
                continue
            body.append(f"_set(self, {name!r}, {value})" if cls._frozen_ else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        parameters = ", ".join(("self", *plain, *(("*", *named) if named else ())))
        return _compiled(cls, "__init__", parameters, "\n    ".join(body or ["pass"]), known)

    def _compiled(cls, name, parameters, body, known=None):
        namespace = dict(known or {})
        exec(f"def {name}({parameters}):\n    {body}", namespace)  # noqa: S102 - names of fields of our own classes
        method = namespace[name]
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        return method

    def _repr(self):
        told = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
        return f"{type(self).__qualname__}({', '.join(told)})"

    def _refuse(_self, name, _value=None):
        from dataclasses import FrozenInstanceError

        message = f"cannot assign to field {name!r}"
        raise FrozenInstanceError(message)

    def _state(self):
        return [getattr(self, item.name) for item in fields(self)]

    def _set_state(self, state):
        for item, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, item.name, value)

    def _ordered(compare):
        def method(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            names = [item.name for item in fields(self) if item.compare]
            return compare([getattr(self, name) for name in names], [getattr(other, name) for name in names])

        return method

    _METHODS = {"__init__": _first_init, "__eq__": _first_eq, "__repr__": _repr}
    _FROZEN = {
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _set_state,
    }
    _ORDER = {
        "__lt__": _ordered(lambda one, other: one < other),
        "__le__": _ordered(lambda one, other: one <= other),
        "__gt__": _ordered(lambda one, other: one > other),
        "__ge__": _ordered(lambda one, other: one >= other),
    }

    class _Standard:
        """What the standard library looks for in a dataclass of its own, made when it looks."""

        def __init__(self, ask):
            self.ask = ask

        def __get__(self, value, cls):
            from orgaudit.model.standard_dataclass import twin_of

            return self.ask(twin_of(cls))

    def _signature(twin):
        from inspect import signature

        return signature(twin)

    _STANDARD_FIELDS = _Standard(lambda twin: twin.__dataclass_fields__)
    _STANDARD_PARAMS = _Standard(lambda twin: twin.__dataclass_params__)
    _SIGNATURE = _Standard(_signature)

__all__ = ["MISSING", "Field", "dataclass", "field", "fields", "is_dataclass", "replace"]

"""Follows references in one company: who and what a text of a draft means, or what is told where it means nothing or several."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from orgaudit.intake.draft import BROKEN, Broken, Draft
from orgaudit.intake.persons import Meant, Persons
from orgaudit.intake.registry import Registry
from orgaudit.intake.report import Report
from orgaudit.intake.spelling import nearest, useful_part
from orgaudit.intake.values.person_words import says_self
from orgaudit.intake.yaml.nodes import Scalar
from orgaudit.model import NONE
from orgaudit.model.dataclass import dataclass, field


@dataclass(slots=True)
class Follower:
    """Follows references in one company."""

    registry: Registry
    report: Report
    persons: Persons
    consumers: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _meant: dict[tuple[str, ...], Meant] = field(default_factory=dict)
    """What a list of texts was followed to: the duties of a department name the same few people."""
    _attributes: dict[tuple[object, ...], tuple[tuple[str, ...], Mapping[str, str]]] = field(
        default_factory=dict
    )

    def follow(self, draft: Draft, kinds: Mapping[str, str], followers: Mapping[str, "Follow"]) -> None:
        """Replace the references of a draft by ids. ``kinds`` maps attributes of its section to reference types."""
        values = draft.values
        for attribute in self._those_of(draft, kinds):
            follow = followers.get(kinds[attribute])
            if follow is None or values[attribute] is NONE:
                continue
            result = follow(self, draft, attribute, values[attribute])
            if result is BROKEN or result is None:
                del values[attribute]
            else:
                values[attribute] = result

    def gather(self, draft: Draft, kinds: Mapping[str, str]) -> None:
        """Take note of everyone whom a draft names."""
        for attribute in self._those_of(draft, kinds):
            value = draft.values[attribute]
            if kinds[attribute] in PERSON_TYPES and value is not NONE:
                for text in texts_of(value):
                    self.persons.gather(text, draft, attribute)

    def _those_of(self, draft: Draft, kinds: Mapping[str, str]) -> tuple[str, ...]:
        """Return the attributes of a draft that have a kind, in its order. Thousands of drafts have the same attributes."""
        like = id(kinds), *draft.values
        known = self._attributes.get(like)
        if known is None:
            # The kinds are kept, or others could come to have their identity.
            found = tuple([name for name in draft.values if name in kinds])
            known = self._attributes[like] = found, kinds
        return known[0]

    def persons_of(self, draft: Draft, attribute: str, texts: tuple[str, ...]) -> Any:
        """Return the ids of those meant: empty where there is nobody, None where somebody is meant whom nothing names."""
        if attribute in _OTHERS and any(map(says_self, texts)):
            for text in filter(says_self, texts):
                self.report.note("self_is_nobody", draft.place(attribute), text)
            texts = tuple(text for text in texts if not says_self(text))
        known = self._meant.get(texts)
        if known is None:
            known = self._meant[texts] = joined(self.persons.of(text) for text in texts)
        if known.several:
            return self.tell_ambiguous(draft, attribute, ", ".join(texts), known.several)
        if known.nobody and (known.ids or known.vacant or known.open or known.doubted):
            span = draft.span_of(attribute)
            self.report.at_span(
                "none_among_others", draft.path, span, field=attribute, found=", ".join(texts)
            )
            return BROKEN
        if known.vacant and draft.section in _WITH_VACANCIES:
            draft.values["vacancies"] = (*draft.values.get("vacancies", ()), attribute)
        if known.open and draft.section in ("duty", "unowned"):
            draft.values["groups"] = (*draft.values.get("groups", ()), attribute)
        is_open = known.open or (known.doubted and not (known.ids and attribute in _OTHERS))
        return None if is_open else known.ids

    def tell_ambiguous(self, draft: Draft, attribute: str, text: str, ids: tuple[str, ...]) -> Broken:
        """Tell that a name can mean several people."""
        span = draft.span_of(attribute)
        self.report.at_span("ambiguous_reference", draft.path, span, found=text, choices=ids)
        return BROKEN

    def one(self, code: str, draft: Draft, node: Scalar, ids: tuple[str, ...], words: "Words") -> Any:
        """Return the only id, or tell that there is none or more than one."""
        if len(ids) == 1:
            return ids[0]
        text = node[0].strip()
        if ids:
            self.report.at("ambiguous_reference", draft.path, node, found=text, choices=ids)
            return BROKEN
        known = words()
        allowed, more = useful_part(text, known)
        self.report.at(
            code, draft.path, node, found=text, allowed=allowed, more=more, nearest=nearest(text, known)
        )
        return BROKEN


PERSON_TYPES: Final = frozenset(("person", "persons", "count_or_persons", "dates_by_person", "checker"))
"""Types of fields by which people come to exist."""

_OTHERS: Final = frozenset(("backups", "checked_by"))
"""Fields that ask for somebody else than whoever does the duty."""

_WITH_VACANCIES: Final = frozenset(("department", "duty", "unowned", "person"))


def texts_of(value: Any) -> Iterable[str]:
    """Yield the texts in the value of a field that can name persons."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        return value
    if isinstance(value, tuple):
        is_scalar = len(value) == 3 and isinstance(value[1], bool)
        return (value[0].strip(),) if is_scalar else value
    return ()  # a count


def joined(parts: Iterable[Meant]) -> Meant:
    """Return what several texts mean together."""
    listed = tuple(parts)
    return Meant(
        tuple(dict.fromkeys(id_ for part in listed for id_ in part.ids)),
        any(part.nobody for part in listed),
        any(part.vacant for part in listed),
        any(part.open for part in listed),
        next((part.several for part in listed if part.several), ()),
        any(part.doubted for part in listed),
    )


Follow = Callable[[Follower, Draft, str, Any], Any]
Words = Callable[[], tuple[str, ...]]

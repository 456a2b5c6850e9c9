"""The companies that an editor has open: which file belongs to which, their texts as they stand, and what was found in them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from orgaudit.editors.company import Company, looked_at
from orgaudit.editors.nearest_settings import Setting, setting_of, words_of
from orgaudit.editors.sentences import Sentences
from orgaudit.intake.again.rereading import Rereading
from orgaudit.intake.fields import table
from orgaudit.intake.first_bytes import real_path
from orgaudit.intake.reading import UnreadableError, bytes_of
from orgaudit.intake.report import Report
from orgaudit.intake.settings_file.loading import SETTINGS_NAME
from orgaudit.intake.spelling import folded
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.pattern import pattern
from orgaudit.wording.catalogue import Catalogue, Language

_TOP_KEY: Final = pattern("^[\"']?([^\\s#:\"'\\-\\[\\]{}][^:\\n\"']{0,40})[\"']?\\s*[:：]", re.MULTILINE)
_MARKS: Final = frozenset(("company", "departments"))
_SCHEMA: Final = pattern("^#\\s*yaml-language-server:\\s*\\$schema=\\S*orgaudit", re.MULTILINE)

Open = Callable[[Path], str | None]
"""The text of a file as the editor has it; ``None`` for one that is not open."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One company that is open, with the settings that hold for it."""

    setting: Setting
    company: Company
    words: Catalogue
    sentences: Sentences
    reader: Rereading

    def name_of(self, path: Path) -> str:
        """Return the name by which the company knows a file of its own. Raises StopIteration for any other."""
        whole = real_path(path)
        return next(name for name, file in self.setting.files.items() if real_path(file) == whole)


def is_ours(path: Path, text: str, setting: Setting) -> bool:
    """Whether a file describes a company: the settings name it, it names our schema, or its first keys are ours."""
    if path.name == SETTINGS_NAME:
        return False
    named = (setting.file.values.get("paths") if setting.file else None) is not None
    if (
        named
        and real_path(path) in [real_path(file) for file in setting.files.values()]
        and len(setting.files) > 1
    ):
        return True
    if _SCHEMA.search(text[:2_000]):
        return True
    top = table().sections["top"]
    found = (top.find(folded(match[1])) for match in _TOP_KEY.finditer(text))
    return any(item is not None and item.key in _MARKS for item in found)


@dataclass(slots=True)
class Documents:
    """What is known of every company that is open. ``locale`` is the language of the client, ``stated`` that of the call."""

    text_of: Open
    today: Callable[[], date] = date.today
    stated: Language | None = None
    locale: Language | None = None
    encoding: str = "utf-16"
    _known: dict[tuple[Path, ...], Opened] = field(default_factory=dict)

    def look(self, path: Path) -> Opened | None:
        """Read and judge the company of a file as it is now; ``None`` where it describes none."""
        setting = setting_of(path)
        text = self.text_of(path)
        key = tuple(setting.files.values())
        if text is None or (key not in self._known and not is_ours(path, text, setting)):
            return None
        texts = dict(self._texts(setting.files))
        before = self._known.get(key)
        settings = setting.of_audit(self.today())
        known = before.company if before else None
        if known and known.texts == texts and before and before.setting.values == setting.values:
            return before
        reader = before.reader if before else Rereading()
        company = looked_at(texts, settings, known, reader, self.encoding)
        language = self.stated or setting.values.get("lang") or self.locale or company.loaded.language
        sentences = before.sentences if before else Sentences()
        opened = Opened(setting, company, words_of(language, settings), sentences, reader)
        self._known[key] = opened
        return opened

    def known(self, path: Path) -> Opened | None:
        """Return what is known of the company of a file, as it was looked at last."""
        return self._known.get(tuple(setting_of(path).files.values()))

    def forget(self, path: Path) -> None:
        """Let go of the company of a file that was closed, unless another one of it is open."""
        for key in list(self._known):
            if path in key and all(self.text_of(file) is None for file in key if file != path):
                del self._known[key]

    def words_for(self, path: Path) -> Catalogue:
        """Return the words for a file of which no company is known."""
        return Catalogue(self.stated or setting_of(path).values.get("lang") or self.locale or "en")

    def _texts(self, files: Mapping[str, Path]) -> list[tuple[str, str]]:
        found = []
        for name, file in files.items():
            text = self.text_of(file)
            if text is None:
                try:
                    data = bytes_of(file)
                except UnreadableError:
                    continue
                text = decoded(data, name, DEFAULT_LIMITS, Report()) or ""
            found.append((name, text))
        return found

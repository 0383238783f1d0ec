"""Merging amendments sentence by sentence: what goes together, and what has to be decided.

- Changes of different sentences go together, neighbours too; the same change made twice is one.
- Changes of the same sentence are a conflict. So are changes beside each other that both change
  the number of sentences, unless both only strike out: nobody said in which order they come.
- A conflict holds the wording of every amendment that takes part in it, and who wants it.
- The order in which amendments are given does not matter.
- Where a sentence ends is not sure (`Art. 3`), it does not end: a conflict seen too often is
  better than one not seen.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_LINES = re.compile(r"(\n)")
# Latin and Arabic full stops end a sentence before a space, Chinese ones anywhere; closing
# quotation marks and brackets belong to the sentence that they close.
_ENDS = re.compile(r"(?:[.!?؟۔…][\"'”’»)\]]*(?=\s)|[。！？][”’」』）】》]*)")
_CHINESE_END = re.compile(r"[。！？][”’」』）】》]*$")
_CLOSED = 8
"""So many characters at the end of a text tell whether its last sentence is Chinese."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One wording of a passage, and the amendments (names) that want it."""

    text: str
    wanted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of the merged text: one wording that stands, or several that conflict.

    A passage that no amendment touches is wanted by nobody; one that is struck out has no text.
    """

    base: str
    alternatives: tuple[Alternative, ...]

    @property
    def conflict(self) -> bool:
        """Whether somebody has to decide."""
        return len(self.alternatives) > 1


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    first: int
    end: int
    new: tuple[str, ...]
    by: str

    @property
    def recounts(self) -> bool:
        return len(self.new) != self.end - self.first


def merge(base: str, amended: Mapping[str, str]) -> tuple[Part, ...]:
    """The passages of a text with several amendments of it (name → the amended whole text)."""
    old = sentences(base)
    edits = [edit for by, text in amended.items() for edit in _edits(old, sentences(text), by)]
    parts: list[Part] = []
    reached = 0
    for group in _groups(edits):
        first, end = min(one.first for one in group), max(one.end for one in group)
        parts += _untouched(old[reached:first])
        parts.append(Part(join(old[first:end]), _alternatives(old, first, end, group)))
        reached = end
    return (*parts, *_untouched(old[reached:]))


def merged(parts: Iterable[Part]) -> str | None:
    """The text that the parts make, unless one of them is a conflict."""
    found = list(parts)
    if any(part.conflict for part in found):
        return None
    return join([part.alternatives[0].text for part in found])


def sentences(text: str) -> list[str]:
    """The sentences of a text in any of the six languages; a line break is one of its own."""
    found: list[str] = []
    for line in _LINES.split(text):
        found += ["\n"] if line == "\n" else _of_line(line)
    return found


def join(parts: Iterable[str]) -> str:
    """One text of sentences: with a space between two, but for line breaks and Chinese."""
    text = ""
    for part in parts:
        if not part:
            continue
        bare = not text or part.startswith("\n") or text.endswith("\n") or _unspaced(text)
        text += part if bare else f" {part}"
    return text


def _unspaced(text: str) -> bool:
    return bool(_CHINESE_END.search(text[-_CLOSED:]))


def _of_line(line: str) -> list[str]:
    found, start = [], 0
    for end in _ENDS.finditer(line):
        following = line[end.end() :].lstrip()[:1]
        unsure = following.islower() or following.isdigit()
        if not unsure or _unspaced(end.group()):
            found.append(line[start : end.end()])
            start = end.end()
    return [" ".join(one.split()) for one in (*found, line[start:]) if one.strip()]


def _edits(old: Sequence[str], new: Sequence[str], by: str) -> Iterable[_Edit]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, end, start, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        if end - first == stop - start:
            pairs = zip(range(first, end), new[start:stop], strict=True)
            yield from (_Edit(at, at + 1, (text,), by) for at, text in pairs)
        else:
            yield _Edit(first, end, tuple(new[start:stop]), by)


def _groups(edits: Iterable[_Edit]) -> list[list[_Edit]]:
    groups: list[list[_Edit]] = []
    for edit in sorted(edits):
        apart, together = [], [edit]
        for group in groups:
            if any(_clash(edit, one) for one in group):
                together = group + together
            else:
                apart.append(group)
        groups = [*apart, together]
    return sorted(groups, key=lambda group: (group[0].first, max(one.end for one in group)))


def _clash(one: _Edit, other: _Edit) -> bool:
    if one.first < other.end and other.first < one.end:
        return True
    touches = one.first <= other.end and other.first <= one.end
    strike = not one.new and not other.new
    return touches and one.recounts and other.recounts and not strike


def _alternatives(
    old: Sequence[str], first: int, end: int, group: Sequence[_Edit]
) -> tuple[Alternative, ...]:
    wanted: dict[str, list[str]] = {}
    for by in sorted({one.by for one in group}):
        own = sorted(one for one in group if one.by == by)
        wanted.setdefault(_applied(old, first, end, own), []).append(by)
    return tuple(Alternative(text, tuple(names)) for text, names in sorted(wanted.items()))


def _applied(old: Sequence[str], first: int, end: int, edits: Sequence[_Edit]) -> str:
    found: list[str] = []
    for edit in edits:
        found += [*old[first : edit.first], *edit.new]
        first = edit.end
    return join([*found, *old[first:end]])


def _untouched(passage: Sequence[str]) -> list[Part]:
    text = join(passage)
    return [Part(text, (Alternative(text, ()),))] if passage else []

"""Whether a text names somebody of the room: names, affiliations, titles, addresses, handles.

- Every identifier of everybody on the roster is looked for, whole and exactly, in the normal
  form of `wording`; what differs in spelling, script or inflection is not found.
- Cased letters and digits directly before or after are another word; letters of scripts
  without case are not, because there words are written together.
- A name that is a subject of the question, an addressee, a chair, the convener or a funder
  may stand; so may an identifier inside such a name. Whether it is framed there as a
  speaker's, only a reader can see.
"""

from collections.abc import Collection, Iterator

from policies.wording import normal, word_at


def first_trace(
    text: str, identifiers: Collection[str], public_names: Collection[str]
) -> int | None:
    """The number of the first word that gives somebody away; none if nothing does."""
    content = normal(text)
    allowed = [span for name in public_names for span in _spans(content, normal(name))]
    traces = (
        start
        for identifier in identifiers
        for start, end in _spans(content, normal(identifier))
        if not any(first <= start and end <= last for first, last in allowed)
    )
    earliest = min(traces, default=None)
    return None if earliest is None else word_at(content, earliest)


def _spans(content: str, sought: str) -> Iterator[tuple[int, int]]:
    """Where the sought words stand in the content, as start and end."""
    start = content.find(sought) if sought else -1
    while start >= 0:
        end = start + len(sought)
        if not (_joins(content[start - 1 : start]) or _joins(content[end : end + 1])):
            yield start, end
        start = content.find(sought, start + 1)


def _joins(neighbour: str) -> bool:
    """Whether a neighbouring character makes it another word."""
    return neighbour.isdigit() or neighbour.upper() != neighbour.lower()

"""The release gate: nothing leaves the room unless every check passes.

- dissents: every dissent is carried by a passage, or closed by its holder.
- attribution: nobody of the room is named (exact matches only, see `attribution`).
- verbatim: nobody's wording is repeated without consent (exact matches only, see `verbatim`).
- small numbers: nothing counts fewer than k people (see `small_numbers`).
- handling: the strictest regime of any source wins; *not for use* never appears.
- document: the file has no part that is not on the allow-list.
- approvals: quorum and two distinct people on this very hash, and the embargo is over.

A finding names the passage and what would clear it, never the words; it is for the drafter
only. An override would take two people and a reason, and never reaches dissents; no act gives
one yet, so that what the gate finds is mended.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from policies.approvals import two_people
from policies.attribution import first_trace
from policies.decisions import Decision, Deny, Value, all_of, allow_if
from policies.dissents import unmapped
from policies.facts import DissentFacts, Signature
from policies.handling import may_appear_in_brief, strictest
from policies.quorum import met
from policies.small_numbers import Count, Table, first_small_number, recoverable, too_close
from policies.terms import Handling
from policies.verbatim import Search


class Check(StrEnum):
    """The checks of the gate, in their order."""

    DISSENTS = "dissents"
    ATTRIBUTION = "attribution"
    VERBATIM = "verbatim"
    SMALL_NUMBERS = "small_numbers"
    HANDLING = "handling"
    DOCUMENT = "document"
    APPROVALS = "approvals"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a brief; `sources` are the contributions that it rests on (ids)."""

    ref: str
    text: str = field(repr=False)
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One contribution or reason; `consented`: its wording is free to use. It was written in the
    round of this number or later. `own_words` are texts in whose wording its author agreed to be
    read."""

    source_id: str
    text: str = field(repr=False)
    handling: Handling
    consented: bool
    round: int
    own_words: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """An open paper that was registered after so many rounds had opened: who wrote in a later one
    may have repeated it, and who wrote before may have been repeated by it."""

    text: str = field(repr=False)
    after: int


@dataclass(frozen=True, slots=True)
class ContentFacts:
    """What the gate looks at in a brief that was rendered.

    `passages`: the texts that people wrote, without the fixed words of the template.
    `sources`: every contribution and reason of the track, gone through once. `identifiers`:
    whatever would give somebody on the roster away. `public_names`: question, addressees, chairs,
    convener, funders. `quotable`: terms and questions, which were there before the room. `known`:
    open papers.
    `mapped`: dissents for which a passage stands (ids). `experts`: how many are in the room.
    `foreign_parts`: parts of the file that are not on the allow-list.
    """

    passages: tuple[Passage, ...]
    sources: Iterable[Source] = field(repr=False)
    identifiers: frozenset[str] = field(repr=False)
    public_names: frozenset[str] = field(repr=False)
    quotable: tuple[str, ...] = field(repr=False)
    known: Sequence[Known]
    dissents: tuple[DissentFacts, ...]
    mapped: frozenset[str]
    counts: tuple[Count, ...]
    tables: tuple[Table, ...]
    earlier_counts: tuple[Count, ...]
    earlier_tables: tuple[Table, ...]
    experts: int
    k: int
    foreign_parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """What the gate looks at when a brief is to go out.

    `approved` are the chairs' approvals, `signed` the signatures for the release; `sides`
    says who sits as chair on which side; the embargo ends at `embargo_until`.
    """

    brief_id: str
    sha256: str
    approved: tuple[Signature, ...]
    signed: tuple[Signature, ...]
    sides: Mapping[str, str] = field(repr=False)
    quorum: int
    embargo_until: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that keeps a brief in the room.

    `passage_ref` is the passage, dissent, table or part; `clears` is the message id of what
    would clear it; `values` fill that sentence (as `word`: the number of a word, from 1).
    """

    check: Check
    passage_ref: str
    clears: str
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def overridable(self) -> bool:
        """Whether two people with a reason may let it pass."""
        return self.check is not Check.DISSENTS


@dataclass(frozen=True, slots=True)
class Override:
    """Some people let one finding pass, for a reason."""

    check: Check
    passage_ref: str
    people: frozenset[str] = field(repr=False)
    reason: str = field(repr=False)


def findings(content: ContentFacts, approvals: ApprovalFacts) -> tuple[Finding, ...]:
    """Everything that keeps this brief in the room."""
    return (*content_findings(content), *approval_findings(approvals))


def content_findings(facts: ContentFacts) -> tuple[Finding, ...]:
    """What the text and the file keep it in the room for; asked when the brief is drafted."""
    searches, regimes = _looked_through(facts)
    return (
        *_dissents(facts),
        *_attribution(facts),
        *_verbatim(searches),
        *_small_numbers(facts),
        *_handling(facts, regimes),
        *_document(facts),
    )


def approval_findings(facts: ApprovalFacts) -> tuple[Finding, ...]:
    """What is lacking in signatures and time; asked when the brief is to go out."""
    approvers = {sign.person for sign in facts.approved if sign.sha256 == facts.sha256}
    decisions = (
        met(approvers, facts.sides, facts.quorum),
        two_people(facts.signed, facts.sha256),
        allow_if(facts.now >= facts.embargo_until, "release.embargo"),
    )
    return tuple(
        Finding(Check.APPROVALS, facts.brief_id, denial.message, denial.values)
        for denial in decisions
        if isinstance(denial, Deny)
    )


def may_override(finding: Finding, override: Override) -> Decision:
    """Whether this override lets this finding pass."""
    same = (override.check, override.passage_ref) == (finding.check, finding.passage_ref)
    return all_of(
        allow_if(finding.overridable, "release.never_overridden"),
        allow_if(same, "release.another_finding"),
        allow_if(len(override.people) >= 2, "release.override_two_people"),
        allow_if(bool(override.reason.strip()), "release.override_reason"),
    )


def outstanding(found: Iterable[Finding], overrides: Collection[Override]) -> tuple[Finding, ...]:
    """The findings that no override lets pass; a brief goes out when there are none."""
    return tuple(
        one
        for one in found
        if all(isinstance(may_override(one, override), Deny) for override in overrides)
    )


def unattributed(
    text: str, identifiers: Collection[str], public_names: Collection[str], experts: int, k: int
) -> Decision:
    """Whether a text that stays in the room points to nobody in it, and counts no few people."""
    trace = first_trace(text, identifiers, public_names)
    number = first_small_number(text, experts, k)
    return all_of(
        allow_if(trace is None, "release.remove_trace", word=trace or 0),
        allow_if(number is None, "release.drop_number", word=number or 0),
    )


def _at_word(check: Check, ref: str, clears: str, word: int) -> Finding:
    return Finding(check, ref, clears, {"word": word})


def _dissents(facts: ContentFacts) -> Iterator[Finding]:
    for dissent_id in unmapped(facts.dissents, facts.mapped):
        yield Finding(Check.DISSENTS, dissent_id, "release.carry_dissent")


def _attribution(facts: ContentFacts) -> Iterator[Finding]:
    for passage in facts.passages:
        word = first_trace(passage.text, facts.identifiers, facts.public_names)
        if word is not None:
            yield _at_word(Check.ATTRIBUTION, passage.ref, "release.remove_trace", word)


def _looked_through(facts: ContentFacts) -> tuple[Collection[Search], Mapping[str, Handling]]:
    """What the contributions repeat, and the regimes of those that passages rest on: told in one
    look through all of them, because they may be too many to be held."""
    passages = {passage.ref: passage.text for passage in facts.passages}
    used = {source for passage in facts.passages for source in passage.sources}
    regimes: dict[str, Handling] = {}
    searches: dict[tuple[int, tuple[str, ...]], Search] = {}
    for source in facts.sources:
        if source.source_id in used:
            regimes[source.source_id] = source.handling
        if not source.consented:
            searched = source.round, source.own_words
            if searched not in searches:
                searches[searched] = Search(passages, _free(facts, source))
            searches[searched].look(source.text)
    return searches.values(), regimes


def _free(facts: ContentFacts, source: Source) -> Iterator[str]:
    """What may be repeated although this contribution says it."""
    yield from facts.quotable
    yield from (one.text for one in facts.known if one.after < source.round)
    yield from source.own_words


def _verbatim(searches: Iterable[Search]) -> Iterator[Finding]:
    for search in searches:
        for ref, word in search.found().items():
            yield _at_word(Check.VERBATIM, ref, "release.rephrase", word)


def _small_numbers(facts: ContentFacts) -> Iterator[Finding]:
    for ref in too_close(facts.counts, facts.earlier_counts, facts.k):
        yield Finding(Check.SMALL_NUMBERS, ref, "release.drop_count")
    for ref in recoverable(facts.tables, facts.earlier_tables, facts.k):
        yield Finding(Check.SMALL_NUMBERS, ref, "release.hide_cells")
    for passage in facts.passages:
        word = first_small_number(passage.text, facts.experts, facts.k)
        if word is not None:
            yield _at_word(Check.SMALL_NUMBERS, passage.ref, "release.drop_number", word)


def _handling(facts: ContentFacts, regimes: Mapping[str, Handling]) -> Iterator[Finding]:
    """A source that nobody knows is not for use: nothing says that it may be."""
    for passage in facts.passages:
        used = [regimes.get(source, Handling.NOT_FOR_USE) for source in passage.sources]
        if used and isinstance(may_appear_in_brief(strictest(used)), Deny):
            yield Finding(Check.HANDLING, passage.ref, "release.drop_source")


def _document(facts: ContentFacts) -> Iterator[Finding]:
    for part in facts.foreign_parts:
        yield Finding(Check.DOCUMENT, part, "release.remove_part")

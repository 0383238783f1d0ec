"""Acts on contributions: draft, post, withdraw, return to the author, let go with few others.

- A draft is nobody's but its author's; it goes when it is sent, discarded, or when the
  exploration ends, and one that is gone already keeps nothing from being sent.
- An item can be withdrawn until its batch is released, and then never.
- The facilitator never edits; an item returned with a reason may be sent again until then.
- Where a wider circle may write, nobody writes under a handle, and experts no more than others.
- What waits for more authors is released with fewer only by the consent of each, which is
  kept under seal and shown to nobody else.
- Only what was released to everybody may be replied to: a reply must not give away that there
  is something *not for use*.
"""

from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import MaxLen, MinLen

from documents.crypto.keyring import KeyPurpose
from documents.errors import RecordError
from documents.ids import new_id
from documents.models.contributions import Contribution, ContributionDraft, ReleasedContribution
from documents.models.rounds import Round, Window
from documents.operations import formats, items, seats, unsent, windows
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage
from documents.operations.items import Item, Paraphrase
from documents.operations.roster import Id
from documents.operations.rounds import writers_of
from policies import paraphrases, rounds
from policies.acts import Act
from policies.facts import ItemFacts
from policies.terms import ContributionKind, Handling, RecordClass

Text = Annotated[str, MinLen(1), MaxLen(8000)]


@dataclass(frozen=True, slots=True)
class Draft:
    """A contribution that is not sent yet. `replaces` names the draft that this one rewrites."""

    kind: ContributionKind
    text: Text
    handling: Handling = Handling.CHATHAM_HOUSE
    reply_to: Id | None = None
    replaces: Id | None = None


@dataclass(frozen=True, slots=True)
class ThisDraft:
    """One draft."""

    draft: Id


@dataclass(frozen=True, slots=True)
class Post:
    """A contribution to the open window of a round. `replaces` names a returned item, `draft`
    the draft that is sent herewith; `paraphrase`: let it be released in other words only. What
    replaces an item is paraphrased if that was asked for then."""

    round: Id
    kind: ContributionKind
    text: Text
    handling: Handling = Handling.CHATHAM_HOUSE
    reply_to: Id | None = None
    replaces: Id | None = None
    draft: Id | None = None
    paraphrase: bool = False


@dataclass(frozen=True, slots=True)
class ThisContribution:
    """One item in a window."""

    contribution: Id


@dataclass(frozen=True, slots=True)
class Return:
    """An item goes back to its author."""

    contribution: Id
    reason: Passage


@operation(Act.CONTRIBUTION_DRAFT, Draft, creates=True)
def draft(scene: Scene, body: Draft) -> str:
    """Keep what is not sent yet, or rewrite it."""
    require(rounds.item_fits(body.text))
    if body.reply_to is not None:
        _released(scene, body.reply_to)
    scene.uow.keyring.ensure(KeyPurpose.WINDOW, scene.track.id)
    row = _draft(scene, body.replaces) if body.replaces else _new_draft(scene)
    row.version += 1
    row.body = scene.sealer.seal(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, body)
    scene.session.add(row)
    return row.id


@operation(Act.CONTRIBUTION_DISCARD, ThisDraft, versioned=True)
def discard(scene: Scene, body: ThisDraft) -> str:
    """Throw a draft away; nothing of it remains."""
    row = _draft(scene, body.draft)
    scene.saw(row.version)
    scene.session.delete(row)
    return body.draft


@operation(Act.CONTRIBUTION_POST, Post, creates=True)
def post(scene: Scene, body: Post) -> str:
    """Lay an item into the open window; a returned one may be replaced until the release."""
    row = scene.get(Round, body.round)
    old = _in_track(scene, body.replaces) if body.replaces else None
    require(
        rounds.may_resend(_facts(scene, old), body.text)
        if old
        else rounds.may_post(writers_of(scene, row), scene.seat_id, scene.now, body.text)
    )
    if body.reply_to is not None:
        _released(scene, body.reply_to)
    if body.draft is not None:
        _sent(scene, body.draft)
    if old is not None:
        scene.session.delete(old)
    seat = seats.seat(scene.uow, scene.track.id, scene.seat_id, scene.seat)
    window_id = _window(scene, row, old)
    handle = "" if _apart(scene, window_id) else seats.details(scene.uow, seat).handle
    item = Item(
        kind=body.kind,
        text=body.text,
        handling=body.handling,
        handle=handle,
        seat=scene.seat_id,
        reply_to=body.reply_to,
        paraphrase=Paraphrase() if _asks(scene, body, old) else None,
    )
    return items.place(scene.uow, scene.track.id, window_id, item)


@operation(Act.CONTRIBUTION_WITHDRAW, ThisContribution, versioned=True)
def withdraw(scene: Scene, body: ThisContribution) -> str:
    """Take an item back before its release; nothing of it remains."""
    row = _own(scene, body.contribution)
    scene.saw(row.version)
    require(rounds.may_withdraw(_facts(scene, row)))
    scene.session.delete(row)
    return body.contribution


@operation(Act.CONTRIBUTION_RETURN, Return, versioned=True)
def return_to_author(scene: Scene, body: Return) -> str:
    """Give an item of a closed window back to its author, with a reason."""
    row = _in_track(scene, body.contribution)
    scene.saw(row.version)
    require(rounds.may_return(_facts(scene, row), body.reason))
    item = items.item_of(scene.uow, scene.track.id, row)
    items.write(scene.uow, scene.track.id, row, item, body.reason)
    return row.id


@operation(Act.CONTRIBUTION_CONSENT, ThisContribution, versioned=True)
def consent(scene: Scene, body: ThisContribution) -> str:
    """Let one's own item be released although fewer than k authors wait."""
    row = _own(scene, body.contribution)
    scene.saw(row.version)
    require(rounds.may_consent(_facts(scene, row)))
    item = items.item_of(scene.uow, scene.track.id, row)
    require(paraphrases.may_leave_with_few(item.stage))
    items.note(scene.uow, scene.track.id, row, replace(item, consented=True))
    return row.id


def is_mine(scene: Scene, row: Contribution) -> bool:
    """Whether the acting seat wrote the item."""
    return items.wrote(scene.uow, scene.track.id, row, scene.seat_id)


def _window(scene: Scene, row: Round, old: Contribution | None) -> str:
    """Where an item goes: into the present window, or back to where the old one lay."""
    there = None if old else windows.present(scene.uow, row)
    return old.window_id if old else there.id if there else ""


def _apart(scene: Scene, window_id: str) -> bool:
    """Whether nothing that goes into this window bears a handle."""
    row = scene.session.get_one(Window, window_id)
    return row.round_id in formats.apart(scene.uow, scene.track.id)


def _asks(scene: Scene, body: Post, old: Contribution | None) -> bool:
    """Whether an item is to be paraphrased: what was read under a handle already is not."""
    if old is None:
        return body.paraphrase
    asked = items.item_of(scene.uow, scene.track.id, old).stage is not None
    require(paraphrases.may_resend(asked=body.paraphrase, before=asked))
    return asked


def _draft(scene: Scene, draft_id: str) -> ContributionDraft:
    row = scene.session.get(ContributionDraft, draft_id)
    if row is None or not unsent.wrote(scene.uow, row, scene.seat_id):
        raise RecordError("record.not_there")
    return row


def _new_draft(scene: Scene) -> ContributionDraft:
    row = ContributionDraft(id=new_id(), track_id=scene.track.id, version=0)
    row.author = unsent.author(scene.uow, scene.track.id, row.id, scene.seat_id)
    return row


def _sent(scene: Scene, draft_id: str) -> None:
    for row in unsent.drafts(scene.uow, scene.track.id, [scene.seat_id]):
        if row.id == draft_id:
            scene.session.delete(row)


def _own(scene: Scene, contribution_id: str) -> Contribution:
    row = _in_track(scene, contribution_id)
    if not is_mine(scene, row):  # to anybody else it does not exist
        raise RecordError("record.not_there")
    return row


def _in_track(scene: Scene, contribution_id: str) -> Contribution:
    row, item = windows.lying_item(scene, contribution_id)
    if item.question is not None:  # a reason is no contribution
        raise RecordError("record.not_there")
    return row


def _facts(scene: Scene, row: Contribution) -> ItemFacts:
    window = scene.session.get_one(Window, row.window_id)
    return ItemFacts(window.state, is_mine(scene, row), row.returned is not None)


def _released(scene: Scene, released_id: str) -> None:
    row = scene.session.get(ReleasedContribution, released_id)
    if row is None:
        raise RecordError("record.not_there")
    scene.get(Round, row.round_id)
    said = scene.sealer.open(row, "body", RecordClass.CONTRIBUTION_RELEASED, items.Released)
    if said.handling is Handling.NOT_FOR_USE:
        raise RecordError("record.not_there")

"""A batch as people write it over HTTP, with the eye on the disk after every act.

- Everybody contributes and gives a reason, in orders and lengths that change from track to track;
  one of them asks for a paraphrase. Then the round is closed and released.
- Or it is a daily round, and the clock releases what they wrote.
- Every text begins with the name of its author: so the house can tell, who has the key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from documents.models.contributions import ReleasedContribution, ReleasedReason
from documents.operations.items import Given, Released
from documents.store import Store
from policies.terms import RecordClass
from tests.durability.caller import Call, insist, read
from tests.durability.walks import EXPERTS
from tests.guessing.eye import Cells, Eye, Places
from tests.guessing.tally import Orders, people

LENGTHS = (100, 600, 1_500, 3_200, 7_000)  # characters; each fits where the one before does not
_REASON = 3_900
"""Characters of the longest reason."""
FACILITATOR = "facilitator"
WAL = "records.db-wal"


@dataclass
class Batch:
    """What the eye knows of one batch before it comes to guess; `parent` is its round or its
    question, `places` are those of its rows once they were out."""

    track: str
    table: str
    parent: str
    who: Orders
    places: dict[str, Places] = field(default_factory=dict)

    def look_for(self, eye: Eye, file: str, name: str) -> None:
        """Find its rows in a file."""
        ids = [row["id"].decode() for row in eye.rows(self.table, self.parent)]
        first, last = eye.places(file, self.parent, ids)
        self.places |= {name: first, f"{name}, last": last}


@dataclass
class Play:
    """People with their sessions at this house, and the eye."""

    url: str
    sessions: Mapping[str, str] = field(repr=False)
    eye: Eye
    chance: Random

    def whole(self, track: str) -> tuple[Batch, ...]:
        """A round from its opening to its release: contributions, and reasons."""
        round_id, question = self._open(track)
        wrote, asked = self._order(), self.chance.choice(EXPERTS)
        came, items = dict[str, Cells](), dict[str, str]()
        for who, length in wrote:
            items[who] = self._post(track, who, round_id, length, paraphrase=who == asked)
            came[who] = self.eye.came()
        gave, came_then = self._order(), dict[str, Cells]()
        for who, length in gave:
            said = _text(who, min(length, _REASON))
            body = {"subject": question, "value": "important", "reason": said}
            self._act(who, track, "positions", body)
            came_then[who] = self.eye.came()
        self._act(FACILITATOR, track, f"rounds/{round_id}/close", {})
        self._paraphrase(track, asked, items[asked])
        self._act(FACILITATOR, track, f"rounds/{round_id}/release", {})
        both = _orders(wrote, came, "post") | _orders(gave, came_then, "reason")
        batches = (
            Batch(track, "released_contributions", round_id, both),
            Batch(track, "released_reasons", question, both),
        )
        for one in batches:
            one.look_for(self.eye, WAL, "its place in the journal")
        return batches

    def daily(self, track: str) -> Batch:
        """A round that the clock turns; what is written is released at one of the next ticks."""
        round_id, _ = self._open(track, daily=True)
        wrote, came = self._order(), dict[str, Cells]()
        for who, length in wrote:
            self._post(track, who, round_id, length, paraphrase=False)
            came[who] = self.eye.came()
        return Batch(track, "released_contributions", round_id, _orders(wrote, came, "post"))

    def released(self, batch: Batch) -> bool:
        """Whether this batch is out, whole."""
        return len(self.eye.rows(batch.table, batch.parent)) == len(EXPERTS)

    def _order(self) -> list[tuple[str, int]]:
        """Who writes, in which order, and how much."""
        lengths = self.chance.sample(LENGTHS, len(LENGTHS))
        return list(zip(self.chance.sample(EXPERTS, len(EXPERTS)), lengths, strict=True))

    def _open(self, track: str, *, daily: bool = False) -> tuple[str, str]:
        """The ids of a new round and of its question."""
        closes_at = (datetime.now(UTC) + timedelta(days=1)).isoformat()
        asked = [{"text": "What matters?", "scale": "importance"}]
        body = {"title": "Next", "questions": asked, "closes_at": closes_at, "daily": daily}
        round_id = self._act(FACILITATOR, track, "rounds", body)
        path = f"/tracks/{track}/rounds/{round_id}"
        seen = read(self.url, self.sessions[FACILITATOR], path).json
        return round_id, str(seen["questions"][0]["id"])

    def _post(self, track: str, who: str, round_id: str, length: int, *, paraphrase: bool) -> str:
        said = {"round": round_id, "kind": "concern", "text": _text(who, length)}
        return self._act(who, track, "contributions", said | {"paraphrase": paraphrase})

    def _paraphrase(self, track: str, who: str, item: str) -> None:
        """The facilitator says it in other words, as long or as short, and its author confirms."""
        at, said = f"paraphrases/{item}", {"text": _text(who, self.chance.choice(LENGTHS))}
        self._act(FACILITATOR, track, f"{at}/write", said, '"1"')
        self._act(who, track, f"{at}/confirm", {}, '"2"')
        self.eye.came()

    def _act(
        self, who: str, track: str, path: str, body: Mapping[str, Any], version: str = ""
    ) -> str:
        call = Call(self.sessions[who], f"/tracks/{track}/{path}", body, version=version)
        return insist(self.url, call).id


def authors(store: Store, batch: Batch) -> Mapping[str, str]:
    """Whose each row of a batch is; only the house can tell."""
    kind = RecordClass.CONTRIBUTION_RELEASED
    with store.begin() as uow:
        session, open_ = uow.session, uow.sealer(batch.track).open
        if batch.table == ReleasedReason.__tablename__:
            given = select(ReleasedReason).where(ReleasedReason.question_id == batch.parent)
            said = {row.id: open_(row, "body", kind, Given).text for row in session.scalars(given)}
        else:
            out = select(ReleasedContribution).where(ReleasedContribution.round_id == batch.parent)
            said = {row.id: open_(row, "body", kind, Released).text for row in session.scalars(out)}
    return {one: text.split()[0] for one, text in said.items()}


def _orders(
    wrote: Sequence[tuple[str, int]], came: Mapping[str, Cells], act: str
) -> dict[str, Sequence[str]]:
    """Every order that an act of everybody showed."""
    found = people([who for who, _ in wrote], came)
    known = {f"{name} ({act})": order for name, order in found.items()}
    return {"as they signed in": EXPERTS} | known


def _text(who: str, length: int) -> str:
    return (f"{who} " + "word " * length)[:length].strip()

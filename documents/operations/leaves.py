"""One audit leaf for every act, every refusal and every reading of sealed records.

- The leaf stands in the same transaction as what it records.
- What is not inside a known track is written under the deployment's key, without an object, so
  that an unknown id, somebody else's track and a closed door leave the same leaf.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from documents.audit.log import append
from documents.crypto.keyring import KeyPurpose
from documents.sealing import HOUSE
from documents.store import Store, UnitOfWork
from policies.version import POLICY_VERSION


@dataclass(frozen=True, slots=True)
class Leaf:
    """What happened: tag `noun:verb`, who (seat or account id), on what, how it ended."""

    tag: str
    actor: str
    outcome: str
    object_id: str = ""
    rule: str = ""


def write(uow: UnitOfWork, track_id: str, leaf: Leaf, digests: Sequence[str] = ()) -> int:
    """Append the leaf; answers its sequence number in the log. `track_id` may be `HOUSE`."""
    now = uow.clock.now()
    purpose = KeyPurpose.DEPLOYMENT_LEAF if track_id == HOUSE else KeyPurpose.LEAF
    key = uow.keyring.ensure(purpose, HOUSE) if track_id == HOUSE else None
    return append(
        uow.session,
        day=now.date(),
        policy_version=POLICY_VERSION,
        leaf_key=key or uow.keyring.current(purpose, track_id),
        deployment=uow.store.deployment,
        track=track_id,
        payload={
            "act": leaf.tag,
            "actor": _who(uow, track_id, leaf.actor, now),
            "digests": list(digests),
            "object": leaf.object_id,
            "outcome": leaf.outcome,
            "rule": leaf.rule,
            "time": now.isoformat(),
        },
    )


def _who(uow: UnitOfWork, track_id: str, actor: str, now: datetime) -> str:
    """Who acted, as an index under the track's link key: different in each leaf, to be found
    again only while that key lives, by somebody who tries each seat."""
    if track_id == HOUSE or not actor:
        return actor
    return uow.sealer(track_id).index("leaf", now.isoformat(), actor)


def record_closed_door(store: Store, account_id: str) -> None:
    """Record, in a transaction of its own, that somebody stood before a closed door."""
    with store.begin() as uow:
        write(uow, HOUSE, Leaf("door:closed", account_id, "denied"))
        uow.commit()

"""The way to a seat: named, screened, asked, answered, assessed; and forgotten where there is none.

- Who was only named has no account in the track and finds nothing of it.
- What is known of somebody who takes no seat goes after ninety days: row, links, key, account.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from documents.crypto.keyring import KeyGone, KeyPurpose
from documents.errors import RecordError
from documents.ids import new_id
from documents.models.people import Account, Candidate, Forgotten
from documents.models.rounds import Question
from documents.operations import accounts, sessions
from documents.operations.candidates import Renominate, Reply, Screen, ThisCandidate
from documents.operations.contributions import Post
from documents.operations.positions import Take
from documents.operations.questions import Asked
from documents.operations.roster import Assessment, Declaration, Grant
from documents.operations.rounds import NewRound
from documents.operations.tracks import Seen
from documents.operations.views.roster import candidates
from policies.acts import Act
from policies.candidates import KEPT
from policies.candidates import Assessment as Finding
from policies.terms import CandidateState, ContributionKind, Phase, Seat
from tests.documents.operations.rows import log_size
from tests.fakes import FrozenClock
from tests.people import email
from tests.records import tick
from tests.room import CHARTER, Room

OFFICER = "secretariat_officer"
FREE = Declaration(personal_capacity=True, under_instruction=False, undertaking=True)


def state(room: Room, candidate: str) -> CandidateState | None:
    """Where a candidate stands; nothing of one who was forgotten."""
    with room.store.begin() as uow:
        row = uow.session.get(Candidate, candidate)
        return row.state if row else None


def known_as(room: Room, name: str) -> str:
    """The address under which an account is known."""
    with room.store.begin() as uow:
        return accounts.contact_of(uow, uow.session.get_one(Account, room.people[name])).email


def denied(room: Room, who: str, what: Act, body: object) -> str:
    """The rule that refuses this."""
    outcome = room.attempt(who, what, body)
    return outcome.deny.rule if outcome.deny else ""


def test_nothing_is_visible_to_whoever_was_only_named(room: Room) -> None:
    candidate = room.nominate("named", "science")
    assert not room.actor("named").seats
    assert denied(room, OFFICER, Act.CANDIDATE_SOUND, ThisCandidate(candidate)) == (
        "candidates.not_now"
    )
    room.do(OFFICER, Act.CANDIDATE_SCREEN, Screen(candidate, fit=True, reason="Knows it."))
    assert not room.actor("named").seats
    room.do(OFFICER, Act.CANDIDATE_SOUND, ThisCandidate(candidate))
    assert room.actor("named").seats == {Seat.CANDIDATE: candidate}


def test_who_is_not_fit_is_set_aside(room: Room) -> None:
    candidate = room.nominate("named", "science")
    room.do(OFFICER, Act.CANDIDATE_SCREEN, Screen(candidate, fit=False, reason="Too close."))
    assert state(room, candidate) is CandidateState.SET_ASIDE
    assert denied(room, OFFICER, Act.CANDIDATE_SOUND, ThisCandidate(candidate))


def test_declining_needs_one_word_and_declaring_is_being_willing(room: Room) -> None:
    unwilling, willing = room.sound("unwilling", "science"), room.sound("willing", "science")
    room.do("unwilling", Act.CANDIDATE_REPLY, Reply(willing=False))
    assert state(room, unwilling) is CandidateState.DECLINED
    assert denied(room, "unwilling", Act.CANDIDATE_DECLARE, FREE) == "candidates.not_now"
    room.do("willing", Act.CANDIDATE_DECLARE, FREE)
    assert state(room, willing) is CandidateState.DECLARED


def test_a_sounding_is_open_once_the_candidate_has_signed_in(
    room: Room, clock: FrozenClock
) -> None:
    asked, other = room.sound("asked", "science"), room.sound("other", "science")
    with room.store.begin() as uow:
        link = accounts.make_link(uow, uow.session.get_one(Account, room.people["asked"]))
        sessions.consume_link(uow, link.rsplit("/", 1)[-1], new_id())
        uow.commit()
    assert state(room, asked) is CandidateState.OPENED
    assert state(room, other) is CandidateState.SOUNDED
    clock.advance(timedelta(seconds=CHARTER.terms.sounding_seconds))
    tick(room.store, room.track)
    assert state(room, asked) is CandidateState.LAPSED  # looking is no answer


def test_a_sounding_lapses_by_the_clock_and_can_be_sent_again(
    room: Room, clock: FrozenClock
) -> None:
    candidate = room.sound("late", "science")
    wait = timedelta(seconds=CHARTER.terms.sounding_seconds)
    clock.advance(wait - timedelta(seconds=1))
    tick(room.store, room.track)
    assert state(room, candidate) is CandidateState.SOUNDED
    before = log_size(room)
    clock.advance(timedelta(seconds=1))
    tick(room.store, room.track)
    assert state(room, candidate) is CandidateState.LAPSED
    assert log_size(room) == before + 2  # the room's own candidate was silent as well
    assert denied(room, "late", Act.CANDIDATE_DECLARE, FREE) == "candidates.not_now"
    room.do(OFFICER, Act.CANDIDATE_SOUND, ThisCandidate(candidate))
    clock.advance(KEPT)
    room.do("late", Act.CANDIDATE_REPLY, Reply(willing=True))
    tick(room.store, room.track)
    assert state(room, candidate) is CandidateState.WILLING


def test_a_pause_stops_the_wait_for_an_answer(room: Room, clock: FrozenClock) -> None:
    candidate = room.sound("late", "science")
    wait = timedelta(seconds=CHARTER.terms.sounding_seconds)
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.CONVENING))
    clock.advance(wait)
    tick(room.store, room.track)
    assert state(room, candidate) is CandidateState.SOUNDED
    room.resume()
    tick(room.store, room.track)
    assert state(room, candidate) is CandidateState.SOUNDED
    clock.advance(wait)
    tick(room.store, room.track)
    assert state(room, candidate) is CandidateState.LAPSED


def test_who_takes_no_seat_is_forgotten_after_ninety_days(room: Room, clock: FrozenClock) -> None:
    candidate = room.sound("unwilling", "science")
    room.do("unwilling", Act.CANDIDATE_DECLARE, FREE)
    finding = Assessment(candidate, Finding.DECLINE, "Too close to a ministry.")
    room.do("eligibility_officer", Act.CANDIDATE_ASSESS, finding)
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.CONVENING))  # which prolongs nothing
    clock.advance(KEPT - timedelta(seconds=1))
    tick(room.store, room.track)
    assert room.actor("unwilling").seats == {Seat.CANDIDATE: candidate}
    assert known_as(room, "unwilling") == email("unwilling")
    clock.advance(timedelta(seconds=1))
    tick(room.store, room.track)
    assert state(room, candidate) is None
    assert not room.actor("unwilling").seats
    assert known_as(room, "unwilling") == ""
    with pytest.raises(KeyGone):
        room.store.keyring.current(KeyPurpose.CANDIDATE, candidate)
    with room.store.begin() as uow:
        assert not uow.session.scalars(select(Forgotten.id)).all()


def test_who_sits_in_another_track_keeps_name_and_address(room: Room, clock: FrozenClock) -> None:
    other = Room(room.store, people=room.people)
    other.track = other.do(OFFICER, Act.TRACK_OPEN, CHARTER)
    elsewhere, here = other.sound("twice", "science"), room.sound("twice", "science")
    room.do("twice", Act.CANDIDATE_REPLY, Reply(willing=False))
    clock.advance(KEPT)
    tick(room.store, room.track)
    assert state(room, here) is None
    assert state(room, elsewhere) is CandidateState.SOUNDED
    assert known_as(room, "twice") == email("twice")


def test_an_officer_of_both_tracks_names_somebody_again(room: Room) -> None:
    other = Room(room.store, people=room.people)
    other.track = other.do(OFFICER, Act.TRACK_OPEN, CHARTER)
    known = other.nominate("known", "science")
    again = room.do(OFFICER, Act.CANDIDATE_RENOMINATE, Renominate(other.track, known))
    listed = {one.id: one for one in room.read(OFFICER, candidates, None, 50).items}
    assert listed[again].person.email == email("known")
    assert listed[again].state is CandidateState.NOMINATED
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.do("second_officer", Act.CANDIDATE_RENOMINATE, Renominate(other.track, known))
    same = Renominate(room.track, again)
    assert denied(room, OFFICER, Act.CANDIDATE_RENOMINATE, same) == "candidates.same_track"


def test_a_key_is_destroyed_though_somebody_died_before_it(room: Room) -> None:
    candidate = room.nominate("named", "science")
    with room.store.begin() as uow:
        uow.session.add(Forgotten(id=candidate))
        uow.commit()
    tick(room.store, room.track)
    with pytest.raises(KeyGone):
        room.store.keyring.current(KeyPurpose.CANDIDATE, candidate)


def test_when_the_track_closes_only_those_seated_are_remembered(room: Room) -> None:
    candidate = room.read("candidate", candidates, None, 10).items[0].id
    room.go_to(Phase.CLOSED)
    assert state(room, candidate) is None
    with room.store.begin() as uow:
        left = set(uow.session.scalars(select(Candidate.state)))
    assert left == {CandidateState.SEATED}


def test_a_candidate_withdraws_their_own_candidacy_and_nobody_elses(room: Room) -> None:
    mine, other = room.sound("mine", "science"), room.sound("other", "science")
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.do("mine", Act.CANDIDATE_WITHDRAW, ThisCandidate(other))
    room.do("mine", Act.CANDIDATE_WITHDRAW, ThisCandidate(mine))
    assert state(room, mine) is CandidateState.WITHDRAWN
    room.do(OFFICER, Act.CANDIDATE_WITHDRAW, ThisCandidate(other))
    assert state(room, other) is CandidateState.WITHDRAWN


def test_who_is_restricted_from_a_topic_has_no_part_in_a_round_that_touches_it(
    room: Room,
) -> None:
    candidate = room.sound("apart", "science")
    room.do("apart", Act.CANDIDATE_DECLARE, FREE)
    found = Assessment(candidate, Finding.RESTRICT, "Sells gauges.", ("gauges",))
    room.do("eligibility_officer", Act.CANDIDATE_ASSESS, found)
    room.do(OFFICER, Act.SEAT_GRANT, Grant(Seat.EXPERT, candidate))
    room.advance()
    touching, other = (_about(room, topic) for topic in ("gauges", "tariffs"))
    post = Post(touching, ContributionKind.OPTION, "Buy mine.")
    assert denied(room, "apart", Act.CONTRIBUTION_POST, post) == "rounds.not_in_roster"
    position = Take(_question(room, touching), "important", "Mine are best.")
    assert denied(room, "apart", Act.POSITION_TAKE, position) == "rounds.not_in_roster"
    room.post("expert_1", touching)
    room.post("apart", other)
    room.take("apart", _question(room, other), "important")


def test_a_round_is_about_topics_of_the_track(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    closes_at = room.store.clock.now() + timedelta(hours=1)
    body = NewRound("Fish", (Asked("Which fish?"),), closes_at, ("fish",))
    assert denied(room, "facilitator", Act.ROUND_OPEN, body) == "rounds.topic_unknown"


def _about(room: Room, topic: str) -> str:
    closes_at = room.store.clock.now() + timedelta(hours=1)
    body = NewRound(topic, (Asked("What matters?"),), closes_at, (topic,))
    return room.do("facilitator", Act.ROUND_OPEN, body)


def _question(room: Room, round_id: str) -> str:
    with room.store.begin() as uow:
        return uow.session.scalars(select(Question.id).where(Question.round_id == round_id)).one()

"""The sentence of every rule that can say no, in the source language.

- Keys are the message ids of `policies`; every rule there has a sentence here (tested).
- A sentence says what would have to be otherwise; it holds counts, dates and words of our
  own vocabulary, never content.
"""

from collections.abc import Mapping
from types import MappingProxyType

from api.i18n import sentence
from api.text_sentences import ON_TEXTS

_WHO = {
    "decisions.no_rule": sentence("No rule allows this."),
    "knowledge.none": sentence("There is nothing here for you."),
    "knowledge.no_content": sentence(
        "Your seat knows that there are such records, but not what they say."
    ),
    "permissions.not_granted": sentence("Your seat cannot do this as things stand."),
    "sessions.factor_there": sentence("You have a second factor already."),
    "sessions.last_factor": sentence(
        "Your seat needs a second factor, and this is the only one: first set up another."
    ),
    "sessions.no_factor": sentence(
        "You have no second factor: ask for a new link and sign in with it."
    ),
    "sessions.passkeys_enough": sentence("You have as many passkeys as one account may have."),
    "sessions.passkeys_need_name": sentence(
        "No passkey can be made here: this service is reached under a number, not under a name."
    ),
    "sessions.prove_first": sentence(
        "First show that it is you: give a code or a passkey, or sign in again with a new link;"
        " then do this within a quarter of an hour."
    ),
    "sides.already_held": sentence("This person holds this seat already (%(seat)s)."),
    "sides.liaison_of_decision_maker": sentence("Only a decision-maker has a liaison."),
    "sides.liaison_present": sentence("This decision-maker has a liaison already."),
    "sides.never_meet": sentence("People, content and custody never meet in one person."),
    "sides.stands_alone": sentence("This seat (%(seat)s) cannot be held beside another one."),
    "stops.none": sentence(
        "No stop holds this track now; one that is asked for can be lifted from the next tick on."
    ),
    "stops.stopped": sentence("A stop was asked for: nothing goes out until it is over."),
    "stops.used": sentence("You have asked for a stop in this phase already."),
    "tracks.may_convene": sentence("Your account may not open tracks here."),
}
_FLOORS = {
    "floors.answer": sentence("Addressees have at least %(days)d days to answer."),
    "floors.cooling": sentence("A track is destroyed at least %(days)d days after it was decided."),
    "floors.custody": sentence("An identity opens at least %(days)d days after notice."),
    "floors.confirm": sentence("Holders of a dissent have at least %(days)d days to confirm."),
    "floors.redeclare": sentence("Members have at least %(days)d days to declare anew."),
    "floors.silence": sentence("A silence lasts at least %(days)d days."),
    "floors.tick": sentence("Ticks lie at least %(hours)d hours apart."),
}
_CANDIDATES = {
    "candidates.already_assessed": sentence("This candidate was assessed already."),
    "candidates.already_declared": sentence("You have declared already."),
    "candidates.mandate": sentence(
        "Somebody who acts under instruction or represents others cannot be accepted."
    ),
    "candidates.not_admitted": sentence("The assessment does not admit this candidate."),
    "candidates.not_assessed": sentence("This candidate has not been assessed yet."),
    "candidates.not_declared": sentence("This candidate has not declared yet."),
    "candidates.not_now": sentence("This is not possible for a candidate who is %(state)s."),
    "candidates.reason_missing": sentence("This needs a reason."),
    "candidates.seat_is_sounded": sentence("Nobody is made a candidate but by a sounding."),
    "candidates.same_track": sentence("This is the track that the candidate comes from."),
    "candidates.topic_unknown": sentence("This is not a topic of the track."),
    "candidates.topics_missing": sentence("A restriction names the topics that it covers."),
    "candidates.topics_unwanted": sentence("Only a restriction names topics."),
    "candidates.undertaking_missing": sentence("The undertaking has to be signed."),
}
_CUSTODY = {
    "custody.agreed_already": sentence("You have agreed already; a second custodian decides too."),
    "custody.asked_already": sentence("This identity was asked for already."),
    "custody.decided": sentence("This request was decided (%(state)s)."),
    "custody.no_such_handle": sentence("Nobody writes under this handle."),
    "custody.not_agreed": sentence("Two custodians have to agree first (%(state)s)."),
    "custody.not_one_of_the_two": sentence("Only the two who agreed open an identity."),
    "custody.reason_missing": sentence("A request to open an identity needs a reason."),
    "custody.too_early": sentence("The delay in which the person knows of it is not over."),
}
_SHREDDING = {
    "shredding.asked_already": sentence("You have asked already; a second person has to ask too."),
    "shredding.decided": sentence("The destruction of this track was decided already."),
    "shredding.not_asked": sentence("Nobody has asked to destroy this track."),
    "shredding.on_hold": sentence("On hold; name it, if it is to be let go: %(kinds)s."),
    "shredding.officer_missing": sentence("One of the two has to be a secretariat officer."),
    "shredding.sign_in_again": sentence("Sign in again: this takes a fresh sign-in."),
}
_MANDATES = {
    "balance.target_twice": sentence("A target stands in the list twice."),
    "mandates.expired": sentence("Your declaration has expired; please renew it first."),
    "mandates.not_reported": sentence("No mandate was reported for this seat."),
    "mandates.report_instead": sentence(
        "A renewal says that nothing binds you; please report the mandate instead."
    ),
    "mandates.suspended": sentence(
        "Your seat rests until the mandate that you reported has been assessed."
    ),
    "officials.consent_missing": sentence("Not every seated expert has consented."),
    "officials.consented_already": sentence("You have consented already."),
    "officials.nobody_to_ask": sentence("No expert is seated who could be asked."),
    "officials.not_admitted": sentence(
        "Officials take a seat on Track 1.5 only, and none once the switch back is asked for."
    ),
    "officials.not_asked": sentence("This switch has not been asked for."),
    "officials.refused_already": sentence("You have refused already."),
    "officials.so_already": sentence("The track is so already, and no switch is asked for."),
    "officials.still_seated": sentence("The track goes back when no official sits here any more."),
}
_HANDOVER = {
    "handover.chair_too_late": sentence("A chair is replaced only while seats are given."),
    "handover.nobody_sits": sentence("Nobody sits in this seat now."),
    "handover.not_ended": sentence(
        "This seat (%(seat)s) does not end while the track goes on; it may be handed over."
    ),
    "handover.not_this_seat": sentence("This seat (%(seat)s) is not given to another person."),
    "handover.stands_in": sentence("Whoever stands in for somebody does not pass the seat on."),
    "handover.until_past": sentence("This moment has passed."),
}
_CHASES = {
    "chases.nobody_silent": sentence("Nobody is waited for."),
    "chases.told_today": sentence("Everybody who is waited for was reminded today."),
}
_PHASES = {
    "phases.amendments_open": sentence("Amendments still open: %(count)d."),
    "phases.brief_released": sentence("A brief was released; there is no way back."),
    "phases.candidates_unassessed": sentence("Some candidates wait for their assessment."),
    "phases.chairs_missing": sentence("Chairs needed for the quorum: %(needed)d."),
    "phases.changed": sentence("The track moved since you looked: it is in %(phase)s."),
    "phases.experts_missing": sentence("Experts needed: at least %(needed)d."),
    "phases.items_waiting": sentence(
        "Contributions wait for their release; each author lets them go as they are, or withdraws."
    ),
    "phases.last": sentence("The track is closed."),
    "phases.no_addressee": sentence("No decision-maker holds a seat."),
    "phases.no_adopted_paragraph": sentence("No paragraph has been adopted."),
    "phases.no_gate": sentence("No gate leads out of this phase (%(phase)s)."),
    "phases.dissents_unprinted": sentence(
        "Dissents that no released brief prints: %(count)d. Ask for another brief."
    ),
    "phases.dissent_on_unadopted": sentence(
        "A paragraph that somebody dissents from is not adopted: %(count)d."
    ),
    "phases.no_message": sentence("No message of the brief has been written."),
    "phases.no_recommendation": sentence("No recommendation has been written."),
    "phases.no_released_brief": sentence("No brief has been released."),
    "phases.no_released_round": sentence("No round has been released."),
    "phases.no_step_back": sentence("No step back leads out of this phase (%(phase)s)."),
    "phases.not_paused": sentence("The track is not paused."),
    "phases.strongest_case": sentence(
        "A best case and a best objection that those who hold them confirm: %(strongest)d of"
        " %(options)d options have both."
    ),
    "phases.paused": sentence("The track is paused."),
    "phases.reason_missing": sentence("Ending a track needs a reason."),
    "phases.seat_missing": sentence("A seat has no holder: %(seat)s."),
    "phases.terms_unapproved": sentence("No chair approved this text as it is now: %(kind)s."),
    "phases.unacknowledged": sentence("Not every addressee has acknowledged."),
    "phases.unanswered": sentence("Recommendations without an answer: %(count)d."),
    "phases.window_open": sentence("Rounds still open: %(count)d."),
    "quorum.sides_unnamed": sentence("Each chair needs a side, and there have to be two sides."),
    "quorum.side_missing": sentence("Sides that approved: %(approved)d of %(needed)d."),
    "quorum.too_few": sentence("Chairs who approved: %(approved)d of %(needed)d."),
}
_CHARTER = {
    "charter.changed_since": sentence(
        "The charter changed since this was written; it has to be written again."
    ),
    "charter.goes_with_the_track": sentence(
        "Other records stand on this; it is destroyed with the whole track: %(kind)s."
    ),
    "charter.held_without_days": sentence(
        "What is held has no days: it is held until somebody lets it go (%(kind)s)."
    ),
    "charter.kept_a_year": sentence("This is kept for at least %(days)d days: %(kind)s."),
    "charter.log_stays": sentence("The log is never destroyed; it holds no content."),
    "charter.must_go": sentence("This tells who somebody is and can only be destroyed: %(kind)s."),
    "charter.not_open": sentence("This version no longer lies before the chairs: it is %(state)s."),
    "charter.reason_missing": sentence("A change of the charter needs a reason."),
    "charter.retention_is_fixed": sentence(
        "The retention schedule can change only before the track opens."
    ),
    "charter.retention_twice": sentence("A class of records stands in the schedule twice."),
    "charter.section_missing": sentence("This section is missing: %(section)s."),
    "charter.section_too_many": sentence("A section stands here twice, or in the wrong text."),
}
_READINESS = {
    "actor_map.to_itself": sentence("An actor has no relation to itself."),
    "readiness.mitigation_missing": sentence("Say what is done about the risks."),
    "readiness.not_now": sentence("The decision on readiness was: %(decision)s."),
    "readiness.unanswered": sentence("Questions of readiness without an answer: %(count)d."),
    "readiness.undecided": sentence(
        "A chair has to decide on readiness: on the answers as they stand, and again in a pause."
    ),
}
_CLARIFICATIONS = {
    "clarifications.already_replied": sentence("The reply was forwarded already."),
    "clarifications.empty": sentence("A question or a reply is not empty."),
    "clarifications.no_draft": sentence("No reply has been drafted yet."),
}
_PAPERS = {
    "papers.not_for_use": sentence("This paper is background for the facilitator, not for use."),
    "papers.not_own": sentence("Only whoever added a paper changes or withdraws it."),
    "papers.withdrawn": sentence("This paper was withdrawn."),
}
_TALK = {
    "caucuses.closed": sentence("This caucus was closed."),
    "caucuses.too_few": sentence("A caucus needs at least %(needed)d experts."),
    "notes.no_such_handle": sentence("Nobody writes under this handle."),
}
_MILESTONES = {
    "milestones.known": sentence("This was published for this day already."),
    "milestones.not_yet": sentence("This has not happened yet."),
}
_STUDIES = {
    "studies.declined_already": sentence("You have declined this request already."),
    "studies.no_researcher": sentence("No researcher holds a seat who could be asked."),
    "studies.not_now": sentence("This is not possible for a request that is %(state)s."),
    "studies.not_yours": sentence("Only the researcher who accepted this request delivers it."),
}
_SILENCE = {
    "silence.broken_already": sentence("You have broken the silence already."),
    "silence.not_in_terms": sentence("The terms of reference know no silence procedure."),
    "silence.not_running": sentence("This text does not lie under silence."),
    "silence.once": sentence("This text was put under silence before."),
}

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        **_WHO,
        **_FLOORS,
        **_CANDIDATES,
        **_CUSTODY,
        **_SHREDDING,
        **_MANDATES,
        **_HANDOVER,
        **_CHASES,
        **_PHASES,
        **_CHARTER,
        **_READINESS,
        **_CLARIFICATIONS,
        **_PAPERS,
        **_TALK,
        **_MILESTONES,
        **_STUDIES,
        **_SILENCE,
        **ON_TEXTS,
    }
)

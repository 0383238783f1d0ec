"""The sentence of every rule that can say no, in the source language.

- Keys are the message ids of `policies`; every rule there has a sentence here (tested).
- A sentence says what would have to be otherwise; it holds counts, dates and words of our
  own vocabulary, never content.
"""

from collections.abc import Mapping
from types import MappingProxyType

from api.i18n import sentence

_WHO = {
    "decisions.no_rule": sentence("No rule allows this."),
    "knowledge.none": sentence("There is nothing here for you."),
    "knowledge.no_content": sentence(
        "Your seat knows that there are such records, but not what they say."
    ),
    "permissions.not_granted": sentence("Your seat cannot do this as things stand."),
    "sides.already_held": sentence("This person holds this seat already (%(seat)s)."),
    "sides.never_meet": sentence("People, content and custody never meet in one person."),
    "sides.stands_alone": sentence("This seat (%(seat)s) cannot be held beside another one."),
    "tracks.may_convene": sentence("Your account may not open tracks here."),
}
_FLOORS = {
    "floors.answer": sentence("Addressees have at least %(days)d days to answer."),
    "floors.confirm": sentence("Holders of a dissent have at least %(days)d days to confirm."),
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
    "candidates.reason_missing": sentence("An assessment needs a reason."),
    "candidates.seat_is_sounded": sentence("Nobody is made a candidate but by a sounding."),
    "candidates.undertaking_missing": sentence("The undertaking has to be signed."),
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
        "Contributions wait for their release; each is to be released or withdrawn."
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
    "phases.paused": sentence("The track is paused."),
    "phases.seat_missing": sentence("A seat has no holder: %(seat)s."),
    "phases.unacknowledged": sentence("Not every addressee has acknowledged."),
    "phases.unanswered": sentence("Recommendations without an answer: %(count)d."),
    "phases.window_open": sentence("Rounds still open: %(count)d."),
    "quorum.sides_unnamed": sentence("Each chair needs a side, and there have to be two sides."),
    "quorum.side_missing": sentence("Sides that approved: %(approved)d of %(needed)d."),
    "quorum.too_few": sentence("Chairs who approved: %(approved)d of %(needed)d."),
}
_ROUNDS = {
    "handling.no_consent_to_wording": sentence("The author has not agreed to this wording."),
    "handling.not_for_use": sentence("One of the sources is not for use."),
    "positions.not_on_scale": sentence("This value is not on the scale (%(scale)s)."),
    "positions.reason_missing": sentence("This position needs a reason."),
    "positions.reason_too_long": sentence("A reason has at most %(most)d characters."),
    "positions.texts_in_drafting": sentence("Positions on texts are taken while drafting."),
    "rounds.already_released": sentence("The batch was released."),
    "rounds.already_returned": sentence("This item is with its author already."),
    "rounds.closes_in_the_past": sentence("The closing time has passed."),
    "rounds.deadline_moved": sentence("The closing time was moved."),
    "rounds.item_empty": sentence("A contribution is not empty."),
    "rounds.item_too_long": sentence("A contribution has at most %(most)d characters."),
    "rounds.late": sentence("The window has closed."),
    "rounds.no_question": sentence("A round asks at least one question."),
    "rounds.not_in_roster": sentence("Your seat is not on the roster of this round."),
    "rounds.not_open": sentence("The window is not open."),
    "rounds.not_own": sentence("Only its author may do this."),
    "rounds.not_returned": sentence("This item was not returned to you."),
    "rounds.paused": sentence("The track is paused."),
    "rounds.reason_missing": sentence("Returning an item needs a reason."),
    "rounds.roster_too_small": sentence("Experts needed: at least %(needed)d."),
    "rounds.still_open": sentence("The window is still open."),
    "statistics.not_yet": sentence("There are figures once no position can be taken any more."),
    "rounds.waits": sentence(
        "A batch needs at least %(needed)d authors; this one joins the next round."
    ),
}
_DRAFTS = {
    "dissents.await_confirmation": sentence("Its holder still has time to confirm it."),
    "dissents.confirmed_already": sentence(
        "The holder confirmed this wording; only the holder can state it anew."
    ),
    "dissents.holder_only": sentence("Only the holder of a dissent may do this."),
    "dissents.not_now": sentence("This is not possible for a dissent that is %(state)s."),
    "dissents.raised_already": sentence("You have dissented from this text already."),
    "dissents.sentence_empty": sentence("A dissent needs its sentence."),
    "dissents.sentence_too_long": sentence("The sentence has at most %(most)d words."),
    "paragraphs.already_adopted": sentence("This paragraph has been adopted."),
    "paragraphs.amendments_unanswered": sentence(
        "Amendments that are neither accepted nor rejected: %(count)d."
    ),
    "paragraphs.answered_twice": sentence("An amendment stands in the lists twice."),
    "paragraphs.one_amendment_at_most": sentence("At most one amendment can be accepted."),
    "paragraphs.source_not_released": sentence("Only released contributions can be sources."),
    "paragraphs.unknown_amendment": sentence("One of the amendments is not open here."),
}
_BRIEFS = {
    "approvals.already_signed": sentence("You have signed this already."),
    "approvals.not_a_chair": sentence("Only a chair approves."),
    "approvals.not_a_releasing_seat": sentence("Only the secretariat and a chair release."),
    "approvals.not_ready": sentence("The brief is not ready to be signed: %(state)s."),
    "approvals.own_text": sentence("Nobody approves a text of their own."),
    "approvals.reason_missing": sentence("Returning a brief needs a reason."),
    "approvals.sign_in_again": sentence(
        "Please sign in again: this needs a sign-in not older than %(seconds)d seconds."
    ),
    "approvals.text_changed": sentence("This is not the text that now lies before you."),
    "approvals.two_people_needed": sentence("Two different people have to release."),
    "briefs.already_acknowledged": sentence("You have acknowledged this brief."),
    "briefs.already_answered": sentence("You have answered this recommendation."),
    "briefs.text_is_before_chairs": sentence(
        "A brief with this text is before the chairs; it can change once they return the brief."
    ),
    "briefs.text_is_out": sentence("A released brief prints this; it cannot be rewritten."),
    "briefs.not_addressed": sentence("This is not addressed to you."),
    "briefs.not_released": sentence("The brief has not been released: %(state)s."),
    "briefs.reasons_missing": sentence("This answer needs reasons."),
    "briefs.silence_is_not_chosen": sentence("No answer cannot be given as an answer."),
    "briefs.under_way": sentence("A brief is under way already."),
}
_RELEASE = {
    "release.another_finding": sentence("This override is for another finding."),
    "release.dissent_closed": sentence(
        "A dissent that this brief prints was closed by its holder; return it and ask again."
    ),
    "release.name_sources": sentence("Name the released contributions that this rests on."),
    "release.carry_dissent": sentence("Carry the dissent: it stands nowhere in the brief."),
    "release.drop_count": sentence(
        "Leave this number out: with another one it would tell about too few people."
    ),
    "release.drop_number": sentence("Leave out the number of people in this passage."),
    "release.drop_source": sentence("Rest the passage on other sources: one may not be used."),
    "release.embargo": sentence("The embargo is not over yet."),
    "release.hide_cells": sentence("Hide more of this table: a hidden cell can be worked out."),
    "release.never_overridden": sentence("No override lifts this finding."),
    "release.override_reason": sentence("An override needs a reason."),
    "release.override_two_people": sentence("An override needs two different people."),
    "release.remove_part": sentence("Remove this part of the document."),
    "release.remove_trace": sentence("Take out what points to somebody in the room."),
    "release.shorten": sentence("Shorten the brief: it is over its limit."),
    "release.rephrase": sentence("Say it in other words: it repeats one contribution."),
}

SENTENCES: Mapping[str, str] = MappingProxyType(
    _RELEASE | _WHO | _FLOORS | _CANDIDATES | _CHASES | _PHASES | _ROUNDS | _DRAFTS | _BRIEFS
)

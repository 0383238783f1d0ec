"""The sentences of rules about contributions, drafts, briefs and their release: see `sentences`."""

from collections.abc import Mapping

from api.i18n import sentence

_ROUNDS = {
    "formats.agenda_elsewhere": sentence("Only a dialogue event has an agenda."),
    "formats.agenda_missing": sentence("A dialogue event needs an agenda."),
    "formats.circle_elsewhere": sentence("Only a reflection period is shown to a wider circle."),
    "formats.daily": sentence("An e-dialogue week has one window a day."),
    "formats.minutes_of_events": sentence("Only a dialogue event has minutes."),
    "formats.no_such_edition": sentence("The draft has had no such edition."),
    "formats.not_released": sentence("What was said is summed up once it is released."),
    "formats.nothing_shown": sentence(
        "A reflection period shows one text: an edition of the draft, or a background paper."
    ),
    "formats.one_window": sentence("A round of this format has one window only."),
    "formats.scale": sentence(
        "A questionnaire asks on the scales of a Policy Delphi, not on this one: %(scale)s."
    ),
    "formats.shown_elsewhere": sentence("Only a reflection period shows a text."),
    "formats.week": sentence("An e-dialogue week has %(least)d to %(most)d windows."),
    "handling.no_consent_to_wording": sentence("The author has not agreed to this wording."),
    "handling.not_for_use": sentence("One of the sources is not for use."),
    "positions.not_a_ranking": sentence(
        "Each of the %(count)d options needs a rank of its own from 1 to %(count)d, as in"
        " %(example)s; or say that you cannot say."
    ),
    "positions.not_on_scale": sentence("This value is not on the scale (%(scale)s)."),
    "positions.other_wording": sentence(
        "The text was reworded since you read it. Read it as it is now, and say it again."
    ),
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
    "rounds.only_later": sentence("A closing time is moved to a later one only."),
    "rounds.options": sentence(
        "A ranking needs %(least)d to %(most)d options, no two of them alike."
    ),
    "rounds.options_elsewhere": sentence("Only a ranking has options of its own."),
    "rounds.other_scale": sentence("A question is asked again on its scale: %(scale)s."),
    "rounds.paused": sentence("The track is paused."),
    "rounds.ranked_once": sentence("A ranking is not asked again."),
    "rounds.reason_missing": sentence("Returning an item needs a reason."),
    "rounds.roster_too_small": sentence("Experts needed: at least %(needed)d."),
    "rounds.still_open": sentence("The window is still open."),
    "rounds.too_many_questions": sentence("A round asks at most %(most)d questions."),
    "verdicts.out_of_range": sentence("A threshold is a whole share from 1 to 100 per cent."),
    "verdicts.same_thresholds": sentence("These are the thresholds that the round has."),
    "statistics.not_yet": sentence("There are figures once no position can be taken any more."),
    "rounds.topic_unknown": sentence("This is not a topic of the track."),
    "paraphrases.asked_already": sentence("A paraphrase of this was asked for already."),
    "paraphrases.not_asked": sentence("Its author did not ask for a paraphrase."),
    "paraphrases.not_of_texts": sentence(
        "A reason is paraphrased where it is shown: on the question of a round."
    ),
    "paraphrases.not_written": sentence("There is no paraphrase to confirm or return."),
    "paraphrases.only_with_others": sentence(
        "What is paraphrased is released in a batch of several authors only."
    ),
    "paraphrases.too_late": sentence(
        "A paraphrase is asked for before anybody has read the text: when it is sent, or while "
        "the window is open."
    ),
    "paraphrases.with_author": sentence("Nothing is awaited from you on this paraphrase."),
    "rounds.waits_in_circle": sentence(
        "A batch from a wider circle needs at least %(needed)d authors, or the consent of each;"
        " this one waits, or joins the next of its kind."
    ),
    "rounds.waits": sentence(
        "A batch needs at least %(needed)d authors, or the consent of each; this one joins the "
        "next round."
    ),
}
_DRAFTS = {
    "recommendations.no_heading": sentence(
        "The terms of reference group recommendations by theme: name the group of this one."
    ),
    "recommendations.not_clustered": sentence(
        "The terms of reference do not group recommendations: this one has no heading."
    ),
    "dissents.await_confirmation": sentence("Its holder still has time to confirm it."),
    "dissents.confirmed_already": sentence(
        "The holder confirmed this wording; only the holder can state it anew."
    ),
    "dissents.holder_only": sentence("Only the holder of a dissent may do this."),
    "dissents.not_now": sentence("This is not possible for a dissent that is %(state)s."),
    "dissents.raised_already": sentence("You have dissented from this text already."),
    "dissents.sentence_empty": sentence("A dissent needs its sentence."),
    "dissents.sentence_too_long": sentence("The sentence has at most %(most)d words."),
    "amendments.alone": sentence(
        "To delete, split or merge is accepted alone, not together with other amendments."
    ),
    "amendments.amended_once": sentence("An amendment of an amendment cannot be amended again."),
    "amendments.changed_elsewhere": sentence(
        "One of the other paragraphs reads otherwise since the amendment was made."
    ),
    "amendments.conflict": sentence(
        "Passages for which the accepted amendments have different wordings: %(count)d."
    ),
    "amendments.merges_nothing": sentence("Name the paragraphs to merge with."),
    "amendments.named_twice": sentence("A paragraph is named twice."),
    "amendments.no_wording": sentence("There is no wording to amend."),
    "amendments.not_agreed": sentence(
        "Those behind the amendment have not agreed to its other wording."
    ),
    "amendments.not_asked": sentence("No answer of yours is awaited here."),
    "amendments.one_paragraph": sentence("Only deleting and merging reach other paragraphs."),
    "amendments.open_elsewhere": sentence(
        "Open amendments of the other paragraphs: %(count)d; answer them first."
    ),
    "amendments.settled": sentence("The amendment is no longer open: %(state)s."),
    "amendments.sponsored": sentence("Others stand behind this amendment too; it goes on."),
    "amendments.sponsored_already": sentence("You stand behind this amendment already."),
    "amendments.splits_nothing": sentence("Put a blank line between the new paragraphs."),
    "amendments.without_its_amendment": sentence(
        "Another wording of an amendment is accepted only together with that amendment."
    ),
    "amendments.wording_only": sentence("Of an amendment only the wording can be amended."),
    "amendments.words": sentence("A deletion has no words; every other amendment needs some."),
    "brackets.nothing_kept": sentence("A bracket needs an alternative."),
    "brackets.not_open": sentence("Only open amendments can be kept as alternatives."),
    "brackets.wordings_only": sentence("Only another wording of the paragraph is an alternative."),
    "mergers.joint_already": sentence(
        "One of the dissents came out of a merger; name those that were merged instead."
    ),
    "mergers.not_concerned": sentence("No dissent of yours is to be merged here."),
    "mergers.not_open": sentence("This proposal is no longer open: %(state)s."),
    "mergers.one_text": sentence("Only dissents from the same text can be merged."),
    "mergers.too_few": sentence("A merger needs two dissents at least."),
    "mergers.withdrawn": sentence("One of the dissents was withdrawn by its holder."),
    "numbering.no_terms_left": sentence(
        "The number has no terms left for so many; it has %(most)d."
    ),
    "paragraphs.already_adopted": sentence("This paragraph has been adopted."),
    "paragraphs.amendment_not_refused": sentence(
        "A dissent is made of an amendment that was not accepted; this one is %(state)s."
    ),
    "paragraphs.amendment_settled": sentence(
        "Only an amendment that is open or in brackets can be withdrawn; this one is %(state)s."
    ),
    "paragraphs.author_only": sentence("Only those behind an amendment may do this."),
    "paragraphs.amendments_unanswered": sentence(
        "Amendments that are neither accepted nor rejected: %(count)d."
    ),
    "paragraphs.answered_twice": sentence("An amendment stands in the lists twice."),
    "paragraphs.source_not_released": sentence("Only released contributions can be sources."),
    "paragraphs.unknown_amendment": sentence("One of the amendments is not open here."),
}
_REVISIONS = {
    "revisions.comment_aside": sentence(
        "There is a comment on paragraph %(number)s, which reads as before. A comment is the reason"
        " of a change in its paragraph."
    ),
    "revisions.comment_too_long": sentence(
        "The comments on paragraph %(number)s are longer than 2,000 characters."
    ),
    "revisions.comments": sentence(
        "After paragraph %(number)s (0: before the first) stands a comment on no paragraph. A"
        " comment is the reason of a change in its paragraph."
    ),
    "revisions.embedded": sentence("Other files or controls are embedded in the file."),
    "revisions.emptied": sentence("Paragraph %(number)s says nothing any more."),
    "revisions.fetches": sentence("The file has fields that fetch or run something."),
    "revisions.foreign": sentence(
        "At or after paragraph %(number)s, or in a comment on it, stands something that is no"
        " text: a table, a picture, a note, a link or a field."
    ),
    "revisions.hidden_signs": sentence("Paragraph %(number)s holds signs that cannot be seen."),
    "revisions.macros": sentence("The file has macros."),
    "revisions.missing": sentence(
        "Paragraph %(number)s is missing. A revision changes wordings; it takes no paragraph away."
    ),
    "revisions.nothing_changed": sentence("The file changes no paragraph."),
    "revisions.outside": sentence("The file points outside itself."),
    "revisions.outside_text": sentence(
        "After paragraph %(number)s (0: before the first) stands a line that belongs to no"
        " paragraph, or the file is of another edition."
    ),
    "revisions.reads_otherwise": sentence(
        "Paragraph %(number)s reads otherwise since. Fetch the newest edition and revise that."
    ),
    "revisions.too_long": sentence("Paragraph %(number)s is longer than 2,000 characters."),
    "revisions.twice": sentence("There are two paragraphs %(number)s."),
    "revisions.unknown_number": sentence("The draft has no paragraph %(number)s."),
    "revisions.unreadable": sentence("The file is no Word document, or is too large."),
}
_BRIEFS = {
    "answers.not_by_hand": sentence(
        "Only what came by letter or by word is recorded for somebody (%(channel)s)."
    ),
    "answers.response_or_receipt": sentence(
        "A response belongs to a recommendation; without one it is the receipt of the brief."
    ),
    "answers.second_person": sentence("Somebody else has to confirm what you recorded."),
    "approvals.already_signed": sentence("You have signed this already."),
    "approvals.not_a_chair": sentence("Only a chair approves."),
    "approvals.not_a_releasing_seat": sentence("Only the secretariat and a chair release."),
    "approvals.not_ready": sentence("The brief is not ready to be signed: %(state)s."),
    "approvals.own_text": sentence("Nobody approves a text of their own."),
    "approvals.reason_missing": sentence("Saying no to a text needs a reason."),
    "approvals.sign_in_again": sentence(
        "Please give your second factor again, a code or a passkey: this needs a proof not older"
        " than %(seconds)d seconds."
    ),
    "approvals.text_changed": sentence("This is not the text that now lies before you."),
    "approvals.two_people_needed": sentence("Two different people have to release."),
    "briefs.already_acknowledged": sentence("You have acknowledged this brief."),
    "briefs.already_answered": sentence("You have answered this recommendation."),
    "briefs.text_is_before_chairs": sentence(
        "A brief with this text is before the chairs; it can change once they return the brief."
    ),
    "briefs.text_is_out": sentence("A released brief prints this; it cannot be rewritten."),
    "briefs.name_missing": sentence("A term, a stage or a case of the annex needs its name."),
    "briefs.sentences_linked": sentence(
        "Name what each sentence rests on, in their order; there are %(sentences)d of them."
    ),
    "briefs.crux_incomplete": sentence(
        "A crux needs a claim, both sides, and what evidence would move each."
    ),
    "briefs.not_a_crux": sentence("Only a crux says what evidence would move its sides."),
    "fairness.no_such_side": sentence("This passage states no view on that side."),
    "fairness.not_concerned": sentence("This passage rests on nothing that you wrote."),
    "briefs.not_an_option": sentence("Only an option has a case against it, and ratings."),
    "briefs.option_incomplete": sentence("An option needs a name and a case against it."),
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

ON_TEXTS: Mapping[str, str] = _ROUNDS | _DRAFTS | _REVISIONS | _BRIEFS | _RELEASE

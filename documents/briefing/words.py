"""The fixed sentences of a brief, in the language of its reader.

- Marked with `_()` for gettext; placeholders are named, so that a translator may move them.
- The status line is always printed: nobody is bound, nobody negotiated, nobody spoke for a state.
- No sentence here depends on grammatical number: counts follow a colon.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import NullTranslations

from policies.recommendations import Arrangement
from policies.terms import Response

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Wording:
    """Headings, labels and sentences; `{…}` are filled by `documents.briefing.word`."""

    status: str
    page: str
    separator: str
    between: str
    label: str
    named: str
    to: str
    chairs: str
    asked: str
    ask: str
    answer_slip: str
    messages: str
    sharpest: str
    on_paragraph: str
    on_recommendation: str
    on_text: str
    coverage: str
    coverage_none: str
    coverage_printed: str
    why_now: str
    vision: str
    vision_rest: str
    whole: str
    themes: str
    options: str
    option_columns: tuple[str, str, str, str, str, str]
    recommendations: str
    orders: Mapping[Arrangement, str]
    recommendation: str
    first_step: str
    by: str
    means: str
    forum: str
    follow_up: str
    rationale: str
    support: str
    confidence: str
    dissent: str
    not_confirmed: str
    offered: str
    unknowns: str
    next_steps: str
    method: str
    convened: str
    funded: str
    invited: str
    wrote: str
    answered: str
    rounds: str
    sectors: str
    sector: str
    rule: str
    threshold: str
    moved: str
    legend: str
    legend_columns: tuple[str, str]
    no_quantifiers: str
    enclosed: str
    digest: str
    annex: str
    annex_empty: str
    definitions: str
    stages: str
    cases: str
    remaining: str
    deleted: str
    dissents: str
    slip: str
    slip_request: str
    slip_empty: str
    slip_item: str
    slip_columns: tuple[str, str, str]
    slip_signed: str
    responses: tuple[tuple[Response, str], ...]


_UNTRANSLATED: Translate = NullTranslations().gettext


def wording(_: Translate = _UNTRANSLATED) -> Wording:
    """The wording in the language that `_` translates into; English without one."""
    return Wording(
        status=_(
            "Experts wrote in their personal capacity. Without prejudice to the position of any "
            "government. No commitment by anybody. Not a negotiated text."
        ),
        page=_("Page {page} of {pages}"),
        separator=_("; "),
        between=_(" \u00b7 "),
        label=_("{label}: "),
        named=_("{name} ({title})"),
        to=_("To"),
        chairs=_("Chairs"),
        asked=_("Asked of you; please answer by {date}"),
        ask=_("Recommendation {number}, {addressee}, by {date}"),
        answer_slip=_("Please answer each recommendation on the reply slip, with your reasons."),
        messages=_("Messages"),
        sharpest=_("The sharpest disagreement"),
        on_paragraph=_("Dissent {number}, on paragraph {target}"),
        on_recommendation=_("Dissent {number}, on recommendation {target}"),
        on_text=_("Dissent {number}, on the text as a whole"),
        coverage=_(
            "Dissents recorded: {recorded}; carried: {carried}; "
            "withdrawn by their holders: {withdrawn}; merged: {merged}."
        ),
        coverage_none=_("No dissent was recorded."),
        coverage_printed=_(
            "Each dissent that is carried stands beneath what it dissents from, "
            "and in full in the annex."
        ),
        why_now=_("Why now"),
        vision=_("Shared vision"),
        vision_rest=_("The remaining paragraphs stand in the annex."),
        whole=_("Support for the text as a whole"),
        themes=_("Themes"),
        options=_("Options"),
        option_columns=(
            _("Option"),
            _("For"),
            _("Against"),
            _("Feasibility"),
            _("Cost"),
            _("Confidence"),
        ),
        recommendations=_("Recommendations"),
        orders=_orders(_),
        recommendation=_("Recommendation {number}"),
        first_step=_("First step"),
        by=_("By"),
        means=_("Means and who pays"),
        forum=_("Forum"),
        follow_up=_("Follow-up"),
        rationale=_("Rationale"),
        support=_("Support"),
        confidence=_("Confidence"),
        dissent=_("Dissent {number}"),
        not_confirmed=_("(in the holder's own words; not confirmed)"),
        offered=_("(in words offered to the holder; not confirmed)"),
        unknowns=_("What is not known"),
        next_steps=_("Next steps"),
        method=_("Method"),
        convened=_("Convened by"),
        funded=_("Funded by"),
        invited=_("Experts invited"),
        wrote=_("Experts who wrote"),
        answered=_("Experts who answered questions"),
        rounds=_("Rounds"),
        sectors=_("Sectors"),
        sector=_("{sector}, {count}"),
        rule=_(
            "Held under the Chatham House Rule: neither the identity nor the affiliation of any "
            "participant is revealed."
        ),
        moved=_(
            "What counts as agreement was changed after the opening in this many rounds: {rounds}."
        ),
        threshold=_(
            "No number of people below {threshold} is printed; smaller groups stand together "
            "with others."
        ),
        legend=_("What the words of quantity mean"),
        legend_columns=(_("Word"), _("Share of those named with it")),
        no_quantifiers=_(
            "The group is too small for words of quantity: verdicts and arguments only are given."
        ),
        enclosed=_("Sent with this brief"),
        digest=_("{file}, SHA-256"),
        annex=_("Annex"),
        annex_empty=_("The brief holds everything; no dissent was carried."),
        definitions=_("Definitions"),
        stages=_("Stage model"),
        cases=_("Cases"),
        remaining=_("Remaining paragraphs of the shared vision"),
        deleted=_("(deleted)"),
        dissents=_("Dissents in full"),
        slip=_("Reply slip"),
        slip_request=_("Please mark one answer for each recommendation and return it by {date}."),
        slip_empty=_("The brief makes no recommendation; no answer is asked for."),
        slip_item=_("Recommendation {number}, {addressee}"),
        slip_columns=(_("Recommendation"), _("Answer"), _("Reasons")),
        slip_signed=_("Name and date:"),
        responses=(
            (Response.NOTED, _("noted")),
            (Response.UNDER_CONSIDERATION, _("under consideration")),
            (Response.TAKEN_UP, _("taken up")),
            (Response.IN_PART, _("taken up in part")),
            (Response.NOT_TAKEN_UP, _("not taken up")),
        ),
    )


def _orders(_: Translate) -> Mapping[Arrangement, str]:
    return {
        Arrangement.AS_DRAFTED: _("Their order says nothing about their weight."),
        Arrangement.CLUSTERED: _(
            "They are grouped by theme. The order of the groups, and the order within a group, "
            "say nothing about their weight."
        ),
        Arrangement.RANKED: _(
            "They stand in the order of the words for their support, the firmest first; under the "
            "same words, their order says nothing."
        ),
    }


ENGLISH = wording()

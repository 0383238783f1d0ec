"""The fixed words of a concept note and of terms of reference, in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations

from documents.briefing.words import Translate
from policies.charter import Fate, Section
from policies.recommendations import Arrangement
from policies.terms import RecordClass, TermsKind

_UNTRANSLATED: Translate = NullTranslations().gettext


@dataclass(frozen=True, slots=True)
class PaperWording:
    """Headings and labels; `{…}` are filled by `documents.briefing.papers`."""

    status: str
    kind: str
    kinds: Mapping[TermsKind, str]
    sections: Mapping[Section, str]
    convener: str
    programme_area: str
    sponsor: str
    funders: str
    report_by: str
    arrangement: str
    arrangements: Mapping[Arrangement, str]
    funding: str
    funding_columns: tuple[str, str, str]
    retention: str
    retention_columns: tuple[str, str, str]
    fates: Mapping[Fate, str]
    classes: Mapping[RecordClass, str]


def paper_wording(_: Translate = _UNTRANSLATED) -> PaperWording:
    """The wording in the language that `_` translates into; English without one."""
    return PaperWording(
        status=_(
            "Participants take part in their personal capacity. Without prejudice to the position "
            "of any government. No commitment by anybody."
        ),
        kind=_("{kind}, version {version}"),
        kinds={
            TermsKind.CONCEPT_NOTE: _("Concept note"),
            TermsKind.TERMS_OF_REFERENCE: _("Terms of reference"),
        },
        sections=_sections(_),
        convener=_("Convened by"),
        programme_area=_("Programme area"),
        sponsor=_("Sponsor"),
        funders=_("Funded by"),
        report_by=_("Report planned for"),
        arrangement=_("Recommendations"),
        arrangements={
            Arrangement.CLUSTERED: _("grouped by theme"),
            Arrangement.RANKED: _("ranked by the words for their support"),
        },
        funding=_("Funding statement"),
        funding_columns=(_("Source"), _("Amount"), _("Since")),
        retention=_("What becomes of the records"),
        retention_columns=(_("Records"), _("What happens"), _("Days after the track closed")),
        fates={
            Fate.ARCHIVE: _("archived"),
            Fate.DESTROY: _("destroyed"),
            Fate.HOLD: _("held until released"),
        },
        classes=_classes(_),
    )


def _sections(_: Translate) -> Mapping[Section, str]:
    return {
        Section.BACKGROUND: _("Background and rationale"),
        Section.OBJECTIVE: _("Objective"),
        Section.ACCOMPLISHMENTS: _("Expected accomplishments"),
        Section.SCOPE: _("Scope, and what lies outside it"),
        Section.FORMAT: _("Format, phases and timetable"),
        Section.PARTICIPANTS: _("Participants and balance"),
        Section.GUIDING_QUESTIONS: _("Guiding questions"),
        Section.GROUND_RULES: _("Ground rules"),
        Section.OUTPUTS: _("Outputs, and who receives them"),
        Section.RISKS: _("Risks and mitigation"),
        Section.MANDATES: _("Link to mandates and frameworks"),
        Section.LOGISTICS: _("Logistics, languages, accessibility"),
        Section.CONTACT: _("Contact"),
        Section.BASIS: _("Introduction and basis"),
        Section.TASKS: _("Purpose and tasks"),
        Section.COMPOSITION: _("Composition and selection"),
        Section.TERM: _("Term, vacancies, withdrawal"),
        Section.BUREAU: _("Chairs, rapporteur, facilitator"),
        Section.WORKING_METHODS: _("Working methods"),
        Section.DECISIONS_ON_TEXT: _("How text is settled; divergent views"),
        Section.CONFIDENTIALITY: _("Confidentiality and handling"),
        Section.INTERESTS: _("Conflicts of interest"),
        Section.SECRETARIAT: _("Functions of the secretariat"),
        Section.STATUS_OF_OUTPUTS: _("Status of the outputs"),
        Section.TERMINATION: _("Review and termination"),
        Section.AMENDMENTS: _("Changes to these terms"),
    }


def _classes(_: Translate) -> Mapping[RecordClass, str]:
    return {
        RecordClass.QUESTION: _("The question"),
        RecordClass.TERMS: _("Concept note and terms of reference"),
        RecordClass.READINESS: _("Readiness assessment"),
        RecordClass.ACTOR_MAP: _("Actor map"),
        RecordClass.NOMINATION: _("Nominations"),
        RecordClass.DECLARATION: _("Declarations and their assessment"),
        RecordClass.ROSTER: _("Roster"),
        RecordClass.AUTHORSHIP: _("Who stands behind a handle"),
        RecordClass.CONTRIBUTION_UNRELEASED: _("Contributions not released"),
        RecordClass.CONTRIBUTION_RELEASED: _("Released contributions"),
        RecordClass.POSITION: _("Positions"),
        RecordClass.STATISTICS: _("Statistics"),
        RecordClass.SYNTHESIS: _("Synthesis"),
        RecordClass.DRAFT: _("Drafts"),
        RecordClass.AMENDMENT: _("Amendments"),
        RecordClass.DISSENT: _("Dissents"),
        RecordClass.RECOMMENDATION: _("Recommendations"),
        RecordClass.BRIEF: _("Briefs"),
        RecordClass.APPROVAL: _("Approvals"),
        RecordClass.DELIVERY: _("Deliveries"),
        RecordClass.ANSWER: _("Answers of the addressees"),
        RecordClass.MILESTONE: _("Milestones"),
        RecordClass.AUDIT_LEAF: _("Audit log"),
        RecordClass.KEY: _("Keys"),
    }


ENGLISH = paper_wording()

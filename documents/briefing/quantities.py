"""Words of quantity in sentences: the printed legend, and a support with its denominator."""

from documents.briefing.content import Quantifier as LegendRow
from documents.briefing.words import _UNTRANSLATED, Translate
from policies.quantifiers import LEGEND, Quantifier, Range, Word


def support(quantifier: Quantifier | None, _: Translate = _UNTRANSLATED) -> str:
    """The word with its denominator; nothing where no word may be said."""
    if quantifier is None:
        return ""
    word = words(_)[quantifier.word]
    if quantifier.word is Word.A_VIEW:
        return word
    of, experts = quantifier.values["of"], quantifier.values["experts"]
    if of == experts:
        return _("{word} of the {of} experts").format(word=word, of=of)
    return _("{word} of {of} who took a position").format(word=word, of=of)


def legend(k: int, _: Translate = _UNTRANSLATED) -> tuple[LegendRow, ...]:
    """The legend as it is printed; `k` is the threshold below which there is one word.

    *All* is left out: it is never said, because it would say that nobody stood apart.
    """
    said = words(_)
    rows = [
        LegendRow(said[word], _share(shares, _))
        for word, shares in LEGEND.items()
        if word is not Word.ALL
    ]
    below = _("fewer than {k} people").format(k=k)
    return (*rows, LegendRow(said[Word.A_VIEW], below))


def words(_: Translate = _UNTRANSLATED) -> dict[Word, str]:
    """Each word of the legend in the language that `_` translates into."""
    return {
        Word.ALL: _("all"),
        Word.ALMOST_ALL: _("almost all"),
        Word.MOST: _("most"),
        Word.ABOUT_HALF: _("about half"),
        Word.MAJORITY: _("a majority"),
        Word.MANY: _("many"),
        Word.SEVERAL: _("several"),
        Word.A_VIEW: _("a view was expressed"),
    }


def _share(shares: Range, _: Translate) -> str:
    low, high = (round(float(end) * 100) for end in (shares.low, shares.high))
    if shares.low == shares.high:
        return _("{share} %").format(share=low)
    if shares.low == 0:
        return _("less than {share} %").format(share=high)
    if shares.high < 1:
        return _("{low} to {high} %").format(low=low, high=high)
    mark = _("more than {share} %") if shares.above else _("{share} % or more")
    return mark.format(share=low)

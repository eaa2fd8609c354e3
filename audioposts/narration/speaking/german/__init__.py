"""German: what is written and how a newsreader says it, in ordered passes. Pure."""

from functools import partial

from audioposts.narration.speaking.german.acronyms import acronyms
from audioposts.narration.speaking.german.codes import codes
from audioposts.narration.speaking.german.compounds import after_words, compounds, sexes
from audioposts.narration.speaking.german.counts import numbers, ordinals
from audioposts.narration.speaking.german.dates import dates
from audioposts.narration.speaking.german.formulas import formulas
from audioposts.narration.speaking.german.fractions import fractions
from audioposts.narration.speaking.german.laws import laws, slashes
from audioposts.narration.speaking.german.measures import measures
from audioposts.narration.speaking.german.money import money, per
from audioposts.narration.speaking.german.names import places, titles
from audioposts.narration.speaking.german.numerals import numerals
from audioposts.narration.speaking.german.phrases import phrases
from audioposts.narration.speaking.german.scores import scores
from audioposts.narration.speaking.german.telephones import telephones
from audioposts.narration.speaking.german.times import times
from audioposts.narration.speaking.german.years import years
from audioposts.narration.speaking.language import Language, SignWords, WebWords
from audioposts.narration.speaking.symbols import symbols

SIGNS = SignWords(
    and_="und", plus="plus", minus="minus", equals="gleich", less="weniger als", greater="mehr als",
    is_less="kleiner als", is_greater="größer als", at_most="höchstens", at_least="mindestens", about="etwa",
    plus_or_minus="plus minus", times="mal", divided="geteilt durch", to="nach", or_="oder", slash="",
    percent="Prozent", degrees="Grad", section="Paragraf", at="ät",
)  # fmt: skip

GERMAN = Language(
    passes=(
        sexes, dates, titles, places, laws, times, telephones, money, compounds, measures, per, years, phrases, codes,
        formulas, fractions, scores, numerals, ordinals, acronyms, partial(symbols, words=SIGNS), slashes, after_words,
        numbers,
    ),
    web=WebWords(dot="Punkt", at="ät", hashtag="Hashtag", underscore="Unterstrich", hyphen="Bindestrich"),
    signs=SIGNS,
)  # fmt: skip

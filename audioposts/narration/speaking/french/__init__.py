"""French: what is written and how a newsreader says it, in ordered passes. Pure."""

from functools import partial

from audioposts.narration.speaking.french.acronyms import acronyms
from audioposts.narration.speaking.french.codes import codes, roads
from audioposts.narration.speaking.french.counts import numbers
from audioposts.narration.speaking.french.dates import dates, decades
from audioposts.narration.speaking.french.formulas import formulas
from audioposts.narration.speaking.french.fractions import fractions
from audioposts.narration.speaking.french.inclusive import inclusive
from audioposts.narration.speaking.french.measures import measures
from audioposts.narration.speaking.french.money import money
from audioposts.narration.speaking.french.numerals import numerals
from audioposts.narration.speaking.french.phrases import marks, phrases
from audioposts.narration.speaking.french.references import references
from audioposts.narration.speaking.french.scores import scores
from audioposts.narration.speaking.french.shorts import shorts
from audioposts.narration.speaking.french.telephones import telephones
from audioposts.narration.speaking.french.times import times
from audioposts.narration.speaking.french.titles import titles
from audioposts.narration.speaking.language import Language, SignWords, WebWords
from audioposts.narration.speaking.symbols import symbols

SIGNS = SignWords(
    and_="et", plus="plus", minus="moins", equals="égale", less="moins de", greater="plus de",
    is_less="inférieur à", is_greater="supérieur à", at_most="au plus", at_least="au moins", about="environ",
    plus_or_minus="plus ou moins", times="fois", divided="divisé par", to="à", or_="ou", slash="",
    percent="pour cent", degrees="degrés", section="paragraphe", at="arobase",
)  # fmt: skip

FRENCH = Language(
    passes=(
        inclusive, marks, shorts, titles, references, phrases, dates, telephones, times, money, decades, roads,
        measures, formulas, fractions, codes, scores, numerals, acronyms, partial(symbols, words=SIGNS), numbers,
    ),
    web=WebWords(dot="point", at="arobase", hashtag="hashtag", underscore="tiret bas", hyphen="tiret"),
    signs=SIGNS,
)  # fmt: skip

"""English: what is written and how a newsreader says it, in ordered passes. Pure."""

from audioposts.narration.speaking.english.acronyms import acronyms
from audioposts.narration.speaking.english.codes import codes
from audioposts.narration.speaking.english.counts import fractions, numbers, scores, telephones
from audioposts.narration.speaking.english.dates import dates, decades
from audioposts.narration.speaking.english.formulas import formulas
from audioposts.narration.speaking.english.measures import measures
from audioposts.narration.speaking.english.money import money
from audioposts.narration.speaking.english.names import addresses, after_names, titles
from audioposts.narration.speaking.english.numerals import numerals
from audioposts.narration.speaking.english.phrases import phrases
from audioposts.narration.speaking.english.places import states_and_parties
from audioposts.narration.speaking.english.times import times
from audioposts.narration.speaking.symbols import symbols

PASSES = (
    states_and_parties, addresses, titles, after_names, phrases, dates, money, telephones, times, decades,
    measures, codes, formulas, fractions, scores, numerals, acronyms, symbols, numbers,
)  # fmt: skip
"""The order matters: what is only read rightly as a whole comes first, single numbers come last."""

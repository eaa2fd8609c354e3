"""English: what is written and how a newsreader says it, in ordered passes. Pure."""

import re
from functools import partial

from audioposts.narration.speaking.english.acronyms import acronyms, articles
from audioposts.narration.speaking.english.addresses import addresses
from audioposts.narration.speaking.english.codes import codes, tax_forms
from audioposts.narration.speaking.english.counts import numbers
from audioposts.narration.speaking.english.dates import dates
from audioposts.narration.speaking.english.decades import decades
from audioposts.narration.speaking.english.formulas import formulas, isotopes
from audioposts.narration.speaking.english.fractions import fractions
from audioposts.narration.speaking.english.groupings import groupings
from audioposts.narration.speaking.english.heights import heights
from audioposts.narration.speaking.english.labels import labels
from audioposts.narration.speaking.english.marks import marks
from audioposts.narration.speaking.english.measures import measures, percentages
from audioposts.narration.speaking.english.money import money
from audioposts.narration.speaking.english.names import after_names, titles
from audioposts.narration.speaking.english.numerals import numerals
from audioposts.narration.speaking.english.phrases import phrases
from audioposts.narration.speaking.english.places import states_and_parties
from audioposts.narration.speaking.english.roads import roads
from audioposts.narration.speaking.english.scores import ratios, scores
from audioposts.narration.speaking.english.sides import sides
from audioposts.narration.speaking.english.telephones import telephones
from audioposts.narration.speaking.english.temperatures import temperatures
from audioposts.narration.speaking.english.thousands import thousands
from audioposts.narration.speaking.english.times import times
from audioposts.narration.speaking.english.verses import verses
from audioposts.narration.speaking.english.versions import names_with_marks, versions
from audioposts.narration.speaking.language import Language, SignWords, WebWords
from audioposts.narration.speaking.symbols import symbols
from audioposts.narration.speaking.word_lists import words

SIGNS = SignWords(
    and_="and", plus="plus", minus="minus", equals="equals", less="less than", greater="more than",
    is_less="is less than", is_greater="is greater than", at_most="at most", at_least="at least",
    about="about", plus_or_minus="plus or minus", times="times", divided="divided by", to="to",
    or_="or", slash="slash", percent="percent", degrees="degrees", section="section", at="at",
)  # fmt: skip

ENGLISH = Language(
    passes=(
        marks, verses, states_and_parties, addresses, sides, titles, after_names, names_with_marks, tax_forms, phrases,
        dates, groupings, money, ratios, telephones, times, decades, roads, percentages, temperatures, heights,
        measures, isotopes, labels, thousands, versions, codes, formulas, fractions, scores, numerals, acronyms,
        articles, partial(symbols, words=SIGNS), numbers,
    ),
    web=WebWords(
        dot="dot", at="at", hashtag="hashtag", underscore="underscore", hyphen="dash",
        said=words("acronyms.said") | words("codes.said"),
    ),
    signs=SIGNS,
    # "Plan A works" would have two articles. Behind other letters it is one to every engine that knows acronyms.
    letter=(re.compile(r"(?<![\w’'-])(?<![A-Z] )A(?![\w’'-]| [A-Z]\b(?![’']))"), "ˈeɪ"),
)  # fmt: skip

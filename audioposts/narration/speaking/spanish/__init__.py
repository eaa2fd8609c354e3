"""Spanish: what is written and how a newsreader says it, in ordered passes. Pure.

"es" is read as in Spain; "es-MX", "es-US" and others have their own marks in numbers and their own dollars.
"""

from functools import partial

from audioposts.narration.speaking.language import Language, SignWords, WebWords
from audioposts.narration.speaking.spanish.acronyms import acronyms
from audioposts.narration.speaking.spanish.codes import codes
from audioposts.narration.speaking.spanish.counts import numbers, ordinals
from audioposts.narration.speaking.spanish.dates import dates
from audioposts.narration.speaking.spanish.formulas import formulas
from audioposts.narration.speaking.spanish.fractions import fractions, parts_of_units
from audioposts.narration.speaking.spanish.inclusive import inclusive
from audioposts.narration.speaking.spanish.measures import measures
from audioposts.narration.speaking.spanish.money import money
from audioposts.narration.speaking.spanish.phrases import phrases
from audioposts.narration.speaking.spanish.romans import romans
from audioposts.narration.speaking.spanish.telephones import telephones
from audioposts.narration.speaking.spanish.times import times
from audioposts.narration.speaking.spanish.titles import streets, titles
from audioposts.narration.speaking.symbols import symbols

SIGNS = SignWords(
    and_="y", plus="más", minus="menos", equals="igual a", less="menos de", greater="más de",
    is_less="es menor que", is_greater="es mayor que", at_most="como máximo", at_least="como mínimo",
    about="aproximadamente", plus_or_minus="más menos", times="por", divided="entre", to="a",
    or_="o", slash="barra", percent="por ciento", degrees="grados", section="sección", at="arroba",
)  # fmt: skip

SPANISH = Language(
    passes=(
        inclusive, streets, dates, times, phrases, titles, telephones, money, parts_of_units, measures, romans,
        ordinals, formulas, fractions, codes, acronyms, partial(symbols, words=SIGNS), numbers,
    ),
    web=WebWords(dot="punto", at="arroba", hashtag="hashtag", underscore="guion bajo", hyphen="guion"),
    signs=SIGNS,
)  # fmt: skip

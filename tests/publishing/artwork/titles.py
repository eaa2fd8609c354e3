"""Titles in many scripts, good and bad."""

from hypothesis import strategies as st

TITLES = [
    "Why the night trains came back",
    "The ferry",
    "Zug",
    "A",
    "Word " * 79 + "Word",
    "W" * 400,
    "WWWW " * 80,
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller",
    "夜行列車がふたたび走る理由",
    "夜行列車がふたたび走る理由。" * 28,
    "为什么夜行列车又回来了",
    "밤 기차가 돌아온 이유",
    "لماذا عادت قطارات الليل",
    "למה חזרו רכבות הלילה (3:45)?",
    "रात की रेलगाड़ियाँ क्यों लौट आईं",
    "ทำไมรถไฟกลางคืนจึงกลับมา",
    "Почему вернулись ночные поезда",
    "Γιατί επέστρεψαν τα νυχτερινά τρένα",
    "რატომ დაბრუნდა ღამის მატარებლები",
    "Ինչու վերադարձան գիշերային գնացքները",
    "The 🚂 is back: “夜行列車” returns to Berlin in الليل of Zürich",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "tabs\tand\nlines\x00and\x1b[31m controls\u202e and \u200f marks",
    "ﷺ " * 20,
    "\u0301 begins with a mark",
    "🚂🚂🚂",
    "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "\ud800 alone",
    "",
    " ",
]

_SCRIPTS = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x300, 0x36F),
    (0x370, 0x52F),
    (0x531, 0x5F4),
    (0x600, 0x6FF),
    (0x900, 0x97F),
    (0xE01, 0xE5B),
    (0x10A0, 0x10FF),
    (0x2010, 0x2030),
    (0x3041, 0x30FF),
    (0x4E00, 0x5200),
    (0xAC00, 0xB000),
    (0x1F600, 0x1F64F),
)

_IN_A_SCRIPT = st.sampled_from(_SCRIPTS).flatmap(
    lambda script: st.text(st.characters(min_codepoint=script[0], max_codepoint=script[1]) | st.just(" "), max_size=60)
)

ANY_TITLE = st.lists(_IN_A_SCRIPT | st.text(max_size=40), min_size=1, max_size=10).map(
    lambda parts: " ".join(parts)[:400]
)

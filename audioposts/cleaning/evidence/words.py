"""Evidence: what a block says by itself. Pure."""

import re

from audioposts.cleaning.blocks import is_sentence
from audioposts.cleaning.letters import CAPITAL
from audioposts.cleaning.rules import first_match, plain
from audioposts.cleaning.sheet import LINE_WORDS, Sheet
from audioposts.cleaning.timestamps import has_date
from audioposts.models import BlockKind

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"")
_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_NAME = rf"{CAPITAL}[\w.'-]*"
# "(Jane Roe/AFP)", "(Rami al ROE / AP via Getty)", "(Jane Roe — For the Post)": a name of two words or more, an agency.
_CREDIT = re.compile(rf"\({_NAME}( [\w.'-]+){{1,5}} ?(/| [—–|-] ([Ff]or )?(the )?) ?{_NAME}[^()]{{0,40}}\)\W*$")
# "… on Jan. 19. Pontus Alm/Nordic Picture Agency": behind a sentence, or under a line; three words or more.
_BARE_CREDIT = re.compile(rf"(?:^|[.!?][”\"’')]* )({_NAME}(?: {_NAME}){{0,3}} ?/ ?{_NAME}(?: {_NAME}){{0,4}})\W*$")
_CREDIT_WORDS = 3
# "… antes de la colada. LUCÍA BARRIENTOS": a name in capitals behind a sentence that is not.
_IN_CAPITALS = rf"{CAPITAL}(?:{CAPITAL}|[’'-](?={CAPITAL}))+"
_CAPITALS_CREDIT = re.compile(
    rf"[^\W\d_][.!?…][”\"’')»]* (?P<name>(?:{CAPITAL}\. ?)*{_IN_CAPITALS}"
    rf"(?: (?:{CAPITAL}\.|{_IN_CAPITALS}|[a-z]{{1,3}})){{1,3}})(?: ?[/|(] ?[^.!?]{{2,30}})?$"
)
_CAPTION_WORDS = 40
_CAPTION_KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_MONEY = r"(?:[$£€¥₽]|\b(?:USD|EUR|GBP|CHF|[Ee]uros?|руб)\b)"
_PRICE = re.compile(rf"{_MONEY} ?\d|\d {_MONEY}|\d[$£€¥₽]")
_OFFER_LABEL = "advertisement label"
_FIGURE_LINES = 3
_FIGURE_WORDS = 30
_END_WORDS = 30
_PARTS = re.compile(r"\s*[·•|∙]\s*")
_CREDIT_PARTS = re.compile(r"\s*[·•|∙,]\s*|\s+[–—/-]\s+")
_NAMES = re.compile(
    rf"{CAPITAL}[\w.’'-]*(?: (?:{CAPITAL}[\w.’'-]*|&|d[aeiou]s?|del|della|du|des|van|von|der|la|le|y|e)){{0,5}}"
)
_COUNT = re.compile(r"[^\w$£€+]*\d{1,4}\W*")


def unspeakable(sheet: Sheet) -> None:
    """Mark rulers, lone emoji and addresses: nothing in them can be said."""
    for i in sheet.kept():
        if not any(map(str.isalnum, sheet.text(i))):
            sheet.found[i] = "nothing to speak"
        elif is_link(sheet.text(i)):
            sheet.found[i] = "link"


def is_link(text: str) -> bool:
    """Tell a block that is a web address and nothing else worth reading."""
    return bool(_LINK.search(text)) and len(_LINK.sub("", text).split()) <= 3


def title_again(sheet: Sheet) -> None:
    """Mark the title where the body begins by repeating it."""
    title = plain(sheet.title).casefold()
    sheet.mark((i for i in range(min(2, len(sheet))) if plain(sheet.text(i)).casefold() == title), "title repeated")


def by_rule(sheet: Sheet) -> None:
    """Mark the blocks that a rule knows."""
    for i in sheet.kept():
        if not _is_quotation(sheet, i) and (reason := _reason(sheet, i, sheet.text(i)) or _reason_by_parts(sheet, i)):
            sheet.found[i] = reason


def _is_quotation(sheet: Sheet, i: int) -> bool:
    """Tell a quotation: an article quotes appeals and boxes when it is about them; pages do not put theirs there.

    In plain text ">>" is an arrow.
    """
    return sheet.block(i).kind is BlockKind.QUOTE and not sheet.text(i).startswith(">")


def _reason(sheet: Sheet, i: int, text: str) -> str | None:
    # What somebody says in quotation marks is not what the page says to its reader.
    if len(text.split()) > LINE_WORDS:
        text = _QUOTED.sub(" ", text)
    rule = first_match(sheet.rules.blocks, text)
    return rule.reason if rule and i < rule.within_first else None


def _reason_by_parts(sheet: Sheet, i: int) -> str | None:
    """Return the reason of a line such as "7 min read · Oct 30, 2026": each of its parts is known."""
    if sheet.words(i) > LINE_WORDS:
        return None
    parts = [part for part in _PARTS.split(sheet.text(i)) if any(map(str.isalnum, part))]
    if len(parts) < 2:
        return None
    reasons = [_reason(sheet, i, part) or ("date line" if sheet.is_time(part) else None) for part in parts]
    return reasons[0] if all(reasons) else None


def credits_above(sheet: Sheet) -> None:
    """Mark lines above the article such as "Ada Roe – The Quay – 3 min read": one part is known, the rest are names."""
    for i in sheet.kept():
        if i not in sheet.top() or not sheet.is_line(i):
            continue
        parts = [part for part in _CREDIT_PARTS.split(sheet.text(i)) if any(map(str.isalnum, part))]
        known = [part for part in parts if _reason(sheet, i, part)]
        rest = (part for part in parts if part not in known)
        if known and len(parts) > 1 and all(_NAMES.fullmatch(part) or sheet.is_time(part) for part in rest):
            sheet.found[i] = "byline"


def timestamps(sheet: Sheet) -> None:
    """Mark date lines; one that a story told in dates may have as a heading only at the top, and only once."""
    times = [i for i in sheet.kept() if sheet.is_time(sheet.text(i))]
    certain = [i for i in times if sheet.is_timestamp(i)]
    sheet.mark(certain, "date line")
    if len(times) - len(certain) == 1:
        sheet.mark((i for i in times if i in sheet.top()), "date line")
    dated = [i for i in sheet.kept() if sheet.is_line(i) and has_date(sheet.text(i))]
    if len(dated) == 1:  # In a diary there are more.
        sheet.mark((i for i in dated if i in sheet.top()), "date line")


def captions(sheet: Sheet) -> None:
    """Mark captions by the credit at their end, and what stands above a caption in the same figure."""
    sheet.mark((i for i in sheet.kept() if _has_credit(sheet, i)), "photo caption")
    captioned = [i for i, reason in sheet.found.items() if reason == "photo caption"]
    for i in captioned:
        above = [j for j in range(max(0, i + 1 - _FIGURE_LINES), i) if sheet.are_joined(i, j)]
        is_figure = not above or above[0] == 0 or not sheet.are_joined(above[0] - 1, i)
        if is_figure and all(sheet.words(j) <= _FIGURE_WORDS for j in above):
            sheet.mark(above, "photo caption")


def offers(sheet: Sheet) -> None:
    """Mark lines with a price in a small box that says of itself that it is an advertisement."""
    for i in sheet.kept():
        if sheet.is_line(i) and not sheet.is_item(i) and _PRICE.search(sheet.text(i)):
            near = [j for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(sheet) and sheet.are_joined(i, j)]
            if any(sheet.found.get(j) == _OFFER_LABEL for j in near):
                sheet.mark([i], _OFFER_LABEL)


def _ends_in_capitals(sheet: Sheet, i: int) -> bool:
    """Tell a caption above a paragraph, and the name of who took the picture."""
    if sheet.words(i) > _CAPTION_WORDS or sheet.block(i).kind not in _CAPTION_KINDS or i + 1 >= len(sheet):
        return False
    credit = None if is_sentence(sheet.text(i)) else _CAPITALS_CREDIT.search(sheet.text(i))
    if not credit or first_match(sheet.rules.blocks, credit["name"]):
        return False
    return any(map(str.islower, sheet.text(i)[: credit.start() + 1]))


def _has_credit(sheet: Sheet, i: int) -> bool:
    if _ends_in_capitals(sheet, i):
        return True
    text = plain(sheet.text(i))
    if "/" not in text and "(" not in text:
        return False
    bare = _BARE_CREDIT.search(text)
    if not bare or len(bare[1].replace("/", " ").split()) < _CREDIT_WORDS:
        return bool(_CREDIT.search(text))
    return bare.start() > 0 or (i > 0 and sheet.are_joined(i - 1, i))


def notes_to_editors(sheet: Sheet) -> None:
    """Mark what stands under the end of a press release."""
    lines = (i for i in range(len(sheet)) if sheet.words(i) <= _END_WORDS)
    end = next((i for i in lines if first_match(sheet.rules.release_ends, sheet.text(i))), 0)
    if end:
        sheet.mark(range(end, len(sheet)), "notes to editors")


def counters(sheet: Sheet) -> None:
    """Mark numbers beside furniture: how many have liked or shared it."""
    numbers = [i for i in range(len(sheet)) if _COUNT.fullmatch(sheet.text(i))]
    if {"1", "2"} <= {sheet.text(i).strip(" .") for i in numbers}:
        return  # The sections of an essay.
    sheet.mark((i for i in numbers if {i - 1, i + 1} & sheet.found.keys()), "counter")

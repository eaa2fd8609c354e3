"""Blocks of a post -> which of them are furniture, and why. Pure.

Evidence is of two kinds: what a block says (rules/*.toml, data with a language each) and how blocks stand together
(cards under "Read next", an appeal from its heading down to its button). Where evidence is weak, the block is read:
a sentence too many can be skipped by a listener, a lost paragraph cannot be heard.
"""

import re
from collections.abc import Iterator, Sequence

from audioposts.cleaning.blocks import Placed, is_sentence
from audioposts.cleaning.rules import Pattern, Rules, all_rules, plain
from audioposts.models import Block, BlockKind

_CARD_WORDS = 30
"""A teaser on a card is shorter; a paragraph after the cards is mostly longer."""

_CARD_GAP = 4
"""A card has at most so many blocks from one sign of a card to the next: title twice, teaser, date."""

_APPEAL_BLOCKS = 12
_BOX_BLOCKS = 4
_BOX_WORDS = 20
_BIO_BLOCKS = 3
"""How near the end a biography stands."""

_BIO_WORDS = 70

_LABEL_WORDS = 4
"""A kicker such as "Local news" has fewer words than a standfirst."""

_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE_LINE = re.compile(
    rf"({_MONTH} \d{{1,2}}|\d{{1,2}}\.? {_MONTH})(,? \d{{4}})?([ ,|·-]+\d{{1,2}}[:.]\d\d.{{0,12}})?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d+ (minute|hour|day|week|month)s? ago",
    re.IGNORECASE,
)
_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_NAME = r"[^\W\d_a-z][\w.'-]*"
# "(Jane Roe/AFP)", "(Rami al ROE / AP via Getty)": a name of two words or more, a slash, an agency in capitals.
_CREDIT = re.compile(rf"\({_NAME}( [\w.'-]+){{1,5}} ?/ ?{_NAME}[^()]{{0,40}}\)\W*$")
_BYLINE_NAME = re.compile(rf"({_NAME}( (de|van|von|al|bin|la|le|der|den)| {_NAME}){{1,3}})\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")


def find_furniture(placed: Sequence[Placed], title: str, publisher: str | None) -> dict[int, str]:
    """Return the numbers of the blocks that are not the article, each with the reason."""
    finder = _Finder(placed, all_rules(), publisher)
    finder.unspeakable()
    finder.title_again(title)
    finder.by_rule()
    finder.captions()
    finder.boxes()
    finder.other_stories()
    finder.appeal()
    finder.biography()
    finder.edges()
    return finder.found


def is_link(text: str) -> bool:
    """Tell a block that is a web address and nothing else worth reading."""
    return bool(_LINK.search(text)) and len(_LINK.sub("", text).split()) <= 3


def withholds(text: str) -> bool:
    """Tell a block which says that the rest of the article is not shown."""
    return any(rule.paywall and rule.matches(text) for rule in all_rules().blocks)


class _Finder:
    """One post being looked through, a kind of evidence at a time; what is found by one is evidence for the next."""

    def __init__(self, placed: Sequence[Placed], rules: Rules, publisher: str | None) -> None:
        self.found: dict[int, str] = {}
        self._blocks = [piece.block for piece in placed]
        self._paragraphs = [piece.paragraph for piece in placed]
        self._rules = rules
        self._publisher = plain(publisher).casefold() if publisher else None

    def unspeakable(self) -> None:
        """Find rulers, lone emoji and addresses: nothing in them can be said."""
        for i, block in enumerate(self._blocks):
            if not any(map(str.isalnum, block.text)):
                self.found[i] = "nothing to speak"
            elif is_link(block.text):
                self.found[i] = "link"

    def title_again(self, title: str) -> None:
        """Find the title where the body begins by repeating it."""
        for i, block in enumerate(self._blocks[:2]):
            if plain(block.text).casefold() == plain(title).casefold():
                self.found[i] = "title repeated"

    def by_rule(self) -> None:
        """Find the blocks that a rule knows."""
        for i, block in self._kept():
            if (rule := _first(self._rules.blocks, block.text)) and i < rule.within_first:
                self.found[i] = rule.reason

    def captions(self) -> None:
        """Find captions by the credit in parentheses at their end."""
        for i, block in self._kept():
            if _CREDIT.search(plain(block.text)):
                self.found[i] = "photo caption"

    def other_stories(self) -> None:
        """Find lists of other stories: from the line that opens one to its last card."""
        for i, block in enumerate(self._blocks):
            rule = _first(self._rules.openers, block.text.rstrip(" :»›>→"))
            if rule and len(block.text.split()) <= 10 and not is_sentence(block.text):
                last = self._end_of_cards(i)
                for j in range(i, last + 1):
                    self.found.setdefault(j, rule.reason)
                if last > i:
                    self.found[i] = rule.reason  # and not a pointer to the rest of this article

    def _end_of_cards(self, opener: int) -> int:
        """Return the last block of the list that `opener` opens."""
        last = opener
        texts = [block.text for block in self._blocks]
        for i in range(opener + 1, len(texts)):
            words = len(texts[i].split())
            if words > _CARD_WORDS or (i - last > _CARD_GAP):
                return last
            twin = texts[i] in texts[i + 1 : i + 3] or texts[i] in texts[max(opener, i - 2) : i]
            if twin or self._is_card_sign(texts[i]) or i in self.found or self._is_headline(i):
                last = i
        # Nothing but short blocks up to the end of the post: all of it is cards.
        return len(texts) - 1 if last > opener else last

    def _is_card_sign(self, text: str) -> bool:
        return bool(_DATE_LINE.fullmatch(text.strip())) or is_link(text) or bool(_first(self._rules.openers, text))

    def _is_headline(self, i: int) -> bool:
        """Tell the title on a card from a heading of the article, which is shorter and has a paragraph under it."""
        text = self._blocks[i].text
        if is_sentence(text) and not text.endswith("?"):
            return False
        following = self._blocks[i + 1].text if i + 1 < len(self._blocks) else ""
        return len(text.split()) > 6 or _is_line(following)

    def boxes(self) -> None:
        """Find the rest of a newsletter box: what stands above the line that asks for an address, up to its name."""
        reason = self._rules.box_speech[0].reason
        for i in sorted(self.found):
            if self.found.get(i - 1) == reason or self.found[i] != reason:
                continue
            for name in range(i - 1, max(-1, i - 1 - _BOX_BLOCKS), -1):
                inside = [self._blocks[j].text for j in range(name + 1, i)]
                if name in self.found or not all(self._is_box_speech(text) for text in inside):
                    break
                text = self._blocks[name].text
                joined = self._paragraphs[name] == self._paragraphs[i]
                named = bool(inside) or joined or bool(_first(self._rules.box_names, text))
                if len(text.split()) <= 8 and not is_sentence(text) and named:
                    self.found.update(dict.fromkeys(range(name, i), reason))
                    break

    def _is_box_speech(self, text: str) -> bool:
        return len(text.split()) <= _BOX_WORDS and bool(_first(self._rules.box_speech, text))

    def appeal(self) -> None:
        """Find appeals: below a line that opens one, and at the end above a line that asks."""
        reason = self._rules.asks[0].reason
        for i, block in list(self._kept()):
            if _is_line(block.text) and _first(self._rules.appeal_openers, block.text):
                self._appeal_below(i, reason)
        asks = [i for i, block in self._near_end() if _first(self._rules.asks, self._unquoted(block.text))]
        if asks:
            self._appeal_above(asks[-1], reason)

    def _appeal_below(self, opener: int, reason: str) -> None:
        """Find the appeal under the line that opens it: as long as the publisher speaks."""
        last = opener
        for i in range(opener + 1, len(self._blocks)):
            if i in self.found or self._is_appeal(self._blocks[i]):
                last = i
            elif i > last + 1 or not self._may_be_appeal(self._blocks[i]):
                break
        if last > opener:
            for i in range(opener, last + 1):
                self.found.setdefault(i, reason)

    def _appeal_above(self, ask: int, reason: str) -> None:
        """Find the appeal whose lowest line that asks is `ask`: upwards as long as the publisher speaks."""
        for i in range(ask + 1, len(self._blocks)):
            if _first(self._rules.signatures, self._blocks[i].text):
                self.found.setdefault(i, reason)
        speech_below = False
        unsure: list[int] = []
        for i in range(ask, max(-1, ask - _APPEAL_BLOCKS), -1):
            is_line = _is_line(self._blocks[i].text)
            if self._is_within_appeal(i):
                self.found.setdefault(i, reason)
                if not is_line:
                    speech_below = True
                    self.found.update(dict.fromkeys(unsure, reason))
                    unsure.clear()
            elif not is_line:
                return
            elif speech_below:
                self.found[i] = reason  # The heading of the appeal.
                return
            else:
                unsure.append(i)  # A signature, if the publisher speaks above it.

    def _is_within_appeal(self, i: int) -> bool:
        """Tell whether block `i`, with an appeal below it, is a part of that."""
        block, end = self._blocks[i], self._end_of_article()
        if i in self.found or (end is not None and i > end) or self._is_appeal(block):
            return True
        return (
            not _is_line(block.text) and self._may_be_appeal(block) and i > 0 and self._is_appeal(self._blocks[i - 1])
        )

    def _may_be_appeal(self, block: Block) -> bool:
        """Tell a block that may stand between two in which the publisher speaks."""
        return len(block.text.split()) <= 40 and not _QUOTED.search(block.text)

    def _is_appeal(self, block: Block) -> bool:
        """Tell a block in which the publisher asks, or speaks of itself; not what somebody is quoted as saying."""
        text = self._unquoted(block.text)
        names_itself = self._publisher is not None and self._publisher in plain(text).casefold()
        return names_itself or bool(
            _first(self._rules.asks, text) or _first(self._rules.voices, text) or _first(self._rules.signatures, text)
        )

    def _end_of_article(self) -> int | None:
        """Return the block after which nothing belongs to the article any more, where one says so."""
        ends = [
            i
            for i, b in enumerate(self._blocks)
            if any(r.end_of_article and r.matches(b.text) for r in self._rules.blocks)
        ]
        return ends[-1] if ends and ends[-1] >= len(self._blocks) - _APPEAL_BLOCKS else None

    def biography(self) -> None:
        """Find who wrote the article, where the end says it of somebody whom the article has not mentioned."""
        kept = list(self._kept())
        for position in range(max(1, len(kept) - _BIO_BLOCKS), len(kept)):
            i, block = kept[position]
            name = _BYLINE_NAME.match(block.text)
            if name and _first(self._rules.bios, block.text):
                before = " ".join(b.text for _, b in kept[:position] if len(b.text.split()) > 12)
                is_bio = name[1].split()[-1] not in before
            else:
                is_bio = bool(_first(self._rules.bio_openers, block.text))
            if is_bio and len(block.text.split()) <= _BIO_WORDS:
                self.found[i] = "author's bio"

    def edges(self) -> None:
        """Find the labels and titles left among furniture before the first and after the last sentence."""
        kept = [i for i, _ in self._kept()]
        sentences = [i for i in kept if not _is_line(self._blocks[i].text)]
        if not sentences:
            return
        first, last = sentences[0], sentences[-1]
        # "Key points" belongs to the list under it.
        before = [i for i in kept if i < first and self._is_label(i) and not self._is_item(i + 1)]
        after = [i for i in kept if i > last and not self._is_item(i)]
        if any(i in self.found for i in range(first)):
            self.found.update(dict.fromkeys(before, "label among furniture"))
        if any(i in self.found for i in range(last + 1, len(self._blocks))):
            self.found.update(dict.fromkeys(after, "line among furniture"))

    def _is_label(self, i: int) -> bool:
        return len(self._blocks[i].text.split()) <= _LABEL_WORDS and not self._is_item(i)

    def _is_item(self, i: int) -> bool:
        return self._blocks[i].kind is BlockKind.LIST_ITEM

    def _kept(self) -> Iterator[tuple[int, Block]]:
        return ((i, block) for i, block in enumerate(self._blocks) if i not in self.found)

    def _near_end(self) -> Iterator[tuple[int, Block]]:
        start = len(self._blocks) - _APPEAL_BLOCKS
        return ((i, block) for i, block in enumerate(self._blocks) if i >= start)

    @staticmethod
    def _unquoted(text: str) -> str:
        return _QUOTED.sub(" ", text)


def _is_line(text: str) -> bool:
    """Tell a heading, a button or a name from a sentence."""
    return len(text.split()) <= 14 and not is_sentence(text)


def _first(patterns: Sequence[Pattern], text: str) -> Pattern | None:
    return next((pattern for pattern in patterns if pattern.matches(text)), None)

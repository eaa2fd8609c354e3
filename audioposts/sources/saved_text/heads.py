"""Lines of a category page -> where its posts begin: categories, then a title. Pure."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from audioposts.sources.frames import (
    categories_in,
    is_category_label,
    is_comment_count,
    is_frame_word,
    is_share_prompt,
    undressed,
)
from audioposts.sources.saved_text.lines import Line, form, is_sentence, most_of, recurring

FRAME_LINES = 12
"""How far after a title the frame reaches at most."""

_FRAME_STARTS_WITHIN = 5
"""How many lines after a title the frame begins at the latest."""

_TITLE_CHARS = 600
_SAME_TITLES = 4
"""A title may come back on its page, in lists of related posts; a line that recurs more often is no title."""

_LABEL_WEIGHT = 3

_UNDER_TITLE = "categories under the title"
"""In place of the label of such heads."""

_DETAIL_LINES = 5
_TITLE_LINES = 3

_CATEGORY_CHARS = 80
_CATEGORY_LINES = 12


@dataclass(frozen=True, slots=True)
class Head:
    """Where a post begins."""

    start: int
    label: str
    """What the heads of a page have in common: the line above the categories, or else the category."""

    categories: tuple[str, ...]
    title: str
    after: int
    """First line after the title."""

    published: datetime | None = None
    author: str | None = None
    publisher: str | None = None
    shared_by: str | None = None
    """These four where the lines that mark the post say them, which are not among those after the title."""


def find_heads(lines: Sequence[Line]) -> list[Head]:
    """Return the heads that agree with each other: the largest family with one label, or one category."""
    counts = Counter(undressed(line.text) for line in lines)
    families: dict[tuple[str, str], list[Head]] = {}
    for i in range(len(lines)):
        for kind, head in _heads_at(lines, i, counts):
            families.setdefault((head.label, kind), []).append(head)
    judged = [_framed(lines, family) for family in families.values()]
    # A tie goes to the family that starts first: the label above the category, not the category itself.
    return _with_single_categories(max(judged, key=_weight, default=[]))


def _weight(family: list[Head]) -> int:
    """Return how much speaks for a family: a label that blogs use weighs as much as three recurrences."""
    return sum(_LABEL_WEIGHT if is_category_label(head.label) else 1 for head in family)


def _heads_at(lines: Sequence[Line], i: int, counts: Counter[str]) -> Iterator[tuple[str, Head]]:
    """Yield what line `i` may begin, each with the kind of family that it belongs to."""
    label = undressed(lines[i].text)
    is_label = is_category_label(label)
    is_other = is_share_prompt(label) or is_comment_count(label) or bool(categories_in(label))
    may_recur = counts[label] > 1 and bool(label) and len(label) <= _CATEGORY_CHARS and not is_other
    is_last = lines[i].paragraph.stop == i + 1
    candidates: list[tuple[str, Head | None]] = []
    if is_label or (may_recur and lines[i].paragraph.start == i and not is_last):
        candidates.append(("labelled", _head_after_label(lines, i, counts)))
    if is_label:
        candidates.append(("close", _head_right_after_label(lines, i, counts)))
    elif may_recur and is_last:
        candidates.append(("bare", _head(lines, counts, i, label, (lines[i].text,), i + 1)))
    candidates.append(("under", _head_above(lines, i)))
    yield from ((kind, head) for kind, head in candidates if head)


def _head_after_label(lines: Sequence[Line], i: int, counts: Counter[str]) -> Head | None:
    start = i + 1
    if start >= len(lines):
        return None
    end = lines[start].paragraph.stop
    categories = [line.text.strip(" •*") for line in lines[start:end]]
    if len(categories) > _CATEGORY_LINES or any(len(category) > _CATEGORY_CHARS for category in categories):
        return None
    return _head(lines, counts, i, undressed(lines[i].text), tuple(categories), end)


def _head_right_after_label(lines: Sequence[Line], i: int, counts: Counter[str]) -> Head | None:
    """Return the head on a page whose blank lines were lost: the title is the first line that does not recur."""
    start = at = i + 1
    while at < len(lines) and at - start < _CATEGORY_LINES and counts[undressed(lines[at].text)] > 1:
        at += 1
    if at == start or at >= len(lines) or lines[at].paragraph.start == at or len(lines[at].text) > _TITLE_CHARS:
        return None
    categories = tuple(line.text.strip(" •*") for line in lines[start:at])
    if any(is_share_prompt(text) for text in (*categories, lines[at].text)):
        return None
    return Head(i, undressed(lines[i].text), categories, lines[at].text, at + 1)


def _head(
    lines: Sequence[Line], counts: Counter[str], start: int, label: str, categories: tuple[str, ...], at: int
) -> Head | None:
    if at >= len(lines):
        return None
    end = lines[at].paragraph.stop
    title = " ".join(line.text for line in lines[at:end])
    most = _SAME_TITLES if is_category_label(label) else _SAME_TITLES // 2 if end - at == 1 else 1
    recurs = any(counts[undressed(line.text)] > most for line in lines[at:end])
    if len(title) > _TITLE_CHARS or recurs or is_share_prompt(title) or is_category_label(lines[at].text):
        return None
    return Head(start, label, categories, title, end)


def _head_above(lines: Sequence[Line], i: int) -> Head | None:
    """Return the head whose categories stand under the title, beside date and author: "Posted in News, Radio"."""
    categories = categories_in(lines[i].text)
    if not categories:
        return None
    details = lines[i].paragraph.start
    start = lines[details - 1].paragraph.start if details else 0
    title = " ".join(line.text for line in lines[start:details])
    is_title = 0 < len(title) <= _TITLE_CHARS and details - start <= _TITLE_LINES and not is_share_prompt(title)
    if not is_title or not 2 <= lines[details].paragraph.stop - details <= _DETAIL_LINES:
        return None
    return Head(start, _UNDER_TITLE, categories, title, details)


def _framed(lines: Sequence[Line], family: list[Head]) -> list[Head]:
    """Keep the heads whose title is followed by a frame; a label in a sidebar or a body is not.

    Where most have none (a theme without share prompts), it is enough that label and category recur.
    """
    zones = [_before_prose(lines, head) for head in family]
    common = recurring(zones, most_of(len(family)))
    common = frozenset(line for line in common if any(map(str.isalpha, line)))
    if not is_category_label(family[0].label) and not _looks_like_posts(lines, family, common):
        return []
    with_frame = [head for head in family if _has_frame(lines, head, common)]
    if len(with_frame) * 2 >= len(family):
        return with_frame
    names = Counter(category for head in family for category in head.categories)
    agreeing = [head for head in family if any(names[category] * 2 >= len(family) for category in head.categories)]
    return agreeing if len(agreeing) > 1 and is_category_label(family[0].label) else []


def _before_prose(lines: Sequence[Line], head: Head) -> list[str]:
    """Return the lines after a title up to the first sentence, or the next post: the frame is among them."""
    zone = (line.text for line in lines[head.after : head.after + FRAME_LINES])
    return list(itertools.takewhile(lambda text: not is_sentence(text) and undressed(text) != head.label, zone))


def _has_frame(lines: Sequence[Line], head: Head, common: frozenset[str]) -> bool:
    zone = [line.text for line in lines[head.after : head.after + _FRAME_STARTS_WITHIN]]
    for i, text in enumerate(zone):
        if is_frame_word(zone, i) or form(text) in common:
            return True
        if is_sentence(text) or undressed(text) == head.label:
            return False
    return False


def _looks_like_posts(lines: Sequence[Line], family: list[Head], common: frozenset[str]) -> bool:
    """Tell a category whose label nobody listed from any line that happens to recur in a text.

    Its titles are titles, and what follows them is a known prompt, or at least two lines that recur; one is enough
    where label and category are two lines that recur.
    """
    titles = sum(not head.title.endswith((".", ":", ",", ";")) for head in family)
    known = sum(_has_frame(lines, head, frozenset()) for head in family)
    has_letters = sum(map(str.isalpha, family[0].label)) > 2
    names = Counter(undressed(category) for head in family for category in head.categories)
    labelled = any(names[name] * 2 > len(family) for name in names if name != family[0].label)
    recurs = len(common) + labelled > 1
    return has_letters and titles * 2 > len(family) and (known * 2 > len(family) or recurs)


def _with_single_categories(heads: list[Head]) -> list[Head]:
    """Part "Audio Posts, Opinion" where one of the parts is a category of most posts; names may have commas, too."""

    def parts(category: str) -> list[str]:
        return [part.strip() for part in re.split(r"\s*[,|·•/]\s+", category)]

    whole = Counter(name for head in heads for name in set(head.categories))
    parted = Counter(part for head in heads for part in {p for name in head.categories for p in parts(name)})

    def split(name: str) -> list[str]:
        is_a_name = whole[name] * 2 > len(heads) or not any(parted[part] * 2 > len(heads) for part in parts(name))
        return [name] if is_a_name else parts(name)

    return [replace(head, categories=tuple(c for name in head.categories for c in split(name))) for head in heads]

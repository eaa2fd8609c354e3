"""Text of a saved category page -> its posts. Pure.

The shape, as themes print it, with lines that differ between posts in capitals:

    Categories              a label (optional: any line that recurs will do)
    Audio Posts             the post's categories

    TITLE

    Spread the news         share prompts, author, date: in any number and order

    NAME
    shared this story
    from PUBLISHER.         or a lone full stop

    BODY

    Spread the news         share prompts again

Neither the words nor the blog need to be known: what recurs around the titles of a page is its frame. Words that
blogs use (frames.toml) decide where a page has too few posts for anything to recur.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from audioposts.errors import SourceError
from audioposts.models import Post
from audioposts.sources.frames import (
    Reshare,
    author_of,
    date_of,
    is_category_label,
    is_comment_count,
    is_share_prompt,
    publisher_of,
    reshare_of,
    undressed,
)

_HEAD_LINES = 12
"""How far after a title the frame reaches at most."""

_FRAME_STARTS_WITHIN = 5
"""How many lines after a title the frame begins at the latest."""

_TAIL_LINES = 6
"""How far before the end of a post the frame reaches at most."""

_FRAME_CHARS = 80
_TITLE_CHARS = 600
_SAME_TITLES = 4
"""A title may come back on its page, in lists of related posts; a line that recurs more often is no title."""

_LABEL_WEIGHT = 3

_CATEGORY_CHARS = 80
_CATEGORY_LINES = 12


def read_category_page(text: str, name: str) -> list[Post]:
    """Return the posts of a saved category page in the order of the page; `name` is used in messages.

    Raises:
        SourceError: no post is framed as the posts of a category page are.

    """
    lines = _lines(text)
    heads = _with_single_categories(_find_heads(lines))
    if not heads:
        raise SourceError(
            name,
            "is not a saved category page: nowhere does a category stand before a title, as in"
            " 'Categories / Audio Posts / TITLE / Share this'; open the category in a browser and save the whole page",
        )
    frame = _Frame(lines, heads)
    ends = [head.start for head in heads[1:]] + [len(lines)]
    posts = [frame.post(head, end, name) for head, end in zip(heads, ends, strict=True)]
    return list(_with_unique_keys(posts))


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    opens: bool
    """A blank line comes before it."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a post begins: categories, then a title."""

    start: int
    label: str
    categories: tuple[str, ...]
    title: str
    after: int
    """First line after the title."""


def _lines(text: str) -> list[_Line]:
    lines, opens = [], True
    for raw in text.split("\n"):
        if line := raw.strip():
            lines.append(_Line(line, opens))
        opens = not line
    return lines


def _paragraph_end(lines: Sequence[_Line], start: int) -> int:
    """Return the index after the paragraph that `start` is in."""
    end = start + 1
    while end < len(lines) and not lines[end].opens:
        end += 1
    return end


# --- where posts begin


def _find_heads(lines: Sequence[_Line]) -> list[_Head]:
    """Return the heads that agree with each other: the largest family with one label, or one category."""
    counts = Counter(undressed(line.text) for line in lines)
    families: dict[str, list[_Head]] = {}
    for i, line in enumerate(lines):
        head = (
            _head_after_label(lines, i, counts)
            if is_category_label(line.text)
            else _head_at_recurring(lines, i, counts)
        )
        if head:
            families.setdefault(head.label, []).append(head)
    judged = [_framed(lines, family) for family in families.values()]
    # A tie goes to the family that starts first: the label above the category, not the category itself.
    return max(judged, key=_weight, default=[])


def _weight(family: list[_Head]) -> int:
    """Return how much speaks for a family: a label that blogs use weighs as much as three recurrences."""
    return sum(_LABEL_WEIGHT if is_category_label(head.label) else 1 for head in family)


def _head_after_label(lines: Sequence[_Line], i: int, counts: Counter[str]) -> _Head | None:
    start = i + 1
    if start >= len(lines):
        return None
    end = _paragraph_end(lines, start)
    categories = [line.text.strip(" •*") for line in lines[start:end]]
    if len(categories) > _CATEGORY_LINES or any(len(category) > _CATEGORY_CHARS for category in categories):
        return None
    return _head(lines, counts, i, undressed(lines[i].text), tuple(categories), end)


def _head_at_recurring(lines: Sequence[_Line], i: int, counts: Counter[str]) -> _Head | None:
    category = undressed(lines[i].text)
    if counts[category] < 2 or not category or len(category) > _CATEGORY_CHARS or is_share_prompt(category):
        return None
    ends_paragraph = _paragraph_end(lines, i) == i + 1
    return _head(lines, counts, i, category, (lines[i].text,), i + 1) if ends_paragraph else None


def _head(
    lines: Sequence[_Line], counts: Counter[str], start: int, label: str, categories: tuple[str, ...], at: int
) -> _Head | None:
    if at >= len(lines):
        return None
    end = _paragraph_end(lines, at)
    title = " ".join(line.text for line in lines[at:end])
    most = _SAME_TITLES if is_category_label(label) else _SAME_TITLES // 2 if end - at == 1 else 1
    recurs = any(counts[undressed(line.text)] > most for line in lines[at:end])
    if len(title) > _TITLE_CHARS or recurs or is_share_prompt(title) or is_category_label(lines[at].text):
        return None
    return _Head(start, label, categories, title, end)


def _framed(lines: Sequence[_Line], family: list[_Head]) -> list[_Head]:
    """Keep the heads whose title is followed by a frame; a label in a sidebar or a body is not.

    Where most have none (a theme without share prompts), it is enough that label and category recur.
    """
    zones = [_before_prose(lines, head) for head in family]
    recurring = {line for line in _recurring(zones, max(2, (len(family) + 1) // 2)) if any(map(str.isalpha, line))}
    if not is_category_label(family[0].label) and not _looks_like_posts(family, zones, recurring):
        return []

    def has_frame(zone: list[str]) -> bool:
        return any(
            _is_frame_word(zone, i) or undressed(text) in recurring
            for i, text in enumerate(zone[:_FRAME_STARTS_WITHIN])
        )

    with_frame = [head for head, zone in zip(family, zones, strict=True) if has_frame(zone)]
    if len(with_frame) * 2 >= len(family):
        return with_frame
    common = {
        name for name, n in Counter(c for head in family for c in head.categories).items() if n * 2 >= len(family)
    }
    agreeing = [head for head in family if common.intersection(head.categories)]
    return agreeing if len(agreeing) > 1 and is_category_label(family[0].label) else []


def _before_prose(lines: Sequence[_Line], head: _Head) -> list[str]:
    """Return the lines after a title up to the first sentence, or the next post: the frame is among them."""
    zone = (line.text for line in lines[head.after : head.after + _HEAD_LINES])
    return list(itertools.takewhile(lambda text: not _is_sentence(text) and undressed(text) != head.label, zone))


def _is_frame_word(zone: list[str], i: int) -> bool:
    return is_share_prompt(zone[i]) or reshare_of(zone[i : i + 3]) is not None


def _looks_like_posts(family: list[_Head], zones: list[list[str]], recurring: set[str]) -> bool:
    """Tell a category whose label nobody listed from any line that happens to recur in a text.

    Its titles are titles, and what follows them is a known prompt, or at least two lines that recur.
    """
    titles = sum(not head.title.endswith((".", ":", ",", ";")) for head in family)
    known = sum(any(_is_frame_word(zone, i) for i in range(len(zone))) for zone in zones)
    has_letters = sum(map(str.isalpha, family[0].label)) > 2
    return has_letters and titles * 2 > len(family) and (known * 2 > len(family) or len(recurring) > 1)


def _with_single_categories(heads: list[_Head]) -> list[_Head]:
    """Part "Audio Posts, Opinion" where one of the parts is a category of most posts; names may have commas, too."""

    def parts(category: str) -> list[str]:
        return [part.strip() for part in re.split(r"\s*[,|·•/]\s+", category)]

    whole = Counter(name for head in heads for name in set(head.categories))
    parted = Counter(part for head in heads for part in {p for name in head.categories for p in parts(name)})

    def split(name: str) -> list[str]:
        is_a_name = whole[name] * 2 > len(heads) or not any(parted[part] * 2 > len(heads) for part in parts(name))
        return [name] if is_a_name else parts(name)

    return [replace(head, categories=tuple(c for name in head.categories for c in split(name))) for head in heads]


# --- what stands between one head and the next


class _Frame:
    """The lines that recur around the bodies of one page."""

    def __init__(self, lines: Sequence[_Line], heads: Sequence[_Head]) -> None:
        self._lines = lines
        enough = max(2, (len(heads) + 1) // 2)
        self._head = _recurring((self._texts(h.after, h.after + _HEAD_LINES) for h in heads), enough)
        ends = (self._texts(max(a.after, b.start - _TAIL_LINES), b.start) for a, b in itertools.pairwise(heads))
        self._tail = _recurring(ends, enough)
        self._last = heads[-1]

    def post(self, head: _Head, end: int, name: str) -> Post:
        """Return the post between `head` and line `end`."""
        front = self._front(head.after, end)
        tail = self._tail_start(front.stop, end, last=head is self._last)
        furniture = (*front.furniture, *self._texts(tail, end))
        return Post(
            key=_key(head.title, front.publisher),
            title=head.title,
            body=self._body(front.stop, tail),
            source=name,
            author=front.author,
            publisher=front.publisher,
            shared_by=front.shared_by,
            categories=head.categories,
            published=front.published,
            furniture=furniture,
        )

    def _texts(self, start: int, stop: int) -> list[str]:
        return [line.text for line in self._lines[start:stop]]

    def _front(self, start: int, end: int) -> "_Front":
        """Read what the blog put between the title and the body."""
        front = _Front(start)
        while front.stop < min(end, start + _HEAD_LINES):
            used = self._read_front_line(front, end)
            if not used:
                break
            front.stop += used
        return front

    def _read_front_line(self, front: "_Front", end: int) -> int:
        """Take what the next line says into `front`; return how many lines that were, 0 at the body."""
        line = self._lines[front.stop].text
        paragraph = self._texts(front.stop, min(_paragraph_end(self._lines, front.stop), end))
        unshared = front.shared_by is None and front.publisher is None
        if unshared and (reshare := reshare_of(paragraph) or self._reshare_by_place(paragraph)):
            front.shared_by, front.publisher = reshare.sharer, reshare.publisher
            return reshare.lines
        if is_share_prompt(line) or is_comment_count(line) or undressed(line) in self._head:
            front.furniture.append(line)
            return 1
        if len(paragraph) == 1 and front.publisher is None and (publisher := publisher_of(line)):
            front.publisher = publisher
            return 1
        return int(_read_date_and_author(front, line))

    def _reshare_by_place(self, paragraph: list[str]) -> Reshare | None:
        """Read a re-share in words that nobody listed: of three lines the first two recur, the third is "from X."."""
        if len(paragraph) != 3 or not all(undressed(line) in self._head for line in paragraph[:2]):
            return None
        said, origin = paragraph[1:]
        if not said[0].islower() or not origin.endswith("."):
            return None
        _, _, publisher = origin.rstrip(" .").partition(" ")
        return Reshare(paragraph[0], publisher or None, 3)

    def _tail_start(self, start: int, end: int, *, last: bool) -> int:
        """Return the first line of the frame after the body; after the last body comes the page's footer as well."""
        if last:
            closing = [i for i in range(start, end) if self._is_tail(self._lines[i].text)]
            if closing and not any(map(_is_prose, self._texts(closing[-1] + 1, end))):
                end = closing[-1] + 1
        while end > start and self._is_tail(self._lines[end - 1].text):
            end -= 1
        return end

    def _is_tail(self, line: str) -> bool:
        return is_share_prompt(line) or undressed(line) in self._tail

    def _body(self, start: int, stop: int) -> str:
        return "".join(("\n\n" if line.opens else "\n") + line.text for line in self._lines[start:stop]).strip("\n")


@dataclass(slots=True)
class _Front:
    """What has been read between title and body; filled line by line."""

    stop: int
    """The first line that has not been read."""

    shared_by: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: datetime | None = None
    furniture: list[str] = field(default_factory=list)


def _read_date_and_author(front: _Front, line: str) -> bool:
    """Take a line such as "June 12, 2022 · Ada Lovelace" or "By Ada Lovelace"; tell whether it was one."""
    parts = [part.strip() for part in re.split(r"\s+[·|•—–/]\s+", line)]
    dates = [date_of(part) for part in parts]
    authors = [author_of(part) for part in parts]
    if len(parts) > 2 or not all(d or a for d, a in zip(dates, authors, strict=True)):
        if len(parts) != 2 or not any(dates):
            return False
        authors = [None if date else part for part, date in zip(parts, dates, strict=True)]
    if (front.published and any(dates)) or (front.author and any(authors)):
        return False
    front.published = next(filter(None, dates), front.published)
    front.author = next(filter(None, authors), front.author)
    return True


def _recurring(zones: Iterable[list[str]], enough: int) -> set[str]:
    """Return the lines that stand in at least `enough` zones; a sentence that recurs is somebody's text."""
    counts = Counter(line for zone in zones for line in {undressed(text) for text in zone if not _is_sentence(text)})
    return {line for line, count in counts.items() if count >= enough}


def _is_sentence(line: str) -> bool:
    return len(line) > _FRAME_CHARS or (len(line.split()) > 1 and line.rstrip('”"’)»').endswith((".", "!", "?", "…")))


def _is_prose(line: str) -> bool:
    return len(line.split()) > 25


# --- identity


def _key(title: str, publisher: str | None) -> str:
    """Identify a post that has no URL: by its title, and by who published it, as different papers share headlines."""
    words = " ".join(f"{title} | {publisher or ''}".casefold().split())
    return "title:" + sha256(words.encode()).hexdigest()[:24]


def _with_unique_keys(posts: list[Post]) -> Iterable[Post]:
    """Tell posts of one page that share title and publisher ("Morning briefing") by their text as well."""
    seen: set[str] = set()
    for post in posts:
        key = post.key
        if key in seen:
            key += "-" + sha256(post.body.encode()).hexdigest()[:12]
        if key not in seen:
            seen.add(key)
            yield replace(post, key=key)

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

Pages without categories above their titles are read by the lines that date each post (dated.py).

Neither the words nor the blog need to be known: what recurs around the titles of a page is its frame. Words that
blogs use (frames.toml) decide where a page has too few posts for anything to recur.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from audioposts.errors import SourceError
from audioposts.models import Post
from audioposts.sources.saved_text.dated import find_dated_heads
from audioposts.sources.saved_text.frame import PageFrame
from audioposts.sources.saved_text.heads import Head, find_heads
from audioposts.sources.saved_text.lines import Line, split_lines


def read_category_page(text: str, name: str) -> list[Post]:
    """Return the posts of a saved category page in the order of the page; `name` is used in messages.

    Raises:
        SourceError: no post is framed as the posts of a category page are.

    """
    lines = split_lines(text)
    heads = find_heads(lines)
    ends = [head.start for head in heads[1:]] + [len(lines)]
    if not heads:
        heads, ends = find_dated_heads(lines)
    if not heads:
        raise SourceError(
            name,
            "is not a saved category page: nowhere does a category stand before a title, as in 'Categories / Audio"
            " Posts / TITLE / Share this', and no dates stand beside titles; open the category in a browser and save"
            " the whole page",
        )
    frame = PageFrame(lines, heads, ends)
    posts = [_post(lines, frame, head, end, name) for head, end in zip(heads, ends, strict=True)]
    return list(_with_unique_keys(posts))


def _post(lines: list[Line], frame: PageFrame, head: Head, end: int, name: str) -> Post:
    """Return the post between `head` and line `end`."""
    front = frame.front(head, end)
    tail = frame.tail_start(front, head, end)
    return Post(
        key=_key(head.title, front.publisher or head.publisher),
        title=head.title,
        body=_body(lines, front.stop, tail),
        source=name,
        author=front.author or head.author,
        publisher=front.publisher or head.publisher,
        shared_by=front.shared_by or head.shared_by,
        categories=head.categories,
        published=head.published or front.published,
        furniture=(*front.furniture, *(line.text for line in lines[tail:end])),
    )


def _body(lines: list[Line], start: int, stop: int) -> str:
    pieces = (("\n\n" if lines[i].paragraph.start == i else "\n") + lines[i].text for i in range(start, stop))
    return "".join(pieces).strip("\n")


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

"""Sources -> the articles that are new in them, for one show. I/O: through Studio.

What was met before under any of its keys is not met again; what tells the same story as another post is linked to it;
text that comes back in other posts of a site is taken out. What is found is remembered before it is handed on.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import islice

from audioposts import __version__
from audioposts.cleaning import clean
from audioposts.cleaning.likeness import fingerprint, is_same_story, may_be_same
from audioposts.cleaning.repeats import digest_of, without_repeated
from audioposts.config import ADDED_FILE
from audioposts.errors import AudioPostsError, SourceError
from audioposts.fetching import FetchError
from audioposts.identity import site_of, title_key
from audioposts.library import Judged, Known
from audioposts.models import Article, Entry, Form, OnEdit, Post, Show, Verdict
from audioposts.sources import Reach, Wanted, is_url, list_entries
from audioposts.sources.web_page import with_page
from audioposts.stock import Done
from audioposts.studio import Studio
from audioposts.takedowns import Takedowns

_TOGETHER = 25
"""Posts that are looked at together, so that what repeats among them is seen in the first of them too."""

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_NOT_WHOLE = (Verdict.TEASER, Verdict.LINKS_ONLY, Verdict.EMPTY)


def sources_of(show: Show, studio: Studio) -> tuple[str, ...]:
    """Return the sources of a show, with what was added by hand."""
    has_added = studio.reads_added and (studio.home.path / ADDED_FILE).is_file()
    return (*show.sources, *([ADDED_FILE] if has_added else []))


def open_entries(
    studio: Studio,
    show: Show,
    since: datetime | None,
    failed: Callable[[AudioPostsError], None],
    ended: Callable[[str], object] = len,
) -> Iterator[tuple[str, Entry]]:
    """List the posts of all sources of a show, with the source that has each.

    A source that cannot be read does not keep the others from it; `ended` hears of those that were read to their end
    with nothing amiss.
    """
    amiss: list[AudioPostsError] = []

    def noted(error: AudioPostsError) -> None:
        amiss.append(error)
        failed(error)

    reach = Reach(studio.home.path, studio.fetch, studio.stdin, noted)
    wanted = Wanted(show.category, since)
    for source in sources_of(show, studio):
        amiss.clear()
        try:
            for entry in list_entries(source, reach, wanted):
                yield source, entry
        except AudioPostsError as error:
            noted(error)
        if not amiss:
            ended(source)


@dataclass(slots=True)
class Intake:
    """One run's look at what is new for a show."""

    studio: Studio
    show: Show
    started: datetime
    done: Done
    failed: Callable[[AudioPostsError], None]
    since: datetime | None = None
    _met: set[str] = field(default_factory=set)
    """Keys of posts of this run: a post may be in two sources."""

    _prints: dict[str, int] | None = None
    """Fingerprints of all posts of the show that were found whole, by key."""

    def new_articles(self) -> Iterator[tuple[Post, Article]]:
        """Judge every post that is new; yield the ones that get an episode."""
        takedowns = Takedowns(self.studio, self.show, self.started)
        entries = (
            _Listed(entry, source)
            for source, entry in open_entries(self.studio, self.show, self.since, self.failed, takedowns.ended)
            if self._is_new(entry, source, takedowns)
        )
        for together in _groups(entries):
            yield from self._judge([found for listed in together for found in self._read(listed)])
        takedowns.settle()

    # --- identity

    def _is_new(self, entry: Entry, source: str, takedowns: Takedowns) -> bool:
        known = self.studio.library.find(self.show, [entry.key])
        key = known.key if known else entry.key
        takedowns.listed(key)
        if known and known.key in self.done.all:
            return known.key in self.done.own and self._may_be_edited(known, entry, source)
        if known and known.verdict is not Verdict.FULL and known.revision == _revision(entry):
            return False
        return not self._waits(key, entry)

    def _waits(self, key: str, entry: Entry) -> bool:
        """Tell whether a post failed not long enough ago to be tried again, or is given up."""
        failed = self.studio.library.attempt(self.show, key, _revision(entry))
        return failed is not None and (failed.given_up or failed.next_try > self.started)

    def _may_be_edited(self, known: Known, entry: Entry, source: str) -> bool:
        """Tell whether a post that has its episode is listed as another revision by the source that it is from."""
        if self.show.on_edit is OnEdit.IGNORE:
            return False
        if known.source not in sources_of(self.show, self.studio):
            # From an earlier version, or from a source that was taken out: from now on this one counts.
            self.studio.library.found_at(self.show, known.key, _revision(entry), source)
            return False
        # Another version of this program is no edit.
        return known.source == source and known.revision.partition(" ")[2] != entry.revision

    def _read(self, listed: "_Listed") -> Iterator["_Found"]:
        """Read a post and judge it by itself; nothing if it is one that has its episode and says what it said."""
        entry = listed.entry
        try:
            post = entry.read()
        except SourceError as error:
            about = (self.show, entry.key, entry.title, str(error), self.started, _revision(entry))
            attempt = self.studio.library.note_failure(*about)
            error.is_repeated = attempt.tries > 1 and not attempt.given_up
            self.failed(error)
            return
        post = self._identified(post, entry)
        if post.key in self._met or (post.key in self.done.all and post.key not in self.done.own):
            return
        self._met.add(post.key)
        whole, article, is_final = self._cleaned(post)
        # What could not be fetched now is asked for again in the next run.
        revision = _revision(entry) if is_final else ""
        print_of = fingerprint(article.text) if article.verdict is Verdict.FULL else 0
        found = _Found(whole, article, revision, len(self._met) - 1, print_of, listed.source)
        if post.key not in self.done.own:
            yield found
        elif self.show.on_edit is not OnEdit.IGNORE:
            yield from self._edited(found, is_final)

    def _edited(self, found: "_Found", is_final: bool) -> Iterator["_Found"]:
        """Yield a post that has its episode, if it is to be spoken anew: it is whole, and says something else."""
        library, key = self.studio.library, found.post.key
        article = self._without_repeated(found.post, found.article)
        before = library.article(self.show, key)
        if article.verdict is Verdict.FULL and before and edition_of(before) != edition_of(article):
            yield replace(found, article=article, edition_before=edition_of(before))
        elif is_final:
            library.found_at(self.show, key, found.revision, found.source)

    def _identified(self, post: Post, entry: Entry) -> Post:
        """Give a post the key under which it is known, if it is known under any of its keys."""
        also = dict.fromkeys((*post.also, entry.key, title_key(post.title, post.publisher)))
        keys = [post.key, *(key for key in also if key != post.key)]
        known = self.studio.library.find(self.show, keys)
        return replace(post, key=known.key if known else post.key, also=tuple(keys))

    # --- the text

    def _cleaned(self, post: Post) -> tuple[Post, Article, bool]:
        """Clean a post; where it is only a part, or only points to the article, that is fetched if the show wants it.

        Also return whether another run would find the same.
        """
        article = clean(post, self.show.language, self.show.rules)
        original = (post.original or _address_in(post)) if article.verdict in _NOT_WHOLE else None
        if original is None or self.show.when_cut != "fetch":
            return post, article, True
        try:
            whole = with_page(replace(post, original=original), self.studio.fetch(original))
        except SourceError as error:
            may_pass = isinstance(error, FetchError) and error.may_pass
            return post, replace(article, reason=f"{article.reason}; {error}"), not may_pass
        fetched = clean(whole, self.show.language, self.show.rules)
        return (whole, fetched, True) if fetched.verdict is Verdict.FULL else (post, article, True)

    def _judge(self, found: Sequence["_Found"]) -> Iterator[tuple[Post, Article]]:
        """Link what is told twice, take out what repeats, remember all; yield what is whole and new."""
        # All of them first: what repeats among them is seen in each of them then. And all or none: those without a
        # date have that of the run which first saw them, and would change places if it was killed between two.
        with self.studio.library.together():
            firsts = [(one, self._remember_first(one)) for one in found if not one.edition_before]
            edits = [self._remember_edit(one) for one in found if one.edition_before]
        for edited in edits:
            self.studio.progress.judged(edited.article)
            yield edited.post, edited.article
        for one, (article, is_news) in firsts:
            if article.verdict is not Verdict.DUPLICATE:
                cleaner = self._without_repeated(one.post, article)
                if cleaner is not article:
                    is_news |= self._remember(replace(one, article=cleaner))
                    article = cleaner
            if is_news or article.verdict is Verdict.FULL:
                self.studio.progress.judged(article)
            if article.verdict is Verdict.FULL:
                yield one.post, article

    def _remember_first(self, one: "_Found") -> tuple[Article, bool]:
        """Remember a post as it is by itself; return the article and whether it is news."""
        library, post, article = self.studio.library, one.post, one.article
        is_first = library.find(self.show, [post.key]) is None
        twin = self._twin(post, article, one.fingerprint) if article.verdict is Verdict.FULL else None
        if twin:
            key, title = twin
            article = replace(article, verdict=Verdict.DUPLICATE, reason=f"the same story as “{title}”")
            return article, self._remember(replace(one, article=article), same_as=key)
        is_news = self._remember(one)
        if is_first:
            library.add_blocks(_site(post), {digest_of(block) for block in article.blocks} - {0}, self.started)
        return article, is_news

    def _remember_edit(self, one: "_Found") -> "_Found":
        """Remember what a post says now; its episode is of what it said before."""
        library, key = self.studio.library, one.post.key
        library.spoken_as(self.show, key, one.edition_before)
        self._remember(one)
        if self.show.on_edit is OnEdit.NEW:
            library.renew(self.show, key, edition_of(one.article), self.started)
        return one

    def _without_repeated(self, post: Post, article: Article) -> Article:
        site = _site(post)
        seen = self.studio.library.repeats(site, [digest_of(block) for block in article.blocks])
        return without_repeated(article, {digest: posts - 1 for digest, posts in seen.items()}, site)

    def _twin(self, post: Post, article: Article, print_of: int) -> tuple[str, str] | None:
        """Return key and title of an earlier post that tells the same story."""
        library = self.studio.library
        same = [key for key in library.posts_with_digest(self.show, _digest(article)) if key != post.key]
        if same:
            return same[0], self._title_of(same[0], article)
        if self._prints is None:
            self._prints = dict(library.fingerprints(self.show))
        alike = [key for key, other in self._prints.items() if key != post.key and may_be_same(print_of, other)]
        for key in alike:
            known = library.article(self.show, key)
            if known and is_same_story(known.text, article.text):
                return key, known.title
        self._prints[post.key] = print_of
        return None

    def _title_of(self, key: str, article: Article) -> str:
        known = self.studio.library.article(self.show, key)
        return (known or article).title

    def _remember(self, one: "_Found", same_as: str | None = None) -> bool:
        # A page lists the newest first; its posts keep that order where they have no dates of their own.
        seen = self.started - timedelta(seconds=one.order)
        dated = one.post.published or one.article.published
        # A date that is still to come is a mistake or a plan: the post is here today.
        published = min(dated or seen, self.started)
        return self.studio.library.remember(
            self.show,
            Judged(
                key=one.post.key,
                article=one.article,
                digest=_digest(one.article),
                published=published,
                first_seen=seen,
                also=one.post.also,
                revision=one.revision,
                fingerprint=one.fingerprint,
                same_as=same_as,
                edition=edition_of(one.article),
                source=one.source,
                place=(one.post.url if is_url(one.source) else None) or one.post.source,
            ),
        )


@dataclass(frozen=True, slots=True)
class _Listed:
    """A post, and the source that lists it."""

    entry: Entry
    source: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A post that was read, and what it is by itself."""

    post: Post
    article: Article
    revision: str
    order: int
    fingerprint: int
    """Of the article as it is by itself; 0 where it is not whole."""

    source: str = ""
    edition_before: str = ""
    """Of its episode, where that is of another one."""


def _revision(entry: Entry) -> str:
    """Return what a judgement depends on: the post, and the program that judges."""
    return f"{__version__} {entry.revision}"


def _site(post: Post) -> str:
    """Return whose furniture a post has: that of the site where its text was, else of its publisher."""
    address = post.original if post.form is Form.PAGE and post.original else post.url
    return site_of(address) if address else post.publisher or post.source


def _address_in(post: Post) -> str | None:
    """Return the only address in the text of a post: what it points to."""
    found = {address.rstrip(".,;:") for address in _ADDRESS.findall(post.body)} if post.form is Form.TEXT else set()
    return found.pop() if len(found) == 1 else None


def _digest(article: Article) -> str:
    """Return a digest of the words of an article."""
    return sha256(" ".join(article.text.casefold().split()).encode()).hexdigest()


def edition_of(article: Article) -> str:
    """Return a digest of what is spoken of an article: the same for a post that says what it said before."""
    parts = (article.title, article.author or "", *(f"{block.kind} {block.text}" for block in article.blocks))
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _groups(entries: Iterator[_Listed]) -> Iterator[list[_Listed]]:
    while together := list(islice(entries, _TOGETHER)):
        yield together

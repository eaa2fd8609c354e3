"""Episode -> an item of a feed, by feedgen. Pure."""

from collections.abc import Sequence

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension
from feedgen.ext.podcast_entry import PodcastEntryExtension
from lxml import etree
from lxml.etree import CDATA, _Element

from audioposts.markup.web_url import web_url
from audioposts.models import Episode, Show
from audioposts.publishing.chapters import simple_chapters
from audioposts.publishing.feed.elements import ITUNES, NAMESPACES, PODCAST, PSC, element, line, true_or_false, xml_text
from audioposts.publishing.feed.persons import add_persons, persons_of
from audioposts.publishing.media_types import media_type
from audioposts.publishing.notes import notes_html

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_TIMED = ("text/vtt", "application/x-subrip")
"""Transcripts that promise time codes (rel="captions")."""


def render_item(show: Show, episode: Episode, folder_url: str) -> bytes:
    """Return `<item>…</item>` as it stands in the feed; the feed declares the namespaces."""
    entry = FeedEntry()
    entry.register_extension("podcast", PodcastEntryExtension, atom=False, rss=True)
    entry.register_extension("podcasting20", _Extension, atom=False, rss=True)
    extension = entry.podcasting20
    extension.show, extension.episode, extension.folder_url = show, episode, folder_url
    entry.guid(episode.guid, permalink=False)
    entry.title(line(episode.title) or "…")
    entry.description("-")
    entry.published(episode.published)
    entry.enclosure(f"{folder_url}/{episode.file}", str(episode.length), media_type(episode.file))
    if url := web_url(xml_text(episode.url or "")):
        entry.link(href=url)
    for category in _categories(show, episode):
        entry.category(term=line(category))
    entry.podcast.itunes_duration(max(1, round(episode.duration_ms / 1000)))
    entry.podcast.itunes_author(line(episode.publisher or episode.author or show.author))
    entry.podcast.itunes_episode_type("full")
    return _written(entry.rss_entry())


def _written(item: _Element) -> bytes:
    etree.indent(item, space="  ", level=2)
    root = etree.Element("rss", nsmap={**NAMESPACES, "content": _CONTENT})
    root.append(item)
    etree.cleanup_namespaces(root, keep_ns_prefixes=[*NAMESPACES, "content"])
    item.tail = None
    text: str = etree.tostring(item, encoding="unicode")
    # Taken out of its document, the item declares every namespace again.
    return f"    <item>{text.partition('>')[2]}\n".encode()


def _categories(show: Show, episode: Episode) -> Sequence[str]:
    """Return the post's categories, and the show's where they do not say it."""
    found = (*episode.categories, *([show.category] if show.category else []))
    return tuple(dict.fromkeys(name for name in found if line(name)))


class _Extension(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen does not write into an item."""

    show: Show
    episode: Episode
    folder_url: str

    def extend_rss(self, item: _Element) -> _Element:
        show, episode = self.show, self.episode
        self._add_notes(item)
        element(item, ITUNES, "explicit", true_or_false(show.explicit))
        element(item, PODCAST, "txt", "true", purpose="ai-content")
        if episode.image:
            url = f"{self.folder_url}/{episode.image}"
            element(item, ITUNES, "image", href=url)
            element(item, PODCAST, "image", href=url, alt=line(episode.title), type="image/jpeg")
        add_persons(item, persons_of(show, episode))
        self._add_companions(item)
        return item

    def _add_notes(self, item: _Element) -> None:
        """Add the notes; markup stands in CDATA only (Apple, PSP-1), and ours has no "]]>", as ">" is escaped in it."""
        notes, whole = notes_html(self.episode, self.show.language)
        description = item.find("description")
        if description is not None:
            description.text = CDATA(notes)
            if whole != notes:
                content = etree.Element(f"{{{_CONTENT}}}encoded")
                content.text = CDATA(whole)
                description.addnext(content)

    def _add_companions(self, item: _Element) -> None:
        """Add what stands beside the sound: transcripts and chapters."""
        episode, folder_url = self.episode, self.folder_url
        for name in episode.transcripts:
            kind = media_type(name).partition(";")[0]
            captions = {"rel": "captions"} if kind in _TIMED else {}
            attributes = {"url": f"{folder_url}/{name}", "type": kind, "language": self.show.language}
            element(item, PODCAST, "transcript", **attributes, **captions)
        if episode.chapters_file:
            url = f"{folder_url}/{episode.chapters_file}"
            element(item, PODCAST, "chapters", url=url, type="application/json+chapters")
        if episode.chapters:
            chapters = element(item, PSC, "chapters", version="1.2")
            for attributes in simple_chapters(episode.chapters, folder_url):
                element(chapters, PSC, "chapter", **{key: xml_text(value) for key, value in attributes.items()})

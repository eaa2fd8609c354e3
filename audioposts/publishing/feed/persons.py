"""Who made a show or an episode -> podcast:person. Pure.

The voice is synthetic and no person: `podcast:txt` with the purpose "ai-content" says so.
"""

from collections.abc import Iterable

from lxml.etree import _Element

from audioposts.models import Episode, Person, Show
from audioposts.publishing.feed.elements import NAME_CHARS, PODCAST, element, line


def persons_of(show: Show, episode: Episode) -> tuple[Person, ...]:
    """Return who is named with an episode: whoever wrote the article, and the persons of the show.

    Those of an item take the place of the channel's (Podcasting 2.0), so they are named again.
    """
    if not episode.author:
        return ()
    author = Person(episode.author, "author", "writing")
    return (author, *(person for person in show.channel.persons if person.name != episode.author))


def add_persons(parent: _Element, persons: Iterable[Person]) -> None:
    """Add the persons to a channel or an item."""
    for person in persons:
        attributes = {"role": person.role.lower(), "group": person.group.lower()}
        attributes |= {"img": person.image} if person.image else {}
        attributes |= {"href": person.url} if person.url else {}
        if name := line(person.name, NAME_CHARS):
            element(parent, PODCAST, "person", name, **attributes)

"""A show and where it is -> the addresses of its pages and files. Pure."""

from dataclasses import dataclass, replace

from audioposts.models import Episode, Show
from audioposts.models.site import Site
from audioposts.publishing.site.head import Head, short
from audioposts.publishing.site.linked_data import Facts
from audioposts.publishing.site.pages import key_of, look
from audioposts.publishing.site.theme import theme_css


@dataclass(frozen=True, slots=True)
class Place:
    """A show on the site."""

    show: Show
    base_url: str
    cover: str
    site: Site

    @property
    def folder_url(self) -> str:
        return f"{self.base_url}/{self.show.slug}"

    @property
    def url(self) -> str:
        """Of the show's own page."""
        return f"{self.folder_url}/"

    @property
    def feed_url(self) -> str:
        return f"{self.folder_url}/feed.xml"

    @property
    def cover_url(self) -> str:
        return f"{self.folder_url}/{self.cover}"

    @property
    def theme(self) -> str:
        """The name of the show's stylesheet."""
        return f"theme-{key_of(theme_css(self.show))[:10]}.css"

    def key(self) -> str:
        """Return a digest of all that the pages of the show have in common."""
        show = self.show
        said = (show.slug, show.title, show.description, show.language, show.author, show.link, show.category)
        return key_of(look(), said, show.private, self.theme, self.base_url, self.cover, self.site)

    def head(self, title: str, name: str, about: str, facts: Facts) -> Head:
        """Return the head of a page in the show's folder."""
        return Head(
            title=title,
            about=short(about),
            url=f"{self.folder_url}/{name}",
            language=self.show.language,
            root="../",
            image_url=self.cover_url,
            theme=self.theme,
            feed=(self.show.title, self.feed_url),
            is_private=self.show.private,
            facts=facts,
        )

    def episode_head(self, episode: Episode, name: str, about: str, sound_type: str, facts: Facts) -> Head:
        """Return the head of an episode's page."""
        return replace(
            self.head(f"{episode.title} – {self.show.title}", name, about, facts),
            kind="article",
            image_url=f"{self.folder_url}/{episode.image or self.cover}",
            sound=(f"{self.folder_url}/{episode.file}", sound_type),
        )

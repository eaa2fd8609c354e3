"""audioposts: the posts of a blog's category, read aloud and published as a podcast."""

__version__ = "0.1.0"

"""A show's accent -> the colours of its pages, in light and in dark, as CSS. Pure.

What is text, or a sign that has to be seen, has a contrast of 4.5 or more on all that it stands on (WCAG 2, AA).
"""

from dataclasses import dataclass

from audioposts.models import Show
from audioposts.publishing.artwork.palette import RGB, contrast, legible_on, palette_of

_READABLE = 4.5


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page is made of before a show colours it; site.css has the same values."""

    ground: RGB
    raised: RGB
    ink: RGB


LIGHT = Paper((251, 250, 247), (242, 239, 232), (31, 29, 26))
DARK = Paper((23, 22, 20), (34, 31, 28), (235, 231, 223))


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a show on one paper."""

    accent: RGB
    """Links, the button that plays; the ground can be read on it."""

    sentence: RGB
    """Behind the sentence that is heard."""

    word: RGB
    """Behind the word that is heard."""


def colours_on(paper: Paper, show: Show) -> Colours:
    """Return the colours of a show."""
    # Of a raised field, as it lies nearer to the accent than the page does.
    accent = legible_on(paper.raised, show.accent, show.title)
    return Colours(accent, _behind(paper, accent, 0.13), _behind(paper, accent, 0.36))


def theme_css(show: Show) -> str:
    """Return the stylesheet of a show."""
    palette = palette_of(show.accent, show.title)
    band = f"--band: {_css(palette.light)}; --band-end: {_css(palette.dark)}; --band-accent: {_css(palette.accent)};"
    band += f" --band-quiet: {_css(palette.label)};"
    light, dark = colours_on(LIGHT, show), colours_on(DARK, show)
    return (
        f":root {{ {_variables(light)} {band} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(dark)} }} }}\n"
    )


def _variables(colours: Colours) -> str:
    return f"--accent: {_css(colours.accent)}; --sentence: {_css(colours.sentence)}; --word: {_css(colours.word)};"


def _behind(paper: Paper, accent: RGB, share: float) -> RGB:
    """Return as much of an accent as ink can be read on."""
    colour = _mixed(accent, paper.ground, share)
    while contrast(paper.ink, colour) < _READABLE:
        share -= 0.02
        colour = _mixed(accent, paper.ground, share)
    return colour


def _mixed(colour: RGB, ground: RGB, share: float) -> RGB:
    red, green, blue = (round(g + (c - g) * share) for c, g in zip(colour, ground, strict=True))
    return red, green, blue


def _css(colour: RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)

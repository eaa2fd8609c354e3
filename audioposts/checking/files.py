"""What a feed names: whether it is there, and is what it should be. I/O: reads files."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from lxml.etree import _Element
from PIL import Image, UnidentifiedImageError

from audioposts.checking.chapters import check_chapters
from audioposts.checking.document import NAMESPACES, Feed, title_of
from audioposts.checking.finding import Finding, Findings, Rule, Severity, Source
from audioposts.checking.places import Place, existing
from audioposts.checking.sound import check_header, check_sound, look
from audioposts.checking.transcripts import check_transcripts

_ERROR, _NOTE = Severity.ERROR, Severity.NOTE

_THERE = Rule("file.there", Source.APPLE, _ERROR, "Put the file where the feed says it is; run audioposts again.")
_LENGTH = Rule("file.length", Source.APPLE, _ERROR, "State the true length in bytes; run audioposts again.")
_READABLE = Rule("artwork.readable", Source.ARTWORK, _ERROR, "Make it a JPEG or PNG.")
_SQUARE = Rule("artwork.square", Source.ARTWORK, _ERROR, "Make it square.")
_SIZE = Rule("artwork.size", Source.ARTWORK, _ERROR, "Make it 1400 to 3000 pixels wide and high.")
_COLOUR = Rule("artwork.colour", Source.ARTWORK, _ERROR, "Save it as RGB without transparency.")
_REAL_TYPE = Rule("artwork.type", Source.ARTWORK, _ERROR, "Let its name end as its contents are: .jpg or .png.")
_WEIGHT = Rule("artwork.weight", Source.ARTWORK, _NOTE, "Some hosts take 512 KB at most.")

_HEAVY_BYTES = 512 * 1024
_FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}


def check_files(feed: Feed, place: Place, *, listens: bool = True) -> Findings:
    """Yield what is wrong with the files that a feed names; `listens`: decode the sound as a player does."""
    yield from _named(feed, place)
    yield from _artwork(feed, place)
    yield from _lengths(feed, place)
    with ThreadPoolExecutor() as pool:
        for findings in pool.map(partial(_episode, place=place, listens=listens), feed.items):
            yield from findings


def named_files(parent: _Element) -> Iterator[str]:
    """Yield the addresses that a channel or an episode names."""
    for path, name in (
        ("enclosure", "url"), ("podcast:transcript", "url"), ("podcast:chapters", "url"), ("itunes:image", "href"),
    ):  # fmt: skip
        yield from (found.get(name, "") for found in parent.findall(path, NAMESPACES))


def _episode(item: _Element, place: Place, *, listens: bool) -> list[Finding]:
    enclosure = item.find("enclosure")
    file = existing(place, enclosure.get("url")) if enclosure is not None else None
    shown = look(file) if file else None
    findings = list(check_transcripts(item, place))
    findings += check_chapters(item, place, shown.chapters if shown else None)
    if file:
        findings += check_header(item, file, shown)
        findings += check_sound(item, file, shown) if listens else ()
    return findings


def _named(feed: Feed, place: Place) -> Iterator[Finding]:
    for parent in (feed.channel, *feed.items):
        for url in named_files(parent):
            file = place.file(url)
            if file is not None and not file.is_file():
                where = "channel" if parent is feed.channel else title_of(parent)
                yield _THERE.broken(where, f"names {file.name}, which is not there")


def _lengths(feed: Feed, place: Place) -> Iterator[Finding]:
    for item in feed.items:
        for enclosure in item.findall("enclosure"):
            file = existing(place, enclosure.get("url"))
            if file and str(file.stat().st_size) != enclosure.get("length"):
                said = enclosure.get("length")
                yield _LENGTH.broken(title_of(item), f"says {said} bytes, and {file.name} has {file.stat().st_size}")


def _artwork(feed: Feed, place: Place) -> Iterator[Finding]:
    seen: set[Path] = set()
    for parent in (feed.channel, *feed.items):
        image = parent.find("itunes:image", NAMESPACES)
        file = existing(place, image.get("href")) if image is not None else None
        if file and file not in seen:
            seen.add(file)
            yield from _picture(file)


def _picture(file: Path) -> Findings:
    try:
        with Image.open(file) as picture:
            size, mode, form = picture.size, picture.mode, picture.format or ""
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        yield _READABLE.broken(file.name, "is no picture that can be read")
        return
    if size[0] != size[1]:
        yield _SQUARE.broken(file.name, f"is {size[0]} by {size[1]} pixels")
    elif not 1400 <= size[0] <= 3000:
        yield _SIZE.broken(file.name, f"is {size[0]} pixels wide and high")
    if mode != "RGB":
        yield _COLOUR.broken(file.name, f"is of the kind {mode}")
    if file.suffix.lower() not in _FORMATS.get(form, ()):
        yield _REAL_TYPE.broken(file.name, f"is a {form}")
    if file.stat().st_size > _HEAVY_BYTES:
        yield _WEIGHT.broken(file.name, f"has {file.stat().st_size // 1024} KB")

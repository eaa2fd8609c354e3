"""What a feed names, in the folder where it lies: whether it is there, and is what it should be. I/O: reads files."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element
from PIL import Image, UnidentifiedImageError

from audioposts.checking.document import NAMESPACES, Feed, text_of, title_of
from audioposts.checking.finding import Finding, Findings, Rule, Severity, Source
from audioposts.errors import AudioError, StorageError
from audioposts.hearing import Heard, listen

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_THERE = Rule("file.there", Source.APPLE, _ERROR, "Put the file where the feed says it is; run audioposts again.")
_LENGTH = Rule("file.length", Source.APPLE, _ERROR, "State the true length in bytes; run audioposts again.")
_READABLE = Rule("artwork.readable", Source.ARTWORK, _ERROR, "Make it a JPEG or PNG.")
_SQUARE = Rule("artwork.square", Source.ARTWORK, _ERROR, "Make it square.")
_SIZE = Rule("artwork.size", Source.ARTWORK, _ERROR, "Make it 1400 to 3000 pixels wide and high.")
_COLOUR = Rule("artwork.colour", Source.ARTWORK, _ERROR, "Save it as RGB without transparency.")
_REAL_TYPE = Rule("artwork.type", Source.ARTWORK, _ERROR, "Let its name end as its contents are: .jpg or .png.")
_WEIGHT = Rule("artwork.weight", Source.ARTWORK, _NOTE, "Some hosts take 512 KB at most.")
_DECODES = Rule("sound.decodes", Source.AUDIO, _ERROR, "Make the file again: delete it and run audioposts.")
_DURATION = Rule("sound.duration", Source.APPLE, _ERROR, "State the true duration; run audioposts again.")
_LOUDNESS = Rule("sound.loudness", Source.AUDIO, _WARNING, "Aim at -16 LUFS in stereo, -19 in mono.")
_PEAK = Rule("sound.peak", Source.AUDIO, _WARNING, "Keep the true peak at -1 dBTP or below.")

_HEAVY_BYTES = 512_000
_LOUD_LUFS = {1: -19.0, 2: -16.0}
_LOUDNESS_WITHIN_LU = 2.0
_DURATION_WITHIN_S = 1.5
_FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the files of a feed are, and the address that stands for it."""

    path: Path
    url: str

    def file(self, url: str) -> Path | None:
        """Return the file at an address; None if that is somewhere else."""
        if not url.startswith(f"{self.url}/"):
            return None
        name = unquote(urlsplit(url[len(self.url) + 1 :]).path)
        path = (self.path / name).resolve()
        return path if path.is_relative_to(self.path.resolve()) else None


def folder_of(feed: Feed, file: Path) -> Folder:
    """Return the folder of a feed that lies in `file`, by what it says of itself."""
    links = feed.channel.findall("atom:link", NAMESPACES)
    own = [link.get("href", "") for link in links if link.get("rel") == "self"]
    return Folder(file.parent, own[0].rpartition("/")[0] if own else "")


def check_files(feed: Feed, folder: Folder, *, listens: bool = True) -> Findings:
    """Yield what is wrong with the files that a feed names; `listens`: decode the sound as a player does."""
    yield from _named(feed, folder)
    yield from _artwork(feed, folder)
    yield from _lengths(feed, folder)
    if listens:
        with ThreadPoolExecutor() as pool:
            for findings in pool.map(lambda item: list(_sound(item, folder)), feed.items):
                yield from findings


def _named(feed: Feed, folder: Folder) -> Iterator[Finding]:
    for item in feed.items:
        for url in _addresses(item):
            file = folder.file(url)
            if file is not None and not file.is_file():
                yield _THERE.broken(title_of(item), f"names {file.name}, which is not there")
    cover = feed.channel.find("itunes:image", NAMESPACES)
    file = folder.file(cover.get("href", "")) if cover is not None else None
    if file is not None and not file.is_file():
        yield _THERE.broken("channel", f"names {file.name}, which is not there")


def _addresses(item: _Element) -> Iterator[str]:
    for path, name in (
        ("enclosure", "url"), ("podcast:transcript", "url"), ("podcast:chapters", "url"), ("itunes:image", "href"),
    ):  # fmt: skip
        yield from (found.get(name, "") for found in item.findall(path, NAMESPACES))


def _lengths(feed: Feed, folder: Folder) -> Iterator[Finding]:
    for item in feed.items:
        for enclosure in item.findall("enclosure"):
            file = folder.file(enclosure.get("url", ""))
            if file and file.is_file() and str(file.stat().st_size) != enclosure.get("length"):
                said = enclosure.get("length")
                yield _LENGTH.broken(title_of(item), f"says {said} bytes, and {file.name} has {file.stat().st_size}")


def _artwork(feed: Feed, folder: Folder) -> Iterator[Finding]:
    seen: set[Path] = set()
    for parent in (feed.channel, *feed.items):
        image = parent.find("itunes:image", NAMESPACES)
        file = folder.file(image.get("href", "")) if image is not None else None
        if file and file.is_file() and file not in seen:
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
        yield _WEIGHT.broken(file.name, f"has {file.stat().st_size // 1000} KB")


def _sound(item: _Element, folder: Folder) -> Findings:
    enclosure = item.find("enclosure")
    file = folder.file(enclosure.get("url", "")) if enclosure is not None else None
    if file is None or not file.is_file():
        return
    try:
        heard = listen(file)
    except (AudioError, StorageError) as error:
        yield _DECODES.broken(title_of(item), error.message)
        return
    yield from _length(item, heard)
    yield from _level(item, heard)


def _length(item: _Element, heard: Heard) -> Findings:
    said = (text_of(item, "itunes:duration") or "").strip()
    if said.isdecimal() and abs(int(said) - heard.duration_ms / 1000) > _DURATION_WITHIN_S:
        yield _DURATION.broken(title_of(item), f"says {said} s, and lasts {heard.duration_ms / 1000:.1f}")


def _level(item: _Element, heard: Heard) -> Findings:
    target = _LOUD_LUFS.get(heard.channels, -16.0)
    if heard.duration_ms >= 3000 and abs(heard.integrated_lufs - target) > _LOUDNESS_WITHIN_LU:
        channels = "one channel" if heard.channels == 1 else f"{heard.channels} channels"
        yield _LOUDNESS.broken(title_of(item), f"is at {heard.integrated_lufs:.1f} LUFS in {channels}")
    if heard.true_peak_dbtp > -1.0:
        yield _PEAK.broken(title_of(item), f"has a true peak of {heard.true_peak_dbtp:.1f} dBTP")

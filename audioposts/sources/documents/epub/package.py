"""The package document of an EPUB -> what the book is called, its documents in order, its table of contents. Pure.

EPUB 3: https://www.w3.org/TR/epub-33/#sec-package-doc, EPUB 2: https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from lxml.etree import _Element

from audioposts.errors import SourceError
from audioposts.markup.dates import read_date
from audioposts.markup.plain import language_tag
from audioposts.sources.documents.epub.archive import BookArchive, path_in

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

NOT_READ = {
    "copyright-page", "cover", "frontcover", "halftitlepage", "imprint", "index", "landmarks", "loa", "loi", "lot",
    "lov", "page-list", "title-page", "titlepage", "toc",
}  # fmt: skip
"""What is looked at or looked up in: names of https://www.w3.org/TR/epub-ssv-11/ and of the guide of EPUB 2."""

_DOCUMENTS = {"application/xhtml+xml", "text/html", "application/html"}
_NCX = "application/x-dtbncx+xml"
_NO_YEAR = 101
"""What Calibre writes for a date that it does not know: 0101-01-01."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    path: str
    fragment: str
    label: str
    above: tuple[str, ...]
    """The labels of those that it is under."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the package document of a book says."""

    title: str
    """Empty where it says none."""

    author: str | None
    language: str | None
    published: datetime | None
    identifier: str | None
    documents: tuple[str, ...]
    """Paths, in the order of reading."""

    contents: tuple[Heading, ...]
    """In the order of the table of contents, those under another one after it."""


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    media_type: str
    properties: frozenset[str]


def read_package(archive: BookArchive) -> Book:
    """Return what the package document of a book says.

    Raises:
        SourceError: the archive is no EPUB.

    """
    container = archive.xml("META-INF/container.xml")
    rootfile = next(container.iter("{*}rootfile"), None) if container is not None else None
    path = path_in("", rootfile.get("full-path") or "") if rootfile is not None else ""
    package = archive.xml(path)
    if package is None:
        raise SourceError(
            archive.name, "is no EPUB: it is an archive without META-INF/container.xml or what that names"
        )
    files = _files(package, path)
    contents = tuple(_contents(archive, package, files))
    texts = {key: [_text(one) for one in package.iter(f"{{*}}{key}") if _text(one)] for key in ("title", "language")}
    return Book(
        title=next(iter(texts["title"]), ""),
        author=", ".join(_authors(package)) or None,
        language=next((tag for name in texts["language"] if (tag := language_tag(name))), None),
        published=_published(package),
        identifier=_identifier(package),
        documents=tuple(_documents(archive, package, files, path, contents)),
        contents=contents,
    )


def types_of(element: _Element) -> set[str]:
    """Return what an element is for, as `epub:type` and `role` say it."""
    said = (
        f"{element.get(EPUB_TYPE) or element.get('epub:type') or ''} {(element.get('role') or '').replace('doc-', '')}"
    )
    return set(said.lower().split())


def _text(element: _Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _files(package: _Element, path: str) -> dict[str, _File]:
    return {
        item.get("id") or "": _File(
            path_in(path, item.get("href") or ""),
            (item.get("media-type") or "").lower(),
            frozenset((item.get("properties") or "").split()),
        )
        for item in package.iter("{*}item")
    }


def _documents(
    archive: BookArchive, package: _Element, files: Mapping[str, _File], path: str, contents: tuple[Heading, ...]
) -> Iterator[str]:
    left_out = set(_left_out(archive, package, files, path, contents))
    for itemref in package.iter("{*}itemref"):
        file = files.get(itemref.get("idref") or "")
        is_read = (
            file and file.media_type in _DOCUMENTS and itemref.get("linear") != "no" and "nav" not in file.properties
        )
        if file and is_read and file.path not in left_out:
            yield file.path


def _left_out(
    archive: BookArchive, package: _Element, files: Mapping[str, _File], path: str, contents: tuple[Heading, ...]
) -> Iterator[str]:
    """Yield the paths of what guide and landmarks call cover, title page and the like."""
    named = [(path, one.get("href"), {(one.get("type") or "").lower()}) for one in package.iter("{*}reference")]
    for file in files.values():
        tree = archive.xml(file.path) if "nav" in file.properties else None
        for nav in tree.iter("{*}nav") if tree is not None else ():
            if "landmarks" in types_of(nav):
                named += [(file.path, link.get("href"), types_of(link)) for link in nav.iter("{*}a")]
    for base, href, types in named:
        target = path_in(base, href or "")
        # A place in a document that has chapters as well is no reason to leave them out.
        is_whole = "#" not in (href or "") or sum(heading.path == target for heading in contents) < 2
        if is_whole and types & NOT_READ:
            yield target


def _contents(archive: BookArchive, package: _Element, files: Mapping[str, _File]) -> Iterator[Heading]:
    for file in files.values():
        tree = archive.xml(file.path) if "nav" in file.properties else None
        navs = [nav for nav in (tree.iter("{*}nav") if tree is not None else ()) if "toc" in types_of(nav)]
        found = [heading for nav in navs for heading in _headings(nav, file.path, _NAV)]
        if found:
            yield from found
            return
    spine = next(package.iter("{*}spine"), None)
    named = files.get((spine.get("toc") if spine is not None else None) or "")
    ncx = named or next((file for file in files.values() if file.media_type == _NCX), None)
    tree = archive.xml(ncx.path) if ncx else None
    for points in tree.iter("{*}navMap") if tree is not None and ncx else ():
        yield from _headings(points, ncx.path if ncx else "", _POINTS)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a table of contents is written: paths of elements under an entry, and the attribute that says where to."""

    entries: tuple[str, ...]
    target: str
    attribute: str
    label: tuple[str, ...]


_NAV = _Shape(("{*}ol/{*}li", "{*}li"), "{*}a", "href", ("{*}a", "{*}span"))
_POINTS = _Shape(("{*}navPoint",), "{*}content", "src", ("{*}navLabel",))


def _headings(top: _Element, path: str, shape: _Shape) -> Iterator[Heading]:
    """Yield the entries of a table of contents; a stack of our own, as a damaged one may be deep."""
    waiting: list[tuple[_Element, tuple[str, ...]]] = [(top, ())]
    while waiting:
        element, above = waiting.pop()
        target = element.find(shape.target) if element is not top else None
        label = (
            next((text for name in shape.label if (text := _text(element.find(name)))), "")
            if element is not top
            else ""
        )
        href = (target.get(shape.attribute) if target is not None else None) or ""
        if href:
            yield Heading(path_in(path, href), href.partition("#")[2], label, above)
        inner = (*above, label) if label else above
        below = [entry for name in shape.entries for entry in element.findall(name)]
        waiting += [(entry, inner) for entry in reversed(below)]


def _authors(package: _Element) -> list[str]:
    """Return the names of the authors, without those of translators and the like, if roles are said."""
    creators = list(package.iter("{*}creator"))
    roles = {
        (meta.get("refines") or "").removeprefix("#"): _text(meta)
        for meta in package.iter("{*}meta")
        if meta.get("property") == "role"
    }

    def role(creator: _Element) -> str:
        said = next((value for name, value in creator.attrib.items() if str(name).endswith("role")), "")
        return str(said) or roles.get(creator.get("id") or "", "aut")

    names = [_text(creator) for creator in creators if role(creator) == "aut"] or [
        _text(creator) for creator in creators
    ]
    return [name for name in dict.fromkeys(names) if name]


def _published(package: _Element) -> datetime | None:
    dates = [(next(map(str, one.attrib.values()), ""), _text(one)) for one in package.iter("{*}date")]
    # EPUB 2 names the event: creation, modification, publication.
    dates.sort(key=lambda date: {"publication": 0, "": 1}.get(date[0], 2))
    for _, said in dates:
        found = read_date(re.sub(r"^\d{4}$", r"\g<0>-01", said))
        if found and found.year > _NO_YEAR:
            return found
    return None


def _identifier(package: _Element) -> str | None:
    wanted = package.get("unique-identifier")
    found = sorted(package.iter("{*}identifier"), key=lambda one: one.get("id") != wanted)
    return next((text for one in found if (text := _text(one))), None)

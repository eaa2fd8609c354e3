"""How the server of a feed answers: to directories, to players, to apps that look again. I/O: asks it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.etree import _Element

from audioposts.checking.document import NAMESPACES, Feed, title_of
from audioposts.checking.finding import Finding, Findings, Rule, Severity, Source
from audioposts.errors import SourceError
from audioposts.fetching.direct import Answer, Direct

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_ANSWERS = Rule("server.answers", Source.APPLE, _ERROR, "Put it there for everybody, without a login.")
_HTTPS = Rule("server.https", Source.APPLE, _WARNING, "Publish by https.")
_HEAD = Rule("server.head", Source.APPLE, _ERROR, "Answer HEAD as GET, without the body.")
_LENGTH = Rule("server.length", Source.APPLE, _ERROR, "Publish the file and the feed of the same run.")
_RANGE = Rule("server.range", Source.APPLE, _ERROR, "Answer a range of bytes with 206 and Content-Range: players seek.")
_BEYOND = Rule("server.range-beyond", Source.HTTP, _WARNING, "Answer a range behind the end with 416.")
_TYPE = Rule("server.type", Source.APPLE, _WARNING, "Send the Content-Type that the file has.")
_NO_SOUND = Rule("server.sound-type", Source.APPLE, _ERROR, "Send sound as audio/mpeg or audio/x-m4a.")
_MARK = Rule(
    "server.validator", Source.SPOTIFY, _WARNING, "Send ETag or Last-Modified: directories ask many times a day."
)
_SAME = Rule("server.not-modified", Source.SPOTIFY, _WARNING, "Answer 304, without a body, where nothing changed.")
_CORS = Rule(
    "server.cors", Source.PODCASTING, _WARNING, "Send Access-Control-Allow-Origin: *, or web players see nothing."
)
_GZIP = Rule("server.gzip", Source.HTTP, _NOTE, "Pack the feed with gzip for those who ask for it.")
_PACKED = Rule("server.packed-sound", Source.HTTP, _WARNING, "Send sound as it is: who packs it cannot seek in it.")
_MOVED = Rule("server.redirect", Source.APPLE, _NOTE, "Name the address where it is; some apps do not follow.")
_SELF = Rule(
    "server.self", Source.PSP, _WARNING, "Publish at the address in atom:link rel=self, or set base_url to this one."
)

_FEED_BYTES = 50_000_000
_FEED_TYPES = ("application/rss+xml", "application/xml", "text/xml")
_PICTURE_TYPES = ("image/jpeg", "image/png")
_ELSEWHERE = "https://player.example"


def check_feed_answer(url: str, server: Direct) -> tuple[bytes | None, list[Finding]]:
    """Return what is at the address of a feed, None if nothing is, and what is wrong with how it is handed out."""
    try:
        answer = server.ask("GET", url, most_bytes=_FEED_BYTES)
        if answer.status != 200:
            return None, [_ANSWERS.broken("feed", f"is answered with {answer.status} at {url}")]
        return answer.body, list(_feed(url, answer, server))
    except SourceError as error:
        return None, [_ANSWERS.broken("feed", f"{error.subject} {error.message}")]


def check_server(feed: Feed, url: str, server: Direct) -> Findings:
    """Yield what is wrong with how the files of a feed at `url` are handed out."""
    links = feed.channel.findall("atom:link", NAMESPACES)
    own = [link.get("href", "") for link in links if link.get("rel") == "self"]
    if own and url not in own:
        yield _SELF.broken("feed", f"calls itself {own[0]}, and is at {url}")
    cover = feed.channel.find("itunes:image", NAMESPACES)
    if cover is not None:
        yield from _picture(cover.get("href", ""), server)
    for item in feed.items:
        for enclosure in item.findall("enclosure"):
            yield from _asked(_sound(item, enclosure, server), title_of(item))
        for name in ("transcript", "chapters"):
            for companion in item.findall(f"podcast:{name}", NAMESPACES):
                yield from _asked(_companion(item, companion, server), title_of(item))


def _asked(findings: Findings, where: str) -> Iterator[Finding]:
    """Yield findings, and that there was no answer where there was none."""
    try:
        yield from findings
    except SourceError as error:
        yield _ANSWERS.broken(where, f"names {error.subject}, which {error.message}")


def _feed(url: str, answer: Answer, server: Direct) -> Findings:
    if urlsplit(answer.url).scheme != "https":
        yield _HTTPS.broken("feed", f"is at {answer.url}")
    if answer.redirects:
        yield _MOVED.broken("feed", f"is at {answer.url}, and {url} leads there with {answer.redirects[0]}")
    if _media_type(answer) not in _FEED_TYPES:
        yield _TYPE.broken("feed", f"comes as {_media_type(answer) or 'nothing'} instead of application/rss+xml")
    if server.ask("HEAD", url).status != 200:
        yield _HEAD.broken("feed", f"is answered with {server.ask('HEAD', url).status}")
    if server.ask("GET", url, accept_encoding="gzip").headers.get("content-encoding") != "gzip":
        yield _GZIP.broken("feed", "is not packed")
    yield from _looked_at_again(url, answer, server)


def _looked_at_again(url: str, answer: Answer, server: Direct) -> Findings:
    mark, changed = answer.headers.get("etag"), answer.headers.get("last-modified")
    if not mark and not changed:
        yield _MARK.broken("feed", "has neither ETag nor Last-Modified")
    for name, value in (("if_none_match", mark), ("if_modified_since", changed)):
        again = server.ask("GET", url, most_bytes=1, **{name: value}) if value else None
        if again and (again.status != 304 or again.body):
            yield _SAME.broken("feed", f"is sent again ({again.status}) for {name.replace('_', '-').title()}")


def _picture(url: str, server: Direct) -> Findings:
    def ask() -> Findings:
        answer = server.ask("HEAD", url)
        if answer.status != 200:
            yield _HEAD.broken("artwork", f"is answered with {answer.status} at {url}")
            return
        if _media_type(answer) not in _PICTURE_TYPES:
            yield _TYPE.broken("artwork", f"comes as {_media_type(answer) or 'nothing'}")
        if "last-modified" not in answer.headers:
            yield _MARK.broken("artwork", "has no Last-Modified, by which Apple sees that it changed")

    yield from _asked(ask(), "artwork")


def _sound(item: _Element, enclosure: _Element, server: Direct) -> Findings:
    where, url, length = title_of(item), enclosure.get("url", ""), enclosure.get("length", "")
    answer = server.ask("GET", url)
    if answer.status != 200:
        yield _ANSWERS.broken(where, f"is answered with {answer.status} at {url}")
        return
    head = server.ask("HEAD", url)
    if head.status != 200:
        yield _HEAD.broken(where, f"is answered with {head.status}")
    size = answer.headers.get("content-length", "")
    if size.isdecimal() and size != length:
        yield _LENGTH.broken(where, f"has {size} bytes on the server, and {length} in the feed")
    if answer.redirects:
        yield _MOVED.broken(where, f"is reached by {len(answer.redirects)} redirects")
    yield from _type_of_sound(where, enclosure, answer)
    if "content-encoding" in server.ask("GET", url, accept_encoding="gzip").headers:
        yield _PACKED.broken(where, "is packed for who asks for gzip")
    yield from _ranges(where, url, size if size.isdecimal() else length, server)


def _type_of_sound(where: str, enclosure: _Element, answer: Answer) -> Findings:
    kind, said = _media_type(answer), enclosure.get("type", "")
    if not re.fullmatch(r"(audio|video)/.+|application/octet-stream", kind):
        yield _NO_SOUND.broken(where, f"comes as {kind or 'nothing'}")
    elif kind != said:
        yield _TYPE.broken(where, f"comes as {kind}, and the feed says {said}")


def _ranges(where: str, url: str, size: str, server: Direct) -> Findings:
    part = server.ask("GET", url, most_bytes=3, range="bytes=1-2")
    said = part.headers.get("content-range", "nothing")
    if part.status != 206 or len(part.body) != 2 or not re.fullmatch(rf"bytes 1-2/({size}|\*)", said):
        yield _RANGE.broken(where, f"is answered with {part.status} and Content-Range {said} for bytes=1-2")
        return
    beyond = server.ask("GET", url, range=f"bytes={size}-")
    if beyond.status != 416:
        yield _BEYOND.broken(where, f"is answered with {beyond.status}")


def _companion(item: _Element, companion: _Element, server: Direct) -> Findings:
    where, url, said = title_of(item), companion.get("url", ""), companion.get("type", "")
    name = urlsplit(url).path.rpartition("/")[2]
    answer = server.ask("GET", url, origin=_ELSEWHERE)
    if answer.status != 200:
        yield _ANSWERS.broken(where, f"names {name}, which is answered with {answer.status}")
        return
    if answer.headers.get("access-control-allow-origin") not in ("*", _ELSEWHERE):
        yield _CORS.broken(where, f"has {name}, which web players may not read")
    if _media_type(answer) != said:
        yield _TYPE.broken(where, f"has {name}, which comes as {_media_type(answer) or 'nothing'} instead of {said}")


def _media_type(answer: Answer) -> str:
    return str(answer.headers.get("content-type", "")).partition(";")[0].strip().lower()

"""A good feed has no fault; each rule is broken by something that is done to it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from typer.testing import CliRunner

from audioposts.checking import Finding, Severity, check_feed_file, is_accepted
from audioposts.checking.document import read_feed
from audioposts.cli import app
from audioposts.config import Home
from audioposts.pipeline import run
from audioposts.studio import open_studio
from tests.conftest import BEEP, framed, page, prose

SETTINGS = """
base_url = "https://pods.example"

[shows.audio-posts]
title = "Audio Posts"
sources = ["sources"]
voice = "beep"
email = "pod@example.com"
link = "https://blog.example/"

[shows.audio-posts.channel]
locked = true
persons = [{ name = "Ida Brook" }]
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A feed of two episodes with all that is beside it."""
    home = Home(tmp_path_factory.mktemp("good"))
    for folder in (home.voices, home.path / "sources"):
        folder.mkdir()
    home.settings.write_text(SETTINGS)
    (home.voices / "beep.toml").write_text(BEEP)
    (home.path / "sources" / "page.txt").write_text(page(framed("One", prose(1)), framed("Two", prose(2))))
    with open_studio(home.path) as studio:
        assert not run(studio).errors
    return home.episodes / "audio-posts"


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    made = tmp_path / "audio-posts"
    shutil.copytree(good, made)
    return made


def found(folder: Path, *, listens: bool = False) -> list[Finding]:
    return check_feed_file(folder / "feed.xml", listens=listens)


def edited(folder: Path, old: str, new: str, count: int = -1) -> None:
    text = (folder / "feed.xml").read_text()
    assert old in text, old
    (folder / "feed.xml").write_text(text.replace(old, new, count))


def test_a_good_feed_has_no_fault(good: Path) -> None:
    findings = found(good, listens=True)
    assert [one for one in findings if one.severity is not Severity.NOTE] == []
    assert is_accepted(findings)


def between(folder: Path, start: str, end: str) -> str:
    text = (folder / "feed.xml").read_text()
    begin = text.index(start)
    return text[begin : text.index(end, begin) + len(end)]


EDITS: list[tuple[str, Callable[[Path], object]]] = [
    ("document.xml", lambda folder: edited(folder, "</channel>", "")),
    ("document.shape", lambda folder: edited(folder, 'version="2.0"', 'version="0.9"', 1)),
    ("document.case", lambda folder: edited(folder, "itunes:episodeType", "itunes:episodetype")),
    ("document.namespace", lambda folder: edited(folder, "podcast-1.0.dtd", "Podcast-1.0.DTD")),
    ("document.encoding", lambda folder: (folder / "feed.xml").write_bytes((folder / "feed.xml").read_text().replace("UTF-8", "ISO-8859-1", 1).encode("latin-1", "xmlcharrefreplace"))),
    ("channel.title", lambda folder: edited(folder, "<title>Audio Posts</title>", "<title></title>", 1)),
    ("channel.description", lambda folder: edited(folder, "<description>Articles, read aloud.</description>", "")),
    ("channel.link", lambda folder: edited(folder, "<link>https://blog.example/</link>", "", 1)),
    ("channel.language", lambda folder: edited(folder, "<language>en</language>", "<language>English</language>")),
    ("channel.itunes-explicit", lambda folder: edited(folder, "<itunes:explicit>false</itunes:explicit>", "", 1)),
    ("channel.explicit", lambda folder: edited(folder, "<itunes:explicit>false</itunes:explicit>", "<itunes:explicit>no</itunes:explicit>", 1)),
    ("channel.itunes-author", lambda folder: edited(folder, "<itunes:author>audioposts</itunes:author>", "", 1)),
    ("channel.owner", lambda folder: edited(folder, "<itunes:email>pod@example.com</itunes:email>", "")),
    ("channel.length", lambda folder: edited(folder, "<description>Articles, read aloud.", "<description>" + "ü" * 2001, 1)),
    ("channel.category", lambda folder: edited(folder, '<itunes:category text="News"/>', '<itunes:category text="news"/>')),
    ("channel.category", lambda folder: edited(folder, '<itunes:category text="News"/>', '<itunes:category text="Technology"><itunes:category text="Tech News"/></itunes:category>')),
    ("channel.image", lambda folder: edited(folder, between(folder, "<itunes:image", "/>"), "", 1)),
    ("channel.self", lambda folder: edited(folder, 'rel="self"', 'rel="alternate"')),
    ("channel.address", lambda folder: edited(folder, "https://pods.example", "http://localhost:8000")),
    ("channel.schemes", lambda folder: edited(folder, '<itunes:image href="https://', '<itunes:image href="http://', 1)),
    ("channel.guid", lambda folder: edited(folder, "<podcast:guid>", "<podcast:guid>x")),
    ("channel.locked", lambda folder: edited(folder, ">yes</podcast:locked>", ">true</podcast:locked>")),
    ("channel.medium", lambda folder: edited(folder, ">podcast</podcast:medium>", ">radio</podcast:medium>")),
    ("channel.type", lambda folder: edited(folder, ">episodic<", ">random<")),
    ("channel.ai-content", lambda folder: edited(folder, 'purpose="ai-content"', 'purpose="other"')),
    ("channel.items", lambda folder: edited(folder, between(folder, "<item>", "</channel>"), "</channel>")),
    ("channel.block", lambda folder: edited(folder, "<podcast:medium>", "<itunes:block>Yes</itunes:block><podcast:medium>")),
    ("channel.new-feed-url", lambda folder: edited(folder, "<podcast:medium>", "<itunes:new-feed-url>https://x</itunes:new-feed-url><podcast:medium>")),
    ("item.title", lambda folder: edited(folder, "<title>One</title>", "<title></title>")),
    ("item.enclosure", lambda folder: edited(folder, between(folder, "<enclosure", "/>"), "", 1)),
    ("item.enclosure", lambda folder: edited(folder, 'length="', 'length="x', 1)),
    ("item.type", lambda folder: edited(folder, 'type="audio/mpeg"', 'type="audio/x-mp3"', 1)),
    ("item.ascii", lambda folder: edited(folder, '<enclosure url="https://pods.example/', '<enclosure url="https://pods.example/ü', 1)),
    ("item.enclosure-twice", lambda folder: edited(folder, "</channel>", between(folder, "<item>", "</item>") + "</channel>")),
    ("item.guid-twice", lambda folder: edited(folder, "</channel>", between(folder, "<item>", "</item>") + "</channel>")),
    ("item.guid", lambda folder: edited(folder, between(folder, "<guid", "</guid>"), "", 1)),
    ("item.permalink", lambda folder: edited(folder, ' isPermaLink="false"', "", 1)),
    ("item.date", lambda folder: edited(folder, " +0000</pubDate>", " UTC</pubDate>", 1)),
    ("item.date", lambda folder: edited(folder, between(folder, "<pubDate>", ","), "<pubDate>" + ("Mon," if "<pubDate>Sun" in between(folder, "<pubDate>", ",") else "Sun,"), 1)),
    ("item.future", lambda folder: edited(folder, between(folder, "<pubDate>", "</pubDate>"), "<pubDate>Sat, 14 Mar 2099 04:30:00 +0000</pubDate>", 1)),
    ("item.duration", lambda folder: edited(folder, between(folder, "<itunes:duration>", "</itunes:duration>"), "<itunes:duration>61.5</itunes:duration>", 1)),
    ("item.notes", lambda folder: edited(folder, between(folder, "<description><![CDATA[", "</description>"), "", 1)),
    ("item.markup", lambda folder: edited(folder, "<description><![CDATA[<p>", "<description><![CDATA[<script>x</script><p>", 1)),
    ("item.explicit", lambda folder: (folder / "feed.xml").write_text("<itunes:explicit>yes<".join((folder / "feed.xml").read_text().rsplit("<itunes:explicit>false<", 1)))),
    ("item.episode-type", lambda folder: edited(folder, ">full<", ">whole<", 1)),
    ("item.transcript", lambda folder: edited(folder, 'type="text/vtt"', 'type="text/srt"', 1)),
    ("item.chapters", lambda folder: edited(folder, 'type="application/json+chapters"', 'type="application/json"', 1)),
    ("item.person", lambda folder: edited(folder, "<podcast:txt", f"<podcast:person>{'x' * 129}</podcast:person><podcast:txt")),
    ("file.there", lambda folder: next(folder.glob("*.vtt")).unlink()),
    ("file.there", lambda folder: next(folder.glob("cover-*.jpg")).unlink()),
    ("file.length", lambda folder: next(folder.glob("*.mp3")).write_bytes(b"short")),
    ("artwork.readable", lambda folder: next(folder.glob("cover-*.jpg")).write_bytes(b"no picture")),
    ("artwork.square", lambda folder: picture(folder, (1400, 1500))),
    ("artwork.size", lambda folder: picture(folder, (1399, 1399))),
    ("artwork.colour", lambda folder: picture(folder, (1400, 1400), "L")),
    ("artwork.type", lambda folder: picture(folder, (1400, 1400), kind="PNG")),
    ("artwork.weight", lambda folder: Image.effect_noise((3000, 3000), 90).convert("RGB").save(next(folder.glob("cover-*.jpg")), quality=90)),
]  # fmt: skip


def picture(folder: Path, size: tuple[int, int], mode: str = "RGB", kind: str = "JPEG") -> None:
    Image.new(mode, size).save(next(folder.glob("cover-*.jpg")), kind)


@pytest.mark.parametrize(("rule", "damage"), EDITS, ids=[f"{number}-{rule}" for number, (rule, _) in enumerate(EDITS)])
def test_each_rule_is_broken_by_its_fault(rule: str, damage: Callable[[Path], object], folder: Path) -> None:
    damage(folder)
    assert rule in {one.rule for one in found(folder)}


def test_sound_is_listened_to(folder: Path) -> None:
    first, second = sorted(folder.glob("*.mp3"))
    data = first.read_bytes()
    first.write_bytes(data[: len(data) // 2])
    second.write_bytes(b"no sound at all")
    rules = {one.rule for one in found(folder, listens=True)}
    assert {"sound.duration", "sound.decodes", "file.length"} <= rules


def test_loud_sound_is_told(folder: Path) -> None:
    import av
    import numpy as np

    target = min(folder.glob("*.mp3"))
    with av.open(str(target), "w", format="mp3") as container:
        stream = container.add_stream("mp3", 44100)
        stream.layout = "mono"
        noise = (np.random.default_rng(1).uniform(-1, 1, (1, 44100 * 5)) * 32767).astype("int16")
        for start in range(0, noise.shape[1], 1152):
            frame = av.AudioFrame.from_ndarray(noise[:, start : start + 1152], format="s16p", layout="mono")
            frame.sample_rate = 44100
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert {"sound.loudness", "sound.peak"} <= {one.rule for one in found(folder, listens=True)}


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    from audioposts.checking import channel, document, files, items
    from audioposts.checking.finding import Rule

    names = {
        rule.name
        for module in (channel, document, files, items)
        for rule in vars(module).values()
        if isinstance(rule, Rule)
    }
    tested = {rule for rule, _ in EDITS} | {"sound.duration", "sound.decodes", "sound.loudness", "sound.peak"}
    assert names - tested == set()


@given(st.binary())
def test_no_bytes_are_more_than_a_finding(data: bytes) -> None:
    feed, findings = read_feed(data)
    assert feed is not None or findings


def test_bombs_are_no_feed() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<!DOCTYPE rss [<!ENTITY a0 "lol">{entities}]><rss version="2.0"><channel><title>&a11;</title></channel></rss>'
    )
    feed, findings = read_feed(bomb.encode())
    assert findings or feed is not None
    deep = b'<rss version="2.0">' + b"<channel>" * 100_000
    assert read_feed(deep)[0] is None


# --- the command


def call(*arguments: object) -> tuple[int, str]:
    answer = CliRunner().invoke(app, ["check", *map(str, arguments)])
    return answer.exit_code, answer.stdout + answer.stderr


def test_the_command_says_what_to_do_and_whether_it_would_be_accepted(good: Path, folder: Path) -> None:
    home = good.parents[1]
    assert call("--home", home)[0] == 0
    assert "a directory would accept it: 0 errors, 0 warnings" in call("--home", home)[1]
    edited(folder, ' isPermaLink="false"', "")
    code, text = call(folder / "feed.xml", "--fast")
    assert code == 1
    assert 'error  Write isPermaLink="false": the guid is no address.' in text
    assert "RSS 2.0 (item.permalink)" in text
    assert "not accepted: 2 errors" in text
    code, text = call(folder / "feed.xml", "--fast", "--json")
    assert code == 1
    assert {one["rule"] for one in json.loads(text)[0]["findings"] if one["severity"] == "error"} == {"item.permalink"}


def test_a_feed_that_is_not_there_is_named(tmp_path: Path) -> None:
    code, text = call("--home", tmp_path)
    assert code == 2
    assert "does not exist; run 'audioposts run' first" in text

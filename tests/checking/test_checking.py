"""A good feed has no fault; each rule is broken by something that is done to it."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3
from PIL import Image
from typer.testing import CliRunner

from audioposts.checking import (
    Finding,
    Severity,
    channel,
    chapters,
    check_feed_file,
    document,
    files,
    is_accepted,
    items,
    namespace,
    sound,
    transcripts,
)
from audioposts.checking.document import read_feed
from audioposts.checking.finding import Rule
from audioposts.checking.transcripts import TranscriptError, read_json, read_srt, read_vtt
from audioposts.cli import app


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
    ("channel.address", lambda folder: edited(folder, "https://pods.example", "http://192.168.1.20:8000")),
    ("channel.address", lambda folder: edited(folder, "https://pods.example", "http://[::1]:8000")),
    ("channel.address", lambda folder: edited(folder, "https://pods.example", "http://kitchen.local")),
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
    ("item.number", lambda folder: edited(folder, "<itunes:episodeType>", "<itunes:episode>0</itunes:episode><itunes:episodeType>", 1)),
    ("document.doctype", lambda folder: edited(folder, "<rss ", '<!DOCTYPE rss [<!ENTITY a "b">]><rss ')),
    ("document.trim", lambda folder: edited(folder, "<title>One</title>", "<title> One</title>")),
    ("document.escaped-twice", lambda folder: edited(folder, "<title>One</title>", "<title>One &amp;amp; two</title>")),
    ("channel.type", lambda folder: edited(folder, ">episodic<", ">serial<")),
    ("channel.dates", lambda folder: edited(folder, "<lastBuildDate>", "<lastBuildDate>2026-03-14 ")),
    ("channel.order", lambda folder: edited(folder, between(folder, "<pubDate>", "</pubDate>"), "<pubDate>Sun, 01 Mar 2020 04:30:00 +0000</pubDate>", 1)),
    ("channel.update-frequency", lambda folder: edited(folder, "<podcast:medium>", '<podcast:updateFrequency rrule="DAILY"/><podcast:medium>')),
    ("podcast.person", lambda folder: edited(folder, "<podcast:txt", f"<podcast:person>{'x' * 129}</podcast:person><podcast:txt")),
    ("podcast.license", lambda folder: edited(folder, "<podcast:medium>", "<podcast:license>CC BY</podcast:license><podcast:medium>")),
    ("podcast.txt", lambda folder: edited(folder, "<podcast:medium>", f"<podcast:txt>{'x' * 4001}</podcast:txt><podcast:medium>")),
    ("podcast.ai-content", lambda folder: edited(folder, 'purpose="ai-content">true<', 'purpose="ai-content">yes<')),
    ("podcast.funding", lambda folder: edited(folder, "<podcast:medium>", "<podcast:funding>Help</podcast:funding><podcast:medium>")),
    ("podcast.number", lambda folder: edited(folder, "<podcast:medium>", "<podcast:season>two</podcast:season><podcast:medium>")),
    ("podcast.soundbite", lambda folder: edited(folder, "<podcast:medium>", '<podcast:soundbite startTime="3" duration="1:00"/><podcast:medium>')),
    ("podcast.alternate", lambda folder: edited(folder, "<podcast:medium>", '<podcast:alternateEnclosure type="audio/opus"/><podcast:medium>')),
    ("podcast.image", lambda folder: edited(folder, "<podcast:medium>", "<podcast:image/><podcast:medium>")),
    ("chapters.syntax", lambda folder: rewritten(folder, "*.chapters.json", '"1.2.0"', "1.2")),
    ("chapters.syntax", lambda folder: rewritten(folder, "*.chapters.json", '"startTime": 0.0', '"startTime": "0:00"')),
    ("chapters.late", lambda folder: rewritten(folder, "*.chapters.json", '"startTime": 0.0', '"startTime": 9999')),
    ("chapters.first", lambda folder: rewritten(folder, "*.chapters.json", '"startTime": 0.0', '"startTime": 1.5')),
    ("chapters.differ", lambda folder: rewritten(folder, "*.chapters.json", '"title": "', '"title": "Not ')),
    ("chapters.psc", lambda folder: edited(folder, 'start="00:00:00.000"', 'start="zero"')),
    ("chapters.spotify", lambda folder: edited(folder, "psc:chapters", "psc:chapter")),
    ("transcript.syntax", lambda folder: rewritten(folder, "*.vtt", "00:00:00.", "00:00:00,")),
    ("transcript.syntax", lambda folder: rewritten(folder, "*.vtt", "WEBVTT", "VTT")),
    ("transcript.syntax", lambda folder: rewritten(folder, "*.vtt", "One", "One & two")),
    ("transcript.syntax", lambda folder: rewritten(folder, "*.srt", "00:00:00,", "00:00:00.")),
    ("transcript.syntax", lambda folder: rewritten(folder, "*.words.json", '"segments"', '"words"')),
    ("transcript.order", lambda folder: rewritten(folder, "*.vtt", "WEBVTT\n", "WEBVTT\n\n00:01.000 --> 00:02.000\nWhat\n")),
    ("transcript.late", lambda folder: append(folder, "*.vtt", "\n00:59:00.000 --> 00:59:01.000\nEnd\n")),
    ("transcript.coverage", lambda folder: edited(folder, between(folder, "<itunes:duration>", "</itunes:duration>"), "<itunes:duration>600</itunes:duration>", 1)),
    ("transcript.line", lambda folder: rewritten(folder, "*.vtt", "One", "One" * 30)),
    ("transcript.missing", lambda folder: edited(folder, "podcast:transcript", "podcast:transcription")),
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


def rewritten(folder: Path, files: str, old: str, new: str) -> None:
    texts = {path: path.read_text() for path in folder.glob(files)}
    assert any(old in text for text in texts.values()), old
    for path, text in texts.items():
        path.write_text(text.replace(old, new, 1))


def append(folder: Path, files: str, text: str) -> None:
    path = next(folder.glob(files))
    path.write_text(path.read_text() + text)


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


def encode(target: Path, sound: "np.ndarray[tuple[int, int], np.dtype[np.int16]]", rate_hz: int = 44_100) -> None:
    with av.open(str(target), "w", format="mp3") as container:
        stream = container.add_stream("mp3", rate_hz)
        stream.layout = "mono"
        for start in range(0, sound.shape[1], 1152):
            frame = av.AudioFrame.from_ndarray(sound[:, start : start + 1152], format="s16p", layout="mono")
            frame.sample_rate = rate_hz
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def noise(seconds: int, level: float = 1) -> "np.ndarray[tuple[int, int], np.dtype[np.int16]]":
    made = np.random.default_rng(1).uniform(-level, level, (1, 44_100 * seconds)) * 32_767
    return made.astype("int16")


def test_loud_sound_is_told(folder: Path) -> None:
    encode(min(folder.glob("*.mp3")), noise(5))
    assert {"sound.loudness", "sound.peak"} <= {one.rule for one in found(folder, listens=True)}


def test_silence_and_a_low_rate_are_told(folder: Path) -> None:
    target = min(folder.glob("*.mp3"))
    encode(target, np.concatenate([noise(2, 0.1), np.zeros((1, 44_100 * 12), "int16"), noise(2, 0.1)], 1), 22_050)
    assert {"sound.silence", "sound.rate"} <= {one.rule for one in found(folder, listens=True)}


def test_pieces_joined_byte_by_byte_are_told(folder: Path) -> None:
    first, second = sorted(folder.glob("*.mp3"))
    first.write_bytes(first.read_bytes() + without_tags(second.read_bytes()))
    assert "sound.header" in {one.rule for one in found(folder, listens=True)}


def test_sound_that_must_be_loaded_before_it_plays_is_told(folder: Path) -> None:
    target = min(folder.glob("*.mp3"))
    with av.open(str(target)) as old, av.open(str(target.with_suffix(".m4a")), "w", format="mp4") as new:
        stream = new.add_stream("aac", 44_100)
        stream.layout = "mono"
        for frame in old.decode(audio=0):
            new.mux(stream.encode(frame))
        new.mux(stream.encode(None))
    edited(folder, target.name, target.with_suffix(".m4a").name)
    assert "sound.faststart" in {one.rule for one in found(folder)}


def test_what_a_player_shows_of_a_file(folder: Path) -> None:
    first, second = sorted(folder.glob("*.mp3"))
    tags = ID3(first)
    tags.delall("CTOC")
    tags.save(first, v2_version=3)
    second.write_bytes(without_tags(second.read_bytes()))
    rules = {one.rule for one in found(folder)}
    assert {"sound.toc", "sound.tags", "chapters.differ"} <= rules


def without_tags(data: bytes) -> bytes:
    size = sum(byte << 7 * power for power, byte in enumerate(reversed(data[6:10])))
    return data[10 + size :]


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    names = {
        rule.name
        for module in (channel, chapters, document, files, items, namespace, sound, transcripts)
        for rule in vars(module).values()
        if isinstance(rule, Rule)
    }
    heard = {"decodes", "duration", "faststart", "header", "loudness", "peak", "rate", "silence", "tags", "toc"}
    tested = {rule for rule, _ in EDITS} | {f"sound.{name}" for name in heard}
    required = {"title", "description", "link", "itunes-explicit", "itunes-author"}  # made as they are missed
    assert names == tested - {f"channel.{name}" for name in required}


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


@given(st.text(st.sampled_from("0123456789:.,-> \nWEBVT&<") | st.characters(codec="utf-8")))
def test_no_text_is_more_than_a_fault_of_a_transcript(text: str) -> None:
    for read in (read_vtt, read_srt, read_json):
        for shown in (
            text,
            f"WEBVTT\n\n{text}",
            f"1\n00:00:00,000 --> 00:00:01,000\n{text}",
            f'{{"segments": {text}}}',
        ):
            with suppress(TranscriptError):
                assert all(cue.start_s >= 0 for cue in read(shown) if read is not read_json)


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

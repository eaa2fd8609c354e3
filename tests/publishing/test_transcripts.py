import json
import re
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from audioposts.audio.words import words_of
from audioposts.models import Cue, Delivery, Role, Spoken, Utterance, Word
from audioposts.publishing.transcripts import html, srt, vtt, words_json

Line = tuple[Cue, tuple[Word, ...]]


def line(
    text: str,
    start_ms: int = 0,
    end_ms: int = 2000,
    role: Role = Role.BODY,
    speaker: str = "joe",
    *,
    ends: bool = False,
) -> Line:
    cue = Cue(start_ms, end_ms, text, role, speaker, ends)
    return cue, words_of(Delivery(Utterance(text, Spoken(text), role, 300), "a", speaker), cue, (), 0)


LINES = [
    line("The ferry", 0, 1000, Role.TITLE, "ann", ends=True),
    line("It left at six, as it has every morning since the war, and nobody on the pier looked up.", 1500, 6000),
    line("Why?", 6300, 6800, ends=True),
    line("“We ask < nothing > of it & go,” she said.", 7500, 3_725_042, Role.QUOTE, ends=True),
    line("", 3_725_042, 3_726_000, Role.ANNOUNCER),
]


def in_ms(clock: str) -> int:
    hours, minutes, seconds, ms = map(int, re.fullmatch(r"(\d\d):(\d\d):(\d\d)[.,](\d{3})", clock).groups())  # type: ignore[union-attr]
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms


def cues_of(text: str) -> list[tuple[int, int, list[str]]]:
    """A reader of WebVTT of our own: blocks, each with times and lines."""
    head, *blocks = text.rstrip("\n").split("\n\n")
    assert head == "WEBVTT"
    found = []
    for block in blocks:
        times, *rows = block.strip("\n").split("\n")
        start, end = times.split(" --> ")
        found.append((in_ms(start), in_ms(end), rows))
    return found


def cards_of(text: str) -> list[tuple[int, int, list[str]]]:
    found = []
    for number, block in enumerate(text.strip("\n").split("\n\n"), 1):
        count, times, *rows = block.split("\n")
        assert count == str(number)
        start, end = times.split(" --> ")
        found.append((in_ms(start), in_ms(end), rows))
    return found


class Text(HTMLParser):
    def __init__(self, data: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.said: list[str] = []
        self.feed(data)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "meta":
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] in ("p", "h1", "h2"):
            self.said.append(data)


def test_a_cue_is_a_sentence_with_who_says_it() -> None:
    text = "".join(vtt(LINES))
    assert text.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v ann>The ferry\n\n")
    cues = cues_of(text)
    assert len(cues) == 4
    assert cues[1][2] == [
        "<v joe>It left at six, as it has every morning since the war, and nobody",
        "on the pier looked up.",
    ]
    assert cues[3] == (7500, 3_725_042, ["<v joe>“We ask &lt; nothing &gt; of it &amp; go,” she said."])


def test_cards_are_short_and_follow_the_words() -> None:
    cards = cards_of("".join(srt(LINES)))
    assert cards[0] == (0, 1000, ["The ferry"])
    assert [rows for start, _, rows in cards if 1500 <= start < 6000] == [
        ["It left at six, as it has every", "morning since the war, and"],
        ["nobody on the pier looked up."],
    ]
    nobody = next(word for word in LINES[1][1] if word.text == "nobody")
    assert cards[2][0] == cards[1][1] == nobody.start_ms
    assert cards[-1][1] == 3_725_042


def test_words_have_their_times() -> None:
    data = json.loads("".join(words_json(LINES)))
    assert data["version"] == "1.0.0"
    first = data["segments"][0]
    assert (first["speaker"], first["startTime"], first["endTime"], first["body"]) == ("ann", 0, 1, "The ferry")
    assert [word["body"] for word in first["words"]] == ["The", "ferry"]
    assert all(word["interpolated"] for segment in data["segments"] for word in segment["words"])
    measured = [(LINES[0][0], (Word(0, 500, "The", True), Word(500, 900, "ferry", True)))]
    (segment,) = json.loads("".join(words_json(measured)))["segments"]
    assert segment["words"][1] == {"startTime": 0.5, "endTime": 0.9, "body": "ferry"}


def test_a_page_has_paragraphs_with_their_times() -> None:
    text = "".join(html(LINES, "The <ferry>", "en-GB"))
    assert '<html lang="en-GB">' in text
    assert "<title>The &lt;ferry&gt;</title>" in text
    assert "<cite>ann:</cite>\n<time>00:00</time>\n<h1>The ferry</h1>" in text
    assert "looked up. Why?</p>" in text
    assert "<blockquote><p>“We ask" in text
    assert Text(text).stack == []


def test_nothing_said_is_no_transcript_but_a_file() -> None:
    assert "".join(vtt([])) == "WEBVTT\n"
    assert "".join(srt([])) == ""
    assert json.loads("".join(words_json([]))) == {"version": "1.0.0", "segments": []}
    assert Text("".join(html([], "T", "en"))).said == []


HOSTILE = st.one_of(
    st.text(max_size=80),
    st.text("ab -->&<\n\r\u2028\u0085\t渡船は א", max_size=120),
    st.sampled_from(["x" * 300, "-->", "a\n\nb", "<v x>", "&amp;", "NOTE it", "1\n00:00", "渡" * 90, "\x0b\x1c\x1d"]),
)


@example(
    [
        ("--\u2028>", 1, Role.TITLE, "joe"),
        ("-- >", 1, Role.TITLE, "joe"),
        ("-", 1, Role.BODY, ""),
        ("->", 1, Role.BODY, ""),
    ]
)
@given(
    st.lists(
        st.tuples(HOSTILE, st.integers(1, 5000), st.sampled_from(list(Role)), st.sampled_from(["joe", "A > b\nc", ""])),
        max_size=6,
    )
)
def test_whatever_is_said_every_reader_reads_the_same(said: list[tuple[str, int, Role, str]]) -> None:
    lines, position = [], 0
    for text, length_ms, role, speaker in said:
        lines.append(line(text, position, position + length_ms, role, speaker))
        position += length_ms + 300
    written = [cue for cue, _ in lines if "".join(cue.text.split())]
    said_signs = "".join("".join(cue.text.split()) for cue in written)
    wanted = "".join("".join(" ".join(cue.text.split()).replace("-->", "→").split()) for cue in written)

    cues = cues_of("".join(vtt(lines)))
    assert [(start, end) for start, end, _ in cues] == [(cue.start_ms, cue.end_ms) for cue in written]
    bare = [re.sub(r"^<v [^>]*>", "", row) for _, _, rows in cues for row in rows]
    unescaped = "".join(bare).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert "".join(unescaped.split()) == wanted
    assert all(len(row.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) <= 65 for row in bare)

    if written:
        cards = cards_of("".join(srt(lines)))
        assert "".join("".join("".join(rows).split()) for _, _, rows in cards) == wanted
        assert all(1 <= len(rows) <= 2 and all(0 < len(row) <= 32 for row in rows) for _, _, rows in cards)
        assert all(start < end for start, end, _ in cards)
        assert all(before[0] <= after[0] for before, after in pairwise(cards))

    segments = json.loads("".join(words_json(lines)))["segments"]
    assert "".join("".join(segment["body"].split()) for segment in segments) == said_signs
    page = Text("".join(html(lines, "T", "en")))
    assert "".join("".join(page.said).split()) == said_signs
    assert page.stack == []

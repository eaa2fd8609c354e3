import json
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning import without_controls
from audioposts.models import Chapter, Cue, Recording, Role
from audioposts.publishing.sidecars import render_chapters, render_vtt


def recording(*cues: Cue, chapters: tuple[Chapter, ...] = ()) -> Recording:
    return Recording(22_050, (), cues, chapters)


def test_a_cue_for_each_utterance() -> None:
    announcement = Cue(1500, 1900, "", Role.ANNOUNCER)
    cues = Cue(0, 1500, "The ferry", Role.TITLE), announcement, Cue(3_723_004, 3_724_000, "A < B & C", Role.BODY)
    assert render_vtt(recording(*cues)).decode() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nThe ferry\n\n01:02:03.004 --> 01:02:04.000\nA &lt; B &amp; C\n"
    )


@given(st.text(min_size=1).map(without_controls).filter(str.strip))
def test_the_words_of_a_cue_are_those_of_the_article(text: str) -> None:
    vtt = render_vtt(recording(Cue(0, 10, text, Role.BODY))).decode()
    header, blank, timing, payload = vtt.rstrip("\n").split("\n", 3)
    assert (header, blank, timing) == ("WEBVTT", "", "00:00:00.000 --> 00:00:00.010")
    assert "-->" not in payload
    assert "\n\n" not in payload
    assert unescape("".join(payload.split())).replace("→", "-->") == "".join(text.split()).replace("→", "-->")


def test_chapters_as_json() -> None:
    data = json.loads(render_chapters(recording(chapters=(Chapter(0, "Ä"), Chapter(1500, "B")))))
    assert data == {
        "version": "1.2.0",
        "chapters": [{"startTime": 0.0, "title": "Ä"}, {"startTime": 1.5, "title": "B"}],
    }

import json

from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Chapter
from audioposts.publishing.chapters import chapters_json, simple_chapters, timestamps

CHAPTERS = (
    Chapter(0, "The headlines"),
    Chapter(61_250, "One & <two>\nthree", "https://example.com/a", "one.jpg"),
    Chapter(3_725_042, "A title of so many words that no list of chapters would show all of them"),
)


def test_json_has_seconds_links_and_pictures() -> None:
    data = json.loads(chapters_json(CHAPTERS, "https://pod.example.com/show"))
    assert data["version"] == "1.2.0"
    assert data["chapters"][:2] == [
        {"startTime": 0.0, "title": "The headlines"},
        {
            "startTime": 61.25,
            "title": "One & <two> three",
            "url": "https://example.com/a",
            "img": "https://pod.example.com/show/one.jpg",
        },
    ]
    assert "img" not in json.loads(chapters_json(CHAPTERS))["chapters"][1]


def test_podlove_s_chapters_have_the_same() -> None:
    made = list(simple_chapters(CHAPTERS, "https://pod.example.com/show"))
    assert made[0] == {"start": "00:00:00.000", "title": "The headlines"}
    assert made[1]["start"] == "00:01:01.250"
    assert made[1]["image"] == "https://pod.example.com/show/one.jpg"
    assert made[2]["start"] == "01:02:05.042"


def test_timestamps_are_lines_of_the_notes() -> None:
    assert list(timestamps(CHAPTERS)) == [
        "00:00 The headlines",
        "01:01 One & <two> three",
        "1:02:05 A title of so many words that no list…",
    ]
    assert list(timestamps(CHAPTERS[:1])) == []


@given(st.lists(st.tuples(st.integers(0, 100_000_000), st.text(min_size=1).filter(str.strip)), min_size=2, max_size=9))
def test_the_four_agree_whatever_the_titles(marks: list[tuple[int, str]]) -> None:
    chapters = [Chapter(start, title) for start, title in sorted(marks)]
    in_json = json.loads(chapters_json(chapters))["chapters"]
    simple = list(simple_chapters(chapters, "https://x"))
    lines = list(timestamps(chapters))
    assert len(in_json) == len(simple) == len(lines) == len(chapters)
    for chapter, one, other, shown in zip(chapters, in_json, simple, lines, strict=True):
        assert one["startTime"] == chapter.start_ms / 1000
        assert one["title"] == other["title"] == " ".join(chapter.title.split())
        clock, _, title = shown.partition(" ")
        hours, minutes, seconds = ([0] * 3 + [int(part) for part in clock.split(":")])[-3:]
        assert (hours * 60 + minutes) * 60 + seconds == chapter.start_ms // 1000
        assert 0 < len(title) < 40
        assert "\n" not in shown

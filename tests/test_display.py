"""What `preview` and `explain` print: narrow and wide, all of it, in its place, and only as text."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audioposts.cleaning.blocks import OUTSIDE
from audioposts.display import print_article, print_explanation, print_preview
from audioposts.library import SeenPost
from audioposts.models import Article, Block, BlockKind, Post, Removal, Verdict

NARROW, WIDE = 100, 101
LONG = "The ferry goes at seven, and at nine, and again at noon when the tide is in and the harbour master has had his tea."
SEEN = SeenPost(
    key="https://example.org/ferry",
    title="The ferry",
    verdict=Verdict.FULL,
    reason="50 words",
    first_seen=datetime(2026, 3, 14, 4, 30, tzinfo=UTC),
    published=True,
    guid="guid-1",
    date=datetime(2026, 3, 13, 12, 0, tzinfo=UTC),
)
Printed = Callable[..., str]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Printed:
    """Print something at a width of the terminal, and return what was printed."""

    def at(width: int, show: Callable[..., None], *arguments: object, **options: object) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        capsys.readouterr()
        show(*arguments, **options)
        return capsys.readouterr().out

    return at


def article(*texts: str, removed: tuple[Removal, ...] = (), **more: object) -> Article:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    facts = {"title": "The ferry", "language": "en", "blocks": blocks, "verdict": Verdict.FULL, "reason": "50 words"}
    return Article(**facts | {"removed": removed} | more)  # type: ignore[arg-type]


def preview(*articles: Article) -> list[tuple[Post, Article]]:
    return [(Post("key", one.title, "body", "page.html"), one) for one in articles]


def columns(out: str) -> tuple[list[str], list[str]]:
    """Return the cells of the left and of the right column, line by line."""
    rows = [line.split("│") for line in out.splitlines() if "│" in line]
    return [left.strip() for left, _ in rows], [right.strip() for _, right in rows]


def test_narrow_one_under_the_other_in_order(printed: Printed) -> None:
    removed = (Removal("By Ida Brook", "byline"), Removal("Share", "share prompt", at=1), Removal("End", "tags", at=2))
    out = printed(NARROW, print_preview, preview(article(LONG, "Two.", removed=removed)))
    assert out.splitlines()[4:9] == [
        "  - By Ida Brook  (byline)",
        f"  + {LONG}",
        "  - Share  (share prompt)",
        "  + Two.",
        "  - End  (tags)",
    ]


def test_wide_side_by_side_where_it_stood(printed: Printed) -> None:
    removed = (Removal("Share", "share prompt", at=1), Removal("Tag", "tags", at=1), Removal("End", "bio", at=2))
    left, right = columns(printed(WIDE, print_preview, preview(article(LONG, "Two.", removed=removed))))
    assert (left[0], right[0]) == ("Read", "Not read, and why")
    assert left[1].startswith("The ferry goes at seven")
    assert right[1] == ""
    assert right[left.index("Two.")] == "- Share  (share prompt)"
    assert right[left.index("Two.") + 1] == "- Tag  (tags)"
    assert right.index("- End  (bio)") > left.index("Two.") + 1
    assert left[right.index("- End  (bio)")] == ""
    assert " ".join(" ".join(left[1:]).split()) == f"{LONG} Two."


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_is_outside_the_article_is_one_line(printed: Printed, width: int) -> None:
    menu = tuple(Removal(f"entry{i}", OUTSIDE) for i in range(1234))
    found = article("One.", removed=(*menu, Removal("By Ida", "byline"), menu[0]))
    out = printed(width, print_preview, preview(found))
    assert out.count("- 1,234 pieces outside the article") == 1
    assert re.findall(r"entry\d+", out) == ["entry0"]
    out = printed(width, print_preview, preview(found), everything=True)
    assert re.findall(r"entry\d+", out) == [*(f"entry{i}" for i in range(1234)), "entry0"]
    assert "pieces" not in out


@pytest.mark.parametrize("width", [40, NARROW, WIDE, 400])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(kinds=st.lists(st.sampled_from(BlockKind), max_size=6), places=st.lists(st.integers(-1, 8), max_size=8))
def test_everything_is_printed_once_and_in_order(
    printed: Printed, width: int, kinds: list[BlockKind], places: list[int]
) -> None:
    blocks = tuple(Block(kind, f"read{i}") for i, kind in enumerate(kinds))
    removed = tuple(Removal(f"gone{i}", OUTSIDE, at=at) for i, at in enumerate(places))
    out = printed(width, print_article, article(removed=removed, blocks=blocks), [], everything=True)
    assert re.findall(r"read\d", out) == [block.text for block in blocks]
    in_order = sorted(removed, key=lambda removal: min(max(removal.at, 0), len(blocks)))
    assert re.findall(r"gone\d", out) == [removal.text for removal in in_order]


HOSTILE = [
    "[bold]x[/]",
    "[/]",
    "[red",
    ":smile:",
    "\\[x]\\",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\x1b[2J",
    "a\rb",
    "\ud800\u202e",
]
TEXTS = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=12)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(TEXTS, min_size=9, max_size=9))
def test_no_text_does_anything_to_the_terminal(printed: Printed, width: int, texts: list[str]) -> None:
    title, text, removed, why, reason, publisher, label, value, language = texts
    found = article(
        blocks=(Block(BlockKind.PARAGRAPH, text, language),),
        removed=(Removal(removed, why),),
        title=title,
        reason=reason,
        publisher=publisher,
    )
    out = printed(width, print_preview, preview(found)) + printed(width, print_article, found, [(label, value)])
    assert not [c for c in out if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("text", ["[bold]x[/]", "[/]", "[red", ":smile:", "\\[x]\\", "[link=x]y"])
def test_brackets_and_colons_are_only_that(printed: Printed, width: int, text: str) -> None:
    found = article(text, removed=(Removal(text, text),), title=text, reason=text, publisher=text)
    assert printed(width, print_preview, preview(found)).count(text) == 6
    assert printed(width, print_article, found, [(text, text)]).count(text) == 6


def test_code_keeps_its_lines(printed: Printed) -> None:
    found = article(blocks=(Block(BlockKind.CODE, "if a:\n    b"),))
    assert "  + if a:\n        b\n" in printed(NARROW, print_preview, preview(found))
    left, _ = columns(printed(WIDE, print_preview, preview(found)))
    assert left[1:] == ["if a:", "b"]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_passage_in_another_language_says_so(printed: Printed, width: int) -> None:
    found = article(blocks=(Block(BlockKind.QUOTE, "Wer nicht hören will.", "de"),))
    assert "[de] Wer nicht hören will." in printed(width, print_preview, preview(found))


def test_a_very_wide_terminal_has_no_very_long_lines(printed: Printed) -> None:
    out = printed(400, print_article, article(LONG * 9, removed=(Removal(LONG, "byline"),)), [])
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 170


def test_a_url_that_is_wider_than_its_column_is_all_there(printed: Printed) -> None:
    url = "https://example.org/" + "a" * 200
    _, right = columns(printed(WIDE, print_preview, preview(article("One.", removed=(Removal(url, "link"),)))))
    assert url in "".join(right)


# --- explain


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_facts_come_first_then_the_verdict_then_the_text(printed: Printed, width: int) -> None:
    found = article("One.", removed=(Removal("By Ida", "byline"),), confidence=0.87)
    out = printed(width, print_article, found, [("guid", "guid-1"), ("dated", "2026-03-13")])
    facts, text = out.split("\n\n", 1) if width == NARROW else out.split("\n\n ", 1)
    assert facts == "guid: guid-1\ndated: 2026-03-13\nverdict: full\nreason: 50 words\nconfidence: 0.87"
    assert "One." in text
    assert "- By Ida  (byline)" in text


def test_explanation(printed: Printed) -> None:
    out = printed(NARROW, print_explanation, SEEN, article("One."))
    assert out.startswith("title: The ferry\nkey: https://example.org/ferry\nguid: guid-1\ndated: 2026-03-13 12:00\n")
    assert out.endswith("episode: yes\nverdict: full\nreason: 50 words\nconfidence: 1.00\n\n  + One.\n")


def test_explanation_of_what_was_not_kept(printed: Printed) -> None:
    out = printed(NARROW, print_explanation, SEEN, None)
    assert "episode: yes\nverdict: full\nreason: 50 words\nIt was judged by an earlier version" in out

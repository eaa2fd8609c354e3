import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image, ImageDraw

from audioposts.publishing.artwork.blocks import Block
from audioposts.publishing.artwork.faces import Weight, lettered
from audioposts.publishing.artwork.setting import Box, fitted
from tests.publishing.artwork.titles import ANY_TITLE, TITLES

BOX = Box(2520, 1560, 600, 96, whole_words_from=170)
LINE = Box(900, 190, 128, 84, max_lines=1, weight=Weight.LINE)
AROUND = 400


def text_set(text: str, box: Box = BOX) -> Block:
    return fitted(lettered(text, box.weight), box)


def rows(block: Block) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in block.lines]


def ink(block: Block, box: Box) -> tuple[int, int, int, int] | None:
    """Return where there is ink, from the corner of the box."""
    picture = Image.new("RGB", (box.width + 2 * AROUND, box.height + 2 * AROUND))
    block.draw(ImageDraw.Draw(picture), AROUND, AROUND, box.width, (255, 255, 255))
    found = picture.convert("L").getbbox()
    if found is None:
        return None
    return found[0] - AROUND, found[1] - AROUND, found[2] - AROUND, found[3] - AROUND


def assert_inside(block: Block, box: Box) -> None:
    if found := ink(block, box):
        left, top, right, bottom = found
        assert left >= -1
        assert top >= -1
        assert right <= box.width + 1
        assert bottom <= box.height + 1


@pytest.mark.parametrize("box", [BOX, LINE], ids=["title", "line"])
@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:20]))
def test_no_ink_leaves_the_box(title: str, box: Box) -> None:
    assert_inside(text_set(title, box), box)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(title=ANY_TITLE)
def test_no_ink_of_any_title_leaves_the_box(title: str) -> None:
    assert_inside(text_set(title), BOX)
    assert_inside(text_set(title, LINE), LINE)


@settings(deadline=None, max_examples=60)
@given(title=ANY_TITLE)
def test_lines_do_not_touch(title: str) -> None:
    block = text_set(title)
    for i in range(1, len(block.lines)):
        above = block.baselines[i - 1] + block.lines[i - 1].bottom
        assert above < block.baselines[i] + block.lines[i].top


def test_ink_begins_at_the_left_edge_or_ends_at_the_right_one() -> None:
    left = ink(text_set("Jump"), BOX)
    right = ink(text_set("למה חזרו"), BOX)
    assert left
    assert right
    assert abs(left[0]) <= 2
    assert abs(left[1]) <= 2
    assert abs(right[2] - BOX.width) <= 2


def test_short_titles_are_large_and_long_ones_small() -> None:
    sizes = [text_set(text).size for text in ("Zug", "Why the night trains came back", "Why the trains " * 12)]
    assert sizes[0] == 600
    assert sizes[0] > sizes[1] > sizes[2] > 96


def test_lines_are_even() -> None:
    block = text_set("How a small group of volunteers mapped every drinking fountain along the old road, and why")
    widths = [line.right - line.left for line in block.lines]
    assert min(widths) > 0.6 * max(widths)
    assert " ".join(rows(block)).startswith("How a small group of volunteers")


def test_no_short_word_is_left_alone_on_the_last_line() -> None:
    block = text_set("The long way home from the harbour of the old town by the sea in the rain of a May")
    assert " " in rows(block)[-1]


def test_what_does_not_fit_ends_in_an_ellipsis_behind_a_word() -> None:
    shown = rows(text_set("Donau " * 300))
    assert shown[-1].endswith("Donau…")
    assert len(" ".join(shown)) > 300
    assert rows(text_set("Gazette " * 20, LINE)) == ["Gazette Gazette…"]


def test_an_endless_word_is_cut_with_a_hyphen() -> None:
    shown = rows(text_set("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller"))
    assert len(shown) > 1
    assert all(line.endswith("-") for line in shown[:-1])
    assert "".join(shown).replace("-", "") == "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller"


def test_a_long_word_is_kept_whole() -> None:
    assert rows(text_set("The Ferngesundheitsdienst")) == ["The", "Ferngesundheitsdienst"]


def test_japanese_breaks_between_words() -> None:
    assert rows(text_set("夜行列車がふたたび走る理由")) == ["夜行列車が", "ふたたび", "走る理由"]


def test_runs_of_two_directions_stand_in_the_order_of_the_base() -> None:
    assert rows(text_set("in الليل now", Box(2500, 300, 100, 90))) == ["in الليل now"]
    (line,) = text_set("الليل in 夜", Box(2500, 300, 100, 90)).lines
    assert [run.text.strip() for run in line.runs] == ["in", "夜", "الليل"]


def test_nothing_is_no_lines() -> None:
    assert text_set("").lines == ()
    assert text_set("").end == 0

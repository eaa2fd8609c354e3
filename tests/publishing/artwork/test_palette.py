from hypothesis import given
from hypothesis import strategies as st

from audioposts.publishing.artwork.palette import RGB, contrast, palette_of

ACCENTS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_as_wcag_defines_it() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == 21
    assert contrast((255, 255, 255), (255, 255, 255)) == 1
    assert round(contrast((0x77, 0x77, 0x77), (255, 255, 255)), 2) == 4.48  # the well-known grey that just fails


@given(accent=ACCENTS | st.none(), title=st.text(max_size=20))
def test_whatever_is_read_can_be_read_on_all_of_the_ground(accent: str | None, title: str) -> None:
    palette = palette_of(accent, title)
    for ground in (palette.dark, palette.light):
        for text in (palette.title, palette.label, palette.accent):
            assert contrast(text, ground) >= 4.5
        assert contrast(palette.accent, palette.quiet) > 1.4  # heard and not heard can be told apart


@given(accent=ACCENTS)
def test_the_ground_is_dark_and_lighter_at_one_end(accent: str) -> None:
    palette = palette_of(accent, "")
    black: RGB = (0, 0, 0)
    assert contrast(black, palette.dark) < contrast(black, palette.light) < 3


def test_an_accent_that_can_be_read_is_left_as_it_is() -> None:
    assert palette_of("#ff8a5c", "").accent == (0xFF, 0x8A, 0x5C)
    assert palette_of("#FFC857", "").accent == (0xFF, 0xC8, 0x57)


def test_a_grey_accent_has_a_grey_ground() -> None:
    assert len(set(palette_of("#888888", "").light)) == 1


def test_titles_choose_different_colours() -> None:
    assert len({palette_of(None, str(i)).accent for i in range(100)}) >= 6

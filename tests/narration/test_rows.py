from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Pronunciation, Span, Spoken
from audioposts.narration.rows import fit_row
from audioposts.narration.speaking import read_aloud


def test_each_cell_is_said_behind_the_name_of_its_column() -> None:
    ((written, spoken),) = fit_row("Hoek | | 9", ("Port", "Ships", "Tons"), "", "en", 100, read_aloud) or []
    assert (written, spoken.text) == ("Hoek | | 9", "Port: Hoek; Tons: nine.")
    hoek, nine = (spoken.text.index(word) for word in ("Hoek", "nine"))
    assert Span(hoek, hoek + 4, 0, 4) in spoken.spans
    assert Span(nine, nine + 4, 9, 10) in spoken.spans


def test_the_names_of_the_columns_are_written_above_the_first_row() -> None:
    ((written, spoken),) = fit_row("Hoek | 9", ("Port", "Tons"), "Port | Tons", "en", 100, read_aloud) or []
    assert (written, spoken.text) == ("Port | Tons Hoek | 9", "Port: Hoek; Tons: nine.")
    assert Span(6, 10, 12, 16) in spoken.spans


def test_a_long_row_is_cut_between_cells() -> None:
    fitted = fit_row("Harwich | Hoek | Esbjerg", ("", "", ""), "", "en", 16, read_aloud)
    assert [(written, spoken.text) for written, spoken in fitted or []] == [
        ("Harwich | Hoek |", "Harwich; Hoek."),
        ("Esbjerg", "Esbjerg."),
    ]
    assert fit_row("Harwich of old | Hoek", ("", ""), "", "en", 10, read_aloud) is None


def test_how_a_cell_sounds_is_kept() -> None:
    def speak(text: str, language: str) -> Spoken:
        return Spoken(f"{text}.", (), (Pronunciation(0, len(text), f"/{text}/"),))

    ((_, spoken),) = fit_row("Hoek", ("Port",), "", "en", 100, speak) or []
    assert [(spoken.text[one.start : one.stop], one.ipa) for one in spoken.pronunciations] == [
        ("Port", "/Port/"),
        ("Hoek", "/Hoek/"),
    ]


CELLS = st.lists(st.text(st.sampled_from("aB1 .,-"), max_size=12).map(str.strip), min_size=1, max_size=5)


@given(CELLS, st.booleans(), st.integers(24, 80))
def test_no_cell_is_lost_and_every_place_is_right(cells: list[str], is_named: bool, max_chars: int) -> None:
    row = " ".join(" | ".join(cells).split())
    names = tuple("Port" if is_named else "" for _ in row.split("|"))
    fitted = fit_row(row, names, "", "en", max_chars, read_aloud)
    if not fitted:
        return
    assert " ".join(written for written, _ in fitted) == row
    for written, spoken in fitted:
        assert len(spoken.text) <= max_chars
        assert [span.start for span in spoken.spans[1:]] == [span.stop for span in spoken.spans[:-1]]
        assert (spoken.spans[0].start, spoken.spans[-1].stop) == (0, len(spoken.text))
        assert all(0 <= span.written_start <= span.written_stop <= len(written) for span in spoken.spans)
        for span in spoken.spans:
            said = spoken.text[span.start : span.stop]
            if said in cells and said.isalpha():
                assert written[span.written_start : span.written_stop] == said

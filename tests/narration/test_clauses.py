import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.narration.splitting import halves


def pieces(sentence: str, most: int, language: str = "en") -> list[str]:
    stack, cut = [sentence], []
    while stack:
        text = stack.pop()
        if len(text) > most:
            stack.extend(reversed(halves(text, language)))
        else:
            cut.append(text)
    return cut


def test_a_long_sentence_is_cut_at_a_clause_near_its_middle() -> None:
    left, right = halves(
        "The council met, as it does on Mondays, and nobody came; the mayor went home early, she said."
    )
    assert (left, right) == (
        "The council met, as it does on Mondays, and nobody came;",
        "the mayor went home early, she said.",
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The mayor of the town had gone home early| because nobody had come to the meeting"),
        ("de", "Der Bürgermeister der Stadt ging früh nach Hause| weil niemand zur Sitzung gekommen war"),
        ("fr", "Le maire de la ville est rentré très tôt| parce que personne n’est venu à la réunion"),
        ("es", "El alcalde de la ciudad volvió muy temprano| porque nadie vino al pleno del lunes"),
        ("it", "Il sindaco della città è tornato presto| perché nessuno è venuto alla riunione"),
        ("pt", "O presidente da câmara voltou muito cedo| porque ninguém veio à reunião"),
        ("nl", "De burgemeester van de stad ging vroeg naar huis| omdat niemand naar de vergadering kwam"),
    ],
)
def test_without_a_mark_the_cut_is_before_a_conjunction(language: str, sentence: str) -> None:
    left, right = sentence.split("| ")
    assert halves(f"{left} {right}", language) == (left, right)


HARD = (
    "The panel that Sen. Dana Reed named on Oct. 28, 2024, to look into the 12 000 lamps that J. R. R. Tolkien and Lt. Col."
    " Hale bought for $3.5 million at 5 p.m. EST in St. Louis found that No. 10 had known of it since Jan. 3 at the latest"
)


@pytest.mark.parametrize("most", [60, 80, 120, 200])
def test_numbers_abbreviations_and_names_stay_whole(most: int) -> None:
    cut = pieces(HARD, most)
    assert " ".join(cut) == HARD
    for whole in ("Sen. Dana", "Oct. 28, 2024", "12 000", "J. R. R. Tolkien", "Lt. Col. Hale", "$3.5 million"):
        assert any(whole in piece for piece in cut), (whole, cut)
    for whole in ("5 p.m. EST", "St. Louis", "No. 10", "Jan. 3"):
        assert any(whole in piece for piece in cut), (whole, cut)
    assert not [piece for piece in cut[:-1] if piece.endswith((" the", " that", " to", " of", " and"))]


def test_what_other_languages_abbreviate_stays_whole() -> None:
    german = (
        "Der Rat tagte am 3. Oktober z. B. in Bremen und gab nach Angaben von Dr. K.-H. Lenz rund 4,5 Mio. Euro aus"
    )
    cut = pieces(german, 45, "de")
    assert " ".join(cut) == german
    assert all(any(whole in piece for piece in cut) for whole in ("3. Oktober", "z. B.", "Dr. K.-H. Lenz", "Mio. Euro"))


def test_a_word_is_cut_only_where_there_is_no_other_place() -> None:
    assert halves("aaaabbbb") == ("aaaa", "bbbb")
    assert halves("a bbbbbbbbbbbbbbbbbbbbbbbbbbbbb") == ("a", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbb")


def test_a_word_of_20000_letters_is_cut() -> None:
    cut = pieces("x" * 20_000, 250)
    assert "".join(cut) == "x" * 20_000
    assert max(map(len, cut)) <= 250


def test_a_letter_is_not_parted_from_its_accent() -> None:
    left, right = halves("e\u0301" * 3)
    assert (left, right) == ("e\u0301", "e\u0301" * 2)
    assert not halves("กำเกกเกกำ")[0].endswith("เ")


@given(
    st.text(min_size=2, max_size=200).map(lambda text: " ".join(text.split())).filter(lambda text: len(text) > 1),
    st.sampled_from(["en", "de", "fr", "th", "xx"]),
)
def test_halves_are_shorter_and_lose_nothing(text: str, language: str) -> None:
    left, right = halves(text, language)
    assert 0 < len(left) < len(text)
    assert 0 < len(right) < len(text)
    assert f"{left}{right}".replace(" ", "") == text.replace(" ", "")

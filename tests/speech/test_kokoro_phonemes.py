import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.speech.kokoro_phonemes import MOST_SIGNS, TOKENS, pieces, signs, signs_of_lexicon


@pytest.mark.parametrize(
    ("language", "ipa", "expected"),
    [
        ("en-us", "həlˈo͡ʊ", "həlˈO"),
        ("en-gb", "həlˈə͡ʊ", "həlˈQ"),
        ("en-us", "ɹˈe͡ɪd͡ʒ t͡ʃˈɔ͡ɪs", "ɹˈAʤ ʧˈYs"),
        ("en-us", "wˈɜːld", "wˈɜɹld"),
        ("es", "t͡ʃˈiko", "ʧˈiko"),
        ("it", "pˈit͡sa", "pˈiʦa"),
    ],
)
def test_espeaks_phonemes_become_those_of_the_model(language: str, ipa: str, expected: str) -> None:
    assert signs(ipa, language) == expected


def test_a_lexicon_needs_no_ties() -> None:
    assert signs_of_lexicon("ˈdʒeɪn", "en-us") == signs_of_lexicon("ˈd͡ʒe͡ɪn", "en-us") == "ˈʤAn"
    assert signs_of_lexicon("bed", "en-us") == "bɛd"
    assert signs_of_lexicon("gəʊ", "en-gb") == "ɡQ"


def test_the_model_has_a_number_for_every_sign() -> None:
    assert len(TOKENS) == len(set(TOKENS.values())) == 114
    assert (TOKENS[";"], TOKENS["A"], TOKENS["ˈ"], TOKENS["ᵻ"]) == (1, 24, 156, 177)


@given(st.lists(st.tuples(st.sampled_from("ab ,.ˈ"), st.integers(0, 99)), max_size=80), st.integers(4, 30))
def test_no_sign_is_lost_between_pieces(sentence: list[tuple[str, int]], most: int) -> None:
    cut = pieces(sentence, most)
    assert [sound for piece in cut for sound in piece] == sentence
    assert all(0 < len(piece) <= most for piece in cut)


def test_pieces_end_with_a_clause_else_with_a_word() -> None:
    clause = [(sign, 0) for sign in "abcd efgh, ijkl mnop"]
    assert ["".join(sign for sign, _ in piece) for piece in pieces(clause, 14)] == ["abcd efgh,", " ijkl mnop"]
    assert len(pieces([("a", 0)] * (MOST_SIGNS + 1))) == 2


def test_a_piece_without_a_word_is_not_spoken() -> None:
    assert pieces([(".", -1)] * 20, 10) == []

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.narration import speakable


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Sen. Dana Reed met Mr. Kim on Oct. 28.", "Senator Dana Reed met Mister Kim on October twenty-eighth."),
        ("The U.S. Senate met.", "The U S Senate met."),
        ("He lives in the U.S.", "He lives in the U S."),
        ("J. R. R. Tolkien", "J R R Tolkien."),
        ("He went to No. 10.", "He went to Number ten."),
        ("See https://www.example.com/a/b?c=1 for more.", "See example dot com for more."),
        ("See www.example.pe or example.com.ar.", "See example dot P E or example dot com dot A R."),
        ("Write to ida.brook@example.org.", "Write to ida dot brook at example dot org."),
        ("The [[ secret ]] memo", "The secret memo."),
        ("He said <break/> & left", "He said and left."),
        ("Bread & butter", "Bread and butter."),
        ("The search of 8 Hale (a house) was staged", "The search of eight Hale, a house, was staged."),
        ("(It was late.)", "It was late."),
        ("A drive — and a photo — was found", "A drive, and a photo, was found."),
        ("World News | Post RSS", "World News, Post R S S."),
        ("Wait … what", "Wait, what."),
        ("And then…", "And then."),
        ("They left at 0:30 hours.", "They left at zero thirty hours."),
        ("He won 😀 again", "He won again."),
        ("Was it?", "Was it?"),
        ("“Yes.”", "“Yes.”"),
        ("*Bold* and _lean_ `code`", "Bold and lean code."),
        ("The Nunes [House committee] memo", "The Nunes House committee memo."),
        ("Привет", "Privet."),
        ("The gov- ernment met", "The government met."),
        ("the short- and the long-term view", "the short- and the long-term view."),
        ("***", ""),
        ("😀", ""),
    ],
)
def test_what_is_said(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


def test_other_scripts_stay_where_the_voice_reads_them() -> None:
    assert speakable("Привет", "ru") == "Привет."


@given(st.text(max_size=200))
def test_nothing_that_an_engine_takes_for_markup_is_left(text: str) -> None:
    spoken = speakable(text)
    assert not set(spoken) & set("[]{}<>&\\|^`~_*#=\n\t")
    assert spoken == " ".join(spoken.split())
    assert spoken == "" or any(map(str.isalnum, spoken))


@given(st.text(st.characters(categories=["Ll", "Zs"], max_codepoint=0x17F, exclude_characters="µĳŉſŀĿĲ"), max_size=200))
def test_plain_words_are_kept(text: str) -> None:
    assert [w for w in speakable(text).rstrip(".").split() if w] == text.split() or not any(map(str.isalnum, text))


@settings(max_examples=400)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.from_regex(r"[$£€#@~§+±-]?[0-9][0-9,.:/xX%°-]{0,8}[0-9]?(am|pm|th|km|[A-Z])?", fullmatch=True),
            st.sampled_from(
                ["St.", "U.S.", "Oct.", "(D-RI)", "a", "the", "$5", "½", "10⁵", "[[x]]", "&amp;", "C++", "—"]
            ),
        ),
        max_size=8,
    )
)
def test_nothing_unspeakable_is_ever_left(parts: list[str]) -> None:
    spoken = speakable(" ".join(parts))
    for character in spoken:
        assert unicodedata.category(character)[0] in "LM" or character in " .,;:!?'’‘“”\"-–‐‑«»„‚‹›¡¿_·،؟。、", (
            f"{character!r} in {spoken!r}"
        )

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.narration.speaking.plain import plain


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("plain", "plain"),
        ("“curly” — quotes…", "“curly” — quotes…"),
        ("no\u00a0break", "no break"),
        ("12\u00a0000 and 3\u202f500\u202f000", "12000 and 3500000"),
        ("in 2019\u00a0100 came", "in 2019 100 came"),
        ("so\u00adft", "soft"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("ﬁsh and ﬂax", "fish and flax"),
        ("e\u0301te\u0301", "été"),
        ("ＡＢＣ １２", "ABC 12"),
        ("𝐁𝐨𝐥𝐝", "Bold"),
        ("½ m² ™ 5°", "½ m² ™ 5°"),
        ("tab\tand\x07bell", "tab and bell"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_what_is_made_plain(written: str, text: str) -> None:
    assert plain(written).text == text


def test_text_that_is_plain_is_not_touched() -> None:
    assert plain("Nothing — to “do” here…").offsets == range(24)


@given(st.text(max_size=80))
def test_offsets_run_forward(written: str) -> None:
    made = plain(written)
    offsets = list(made.offsets)
    assert len(offsets) == len(made.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(written)
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in made.text)

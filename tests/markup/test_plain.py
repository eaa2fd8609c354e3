import pytest

from audioposts.markup.plain import language_tag, plain_text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("The <em>last</em>  ferry &amp; more", "The last ferry & more"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        (None, ""),
        (False, ""),
        ("a<!-- b -->c", "ac"),
        ("The last<br/>ferry", "The last ferry"),
    ],
)
def test_plain_lines(line: object, text: str) -> None:
    assert plain_text(line) == text


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("en_GB.UTF-8", "en-GB"),
        ("de", "de"),
        (" pt-BR ", "pt-BR"),
        ("English", None),
        ("", None),
        (None, None),
        ("zh-Hant-TW", "zh-Hant-TW"),
    ],
)
def test_language_tags(name: object, tag: str | None) -> None:
    assert language_tag(name) == tag

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.sources.slug import as_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Audio Posts", "audio-posts"),
        ("News & Views", "news-views"),
        ("Économie", "economie"),
        ("%d0%bf%d0%be%d1%80%d1%82", "порт"),
        ("Май", "май"),
        ("audio_posts", "audio-posts"),
        ("--", ""),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert as_slug(name) == slug


@given(st.text("aÄй0 -:.T<>&#[…\n\x00\ud800\u0301ßİ%_", max_size=30))
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert as_slug(as_slug(name)) == as_slug(name)

from audioposts.models import Form
from audioposts.sources.feeds.items import text_in


def test_text_without_tags_is_no_markup() -> None:
    found = text_in("One.\r\n\r\nFish &amp; chips, 1 < 2.", "", is_markup=True)
    assert found is not None
    assert (found.value, found.form) == ("One.\n\nFish & chips, 1 < 2.", Form.TEXT)

import pytest

from audioposts.cleaning import clean
from audioposts.models import Post, Verdict
from tests.conftest import PROSE


@pytest.mark.parametrize(
    ("body", "verdict", "reason"),
    [
        ("", Verdict.EMPTY, "nothing but the headline"),
        ("😀\n\n***", Verdict.EMPTY, "nothing but the headline"),
        ("Advertisement", Verdict.EMPTY, "nothing but page furniture"),
        (
            "Unlock the Editor’s Digest for free",
            Verdict.TEASER,
            "the article is behind a paywall: “Unlock the Editor’s Digest for free”",
        ),
        (f"{PROSE}\n\nTo continue reading, subscribe now.", Verdict.TEASER, "only 50 words before a paywall"),
        (f"{PROSE} And then […]", Verdict.TEASER, "an excerpt that breaks off after 53 words"),
        ("Read more\n\nA ferry sinks in the harbour\n\nDec 4", Verdict.LINKS_ONLY, "nothing but links to other pages"),
        ("https://example.com/one\nhttps://example.com/two", Verdict.LINKS_ONLY, "nothing but links to other pages"),
        ("• A Ferry Sinks\n• The Harbour Sleeps\n• Nobody Looks Up", Verdict.LINKS_ONLY, "nothing but 3 titles"),
        ("One short item of news.", Verdict.FULL, "5 words"),
        (PROSE, Verdict.FULL, "50 words"),
        (f"{PROSE * 5}\n\nTo continue reading, subscribe now.", Verdict.FULL, "words"),
        ("• Buy some milk, two litres of it.\n• Go home and rest.\n• Sleep till noon.", Verdict.FULL, "14 words"),
    ],
)
def test_verdicts_and_their_reasons(body: str, verdict: Verdict, reason: str) -> None:
    article = clean(Post("k", "Title", body, "page"))
    assert article.verdict is verdict
    assert reason in article.reason

"""A page to take apart."""

import pytest

from audioposts.cleaning import clean_html

FERRY = (
    "The ferry left at six, as it has every morning since the war, and nobody on the pier looked up from the nets.",
    "The council will vote on Thursday, after a summer in which two of the boats lay in the dock and waited for parts.",
    "“It goes, and it comes back,” said Tove Lind, 62, who sells the tickets. “That is all that we ask of it.”",
    "In winter the ice closes the strait for weeks, and the mail is carried over it by sledge, as it was in her youth.",
    "What the new boat will cost, the harbour master wrote down in a book, which he keeps in the old customs house.",
)
"""The paragraphs of an invented article."""


def harbour_page(*, above: str = "", inside: str = "", below: str = "", head: str = "") -> str:
    """Return a page with an article; `inside` stands behind its second paragraph."""
    first, second, *rest = (f"<p>{text}</p>" for text in FERRY)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>The ferry | The Harbour Post</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/boats'>Boats</a></li></ul></nav>"
        f"{above}<main><article><h1>The ferry</h1><div class='article-body'>{first}{second}{inside}{''.join(rest)}</div>"
        f"</article></main>{below}<footer><p>Imprint of the site</p></footer></body></html>"
    )


@pytest.fixture(scope="package", autouse=True)
def extractors() -> None:
    """Have what takes a second to import done before a test is timed."""
    clean_html("<p>The ferry left at six, as it has every morning since the war.</p>")

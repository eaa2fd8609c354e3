from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.errors import ConfigError
from audioposts.lexicons.pls import read_pls, write_pls
from audioposts.models import LexiconEntry

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"'
    ' alphabet="{}" xml:lang="{}">\n'
)


def pls(body: str, alphabet: str = "ipa", language: str = "en-US") -> bytes:
    return (HEAD.format(alphabet, language) + body + "\n</lexicon>").encode()


def test_graphemes_phonemes_aliases_and_roles() -> None:
    found = read_pls(
        pls(
            "<lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>\n"
            "<lexeme><grapheme>theater</grapheme><grapheme>theatre</grapheme><phoneme>ˈθiːətɚ</phoneme></lexeme>\n"
            '<lexeme role="claws:VVD"><grapheme>read</grapheme><phoneme>ɹɛd</phoneme></lexeme>\n'
            "<lexeme><grapheme>either</grapheme><phoneme>ˈaɪðɚ</phoneme><phoneme prefer='true'>ˈiːðɚ</phoneme></lexeme>\n"
            '<lexeme role="x:XYZ"><grapheme>bow</grapheme><phoneme>baʊ</phoneme></lexeme>'
        ),
        "w.pls",
    )
    assert found.entries == (
        LexiconEntry("W3C", "World Wide Web Consortium", language="en-US", case=True),
        LexiconEntry("theater", ipa="ˈθiːətɚ", language="en-US"),
        LexiconEntry("theatre", ipa="ˈθiːətɚ", language="en-US"),
        LexiconEntry("read", ipa="ɹɛd", language="en-US", pos="verb-past"),
        LexiconEntry("either", ipa="ˈiːðɚ", language="en-US"),
    )
    assert found.skipped == ("bow (line 7: role 'x:XYZ')",)


def test_x_sampa_becomes_ipa() -> None:
    body = '<lexeme><grapheme>Zürich</grapheme><phoneme>"tsy:RIC</phoneme></lexeme>'
    assert read_pls(pls(body, "x-sampa", "de"), "z.pls").entries[0].ipa == "ˈtsyːʁɪç"
    body = '<lexeme><grapheme>rather</grapheme><phoneme alphabet="x-sampa">"r\\{D@`</phoneme></lexeme>'
    assert read_pls(pls(body), "z.pls").entries[0].ipa == "ˈɹæðɚ"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.pls: line 1: is no XML"),
        (b"<lexicon>", "x.pls: line 1: is no XML"),
        (pls("<lexeme>\n<grapheme>a</lexeme>"), "x.pls: line 4: is no XML"),
        (b"<html/>", "x.pls: line 1: is no PLS lexicon: begins with <html>"),
        (pls("\n<lexeme><grapheme>a</grapheme></lexeme>"), "x.pls: line 4: a lexeme needs a grapheme, and a phoneme"),
        (pls("<lexeme><alias>a</alias></lexeme>"), "x.pls: line 3: a lexeme needs a grapheme"),
        (
            pls("<lexeme><grapheme>a</grapheme><phoneme>1</phoneme></lexeme>"),
            "x.pls: line 3: words.a.ipa: '1' is no sign",
        ),
        (
            pls("<lexeme><grapheme>a</grapheme><phoneme>a</phoneme></lexeme>", "x-arpabet"),
            "x.pls: line 3: the alphabet 'x-arpabet' is not known",
        ),
        (
            pls("<lexeme><grapheme>a</grapheme><alias>b</alias></lexeme>", language="e n"),
            "x.pls: line 3: words.a.language",
        ),
    ],
)
def test_what_is_broken_is_named_by_its_line(data: bytes, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read_pls(data, "x.pls")
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "declarations",
    [
        '<!DOCTYPE lexicon [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE lexicon [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">]>',
        '<!DOCTYPE lexicon SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_are_refused(declarations: str) -> None:
    body = "<lexeme><grapheme>&x;</grapheme><alias>&x;</alias></lexeme>"
    data = pls(body).replace(b"?>\n", b"?>\n" + declarations.encode(), 1)
    with pytest.raises(ConfigError, match=r"x\.pls: line \d+: (declares a document type|is no XML)"):
        read_pls(data, "x.pls")


def test_what_is_written_is_read_again() -> None:
    entries = (
        LexiconEntry("Nguyen", "win", "wˈɪn", "en", case=True),
        LexiconEntry("read", ipa="ɹˈɛd", language="en", pos="verb-past"),
    )
    left_out = LexiconEntry("bass", ipa="bˈæs", language="en", near=("sea",))
    assert read_pls(write_pls([*entries, left_out, LexiconEntry("Bath")], "en"), "x").entries == entries


@given(st.binary(max_size=300))
def test_no_file_breaks_it(data: bytes) -> None:
    for made in (data, pls(data.decode("latin-1"))):
        with suppress(ConfigError):
            assert read_pls(made, "x.pls").skipped == ()

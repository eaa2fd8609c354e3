from audioposts.models import Article, Block, BlockKind, Lexicon, LexiconEntry, Verdict
from audioposts.narration.lexicon.unknown import unknown_words, word_list

LEXICON = Lexicon((LexiconEntry("Leominster", "lemminster", case=True), LexiconEntry("kubectl", "cube control")))


def article(text: str, language: str = "en") -> Article:
    return Article("", language, (Block(BlockKind.PARAGRAPH, text),), (), Verdict.FULL, "")


def found(text: str, language: str = "en") -> list[tuple[str, int]]:
    return [(each.word, each.count) for each in unknown_words([article(text, language)], LEXICON)]


def test_names_are_found_the_most_frequent_first() -> None:
    text = "Wragg met Ostrander. “Wragg’s late,” Lindqvist said to Wragg, and Ostrander laughed."
    assert found(text) == [("Wragg", 3), ("Ostrander", 2), ("Lindqvist", 1)]


def test_what_is_known_or_is_no_word_is_not() -> None:
    assert found("The neighbours recognised the harbour's theatre; they'd travelled. NATO, the FBIs, 3.5 km.") == []
    assert found("Leominster and kubectl are in the lexicon.") == []
    assert found("See https://qwertzu.example/zzyzx, www.zzyzx.com, zzyzx@zzyzx.org, @zzyzx or #zzyzx.") == []
    assert found("") == []


def test_a_word_comes_with_a_sentence_where_it_is_used() -> None:
    (word,) = unknown_words([article("It rained. Then Ostrander came. He left.")], LEXICON)
    assert (word.sentence, word.language) == ("Then Ostrander came.", "en")
    (long,) = unknown_words([article("Ostrander " + "came and " * 40 + "went.")], LEXICON)
    assert len(long.sentence) <= 162
    assert long.sentence.endswith(" …")


def test_german_compounds_are_made_of_known_words() -> None:
    assert found("Die Eishalle und Talfahrten bei Brunshafen sprach mit Lanner.", "de-AT") == [
        ("Brunshafen", 1),
        ("Lanner", 1),
    ]


def test_where_the_word_list_is_thin_only_names_are_looked_at() -> None:
    assert found("Había años que los vecinos de Torremocha vivían allí.", "es") == [("Torremocha", 1)]
    assert found("V Xyzzy žije Qwertz.", "cs") == [("Qwertz", 1), ("Xyzzy", 1)]
    assert word_list("cs") is None

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.narration import sentences
from benchmarks.sentences import GOLD, Score, score

LANGUAGES = sorted({path.stem.split("-")[0] for path in GOLD.glob("*.txt")})


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_end_where_people_say(language: str) -> None:
    total = sum((score(path, sentences) for path in GOLD.glob(f"{language}-*.txt")), Score())
    assert total.right > 2
    assert total.f1 >= 0.98, total


@pytest.mark.parametrize(
    "whole",
    [
        "It was filed on Oct. 28 as part of an appeal.",
        "The U.S. Senate will vote.",
        "Sen. Dana Reed (D-RI), the chair, declined.",
        "Lt. Col. Hale left the base.",
        "He lives in St. Louis with Mr. Kim.",
        "J. R. R. Tolkien wrote it.",
        "It rose by 3.5 percent.",
        "No. 10 was empty.",
        "Wait... what is that?",
        "“I don't know . . . maybe we should have called,” she said.",
        "It runs 1 min. 42 sec. in all.",
        "He is 6 ft. 2 in. tall.",
        "Yum! Brands reported a profit.",
        "He waited … and then he left.",
        "It starts at 5 p.m. EST on Friday.",
        "Acme Inc. said so.",
        "Smith et al. found no effect.",
        "See www.example.com for more.",
        "Yahoo! said it would sell.",
        "“Why?” he asked.",
        '"Why?" Smith asked.',
        "“Go. Now,” he said.",
        '"Go. Now," he said.',
        "He said: “No. Never.”",
        "He left (it was late. He was tired.) and slept.",
        "ST. LOUIS, Mo. (Herald) - A barge hit a bridge.",
        "1. Open the valve.",
        "Visit St. Mary’s Church on St. James St. in London.",
        "U.S. President Joe Hall and U.K. Prime Minister Ann Lee met.",
        "Gov. J. B. Hart (R-Tex.) signed it.",
    ],
)
def test_these_are_one_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "He filed out of the city from the south.| Syrian forces remained.",
        "“I’m sure,” she said.| “That would violate any policy.”| Nobody spoke.",
        "Who?| Nobody!| (Really.)| Yes.",
        "He worked for the Inc.| He left.",
        "It starts at 5 p.m.| Reporters came.",
        "He was born in the U.S.| The man left.",
        "He lives at 10 Main St.| Police said so.",
        "That was the end.[3]| Next came he.",
        "That was the end.12| Next came he.",
        "That was the end.¹| Next came he.",
        "He likes vitamin C.| She does not.",
        "It was 10 km.| They walked.",
        "Turn it off.| 2. Open the valve.| 3. Leave.",
        "It is over.| iPhone sales fell.",
        "i went home.| then i slept.| then i woke up.",
    ],
)
def test_a_sentence_end_is_one(text: str) -> None:
    assert sentences(text.replace("|", "")) == text.split("| ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das ist z. B. Bremen, bzw. Kiel, Nr. 3, 4 Mio. Euro, am 3. Oktober."),
        ("de", "Heute ist der 3.| Morgen ist der 4. Mai."),
        ("de", "Wilhelm II. kam im 19. Jh. u.a. nach Kiel."),
        ("de-AT", "Es gab Brot, Wein usw.| Die Frau ging."),
        ("fr", "M. Dupont vit p. ex. à Paris, selon l’art. 5.| Il est seul !| « Non ! »| Elle part."),
        ("es", "El Sr. Ruiz vive en EE. UU. y Ud. aquí.| ¿Por qué?| ¡Nadie sabe!"),
        ("it", "Il dott. Neri abita al n. 5.| Perché?"),
        ("pt-BR", "O Sr. Dias mora no art. 5.| Por quê?"),
        ("nl", "Dhr. Smit woont o.a. op nr. 5.| Waarom?"),
        ("ar", "هل تعلم؟| نعم."),
        ("hi", "वह गया।| वह आई।"),
        ("th", "สวัสดีครับ ผมชื่อสมชาย"),
        ("ko", "누구야?| 나.| 그는 갔다."),
        ("ru", "Он ушёл.| Она осталась."),
    ],
)
def test_other_languages(language: str, text: str) -> None:
    assert sentences(text.replace("|", ""), language) == text.split("| ")


def test_scripts_without_spaces() -> None:
    assert sentences("他走了。她来了！真的？是的。", "zh") == ["他走了。", "她来了！", "真的？", "是的。"]
    assert sentences("「行け。」と彼は言った。彼女は行った。", "ja") == ["「行け。」と彼は言った。", "彼女は行った。"]


def test_a_long_quotation_is_split_into_its_sentences() -> None:
    first = "“We lost everything in the flood and nobody came to help us for many days."
    second = "We will never forget that,” said Mr. Kim."
    assert sentences(f"{first} {second}") == [first, second]


def test_an_empty_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    assert sentences("What we\nknow\n \nIt rained.") == ["What we know", "It rained."]


def test_a_piece_without_words_goes_with_its_neighbour() -> None:
    assert sentences("He won. 😀 ***") == ["He won. 😀 ***"]
    assert sentences(" \n ") == []
    assert sentences("...") == ["..."]


PIECES = st.sampled_from(
    [*"abcXYZ. .?!,;:“”\"‘’'()[]«»„—…:0123 \u00a0é😀\n%", "Oct. ", "U.S. ", "p.m. ", "z. B. ", "No. ", "3. ", " I "]
)
TEXTS = st.lists(PIECES, max_size=150).map("".join)
TAGS = st.sampled_from(["en", "de", "fr", "es", "zh", "pt-BR", "xx", ""])


@given(TEXTS | st.text(alphabet=st.characters(exclude_characters="。！？｡")), TAGS)
def test_nothing_is_lost_or_changed(text: str, language: str) -> None:
    assert " ".join(sentences(text, language)) == " ".join(text.split())


@given(st.text(st.sampled_from("字あ。！？「」 .a"), max_size=100))
def test_nothing_is_lost_where_sentences_end_without_a_space(text: str) -> None:
    assert "".join(sentences(text, "zh")).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("unit", ["word ", "a", ". ", "!)", "“a. ", "(a. ", "A. ", "U.S.", "字。", "z. B. ", "a.[1"])
def test_the_time_grows_with_the_text_only(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        sentences(unit * times)
        return time.process_time() - start

    seconds(10)
    assert seconds(20_000) < 25 * max(seconds(2_000), 0.01)

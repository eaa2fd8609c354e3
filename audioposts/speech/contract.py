"""An engine -> what it does otherwise than every engine must. For tests of engines, also of those in other packages.

    from audioposts.speech.contract import CHECKS

    @pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
    def test_it_is_an_engine(check): assert list(check(MyEngine(voice))) == []

I/O: what the engine does.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from audioposts.errors import SpeechError, TextTooLongError
from audioposts.models import Clip, Pronunciation, Spoken
from audioposts.speech.engines import Engine

Check = Callable[[Engine], Iterator[str]]
"""Yields a line for each broken promise."""

SENTENCE = "The ferry left at six, as it has every morning."
"""Short enough for every engine; one that does not speak English will say it in its own way."""

ODD_TEXTS = (
    *("", " ", ".", "…", "?!", "—", "“”", "* * *", "\u200b\u200d\ufeff", "\x00", "\x07\x1b[31m", "\ud83d", "\u0301"),
    *("😀", "👩‍👩‍👧 and 🇳🇴", "שלום עולם", "مرحبا بالعالم", "你好，世界。", "ok \u202eבא\u202c ok", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "a" * 45),
    *(
        "<speak>one</speak>",
        "<break time='60s'/> two",
        "AT&T &amp; &#x41;",
        "[[ həlˈoʊ ]]",
        "[[",
        "x]] [[y",
        "[six](sɪks)",
    ),
    *(
        "${HOME} $(id) `id`",
        "{curly} %s %(x)s \\n",
        '{"text": "x"}',
        "one\ntwo\r\n\tthree",
        "1/2 ½ №5 10⁶ €5 C++ @you #tag",
    ),
)
"""Articles have all of them. An engine speaks what it can, and says what it cannot by a SpeechError."""


def keeps_its_version(engine: Engine) -> Iterator[str]:
    """Check that clips can be found again by the engine's version."""
    if not engine.version or engine.version != engine.version:
        yield f"version is {engine.version!r} and then {engine.version!r}"


def makes_sound(engine: Engine) -> Iterator[str]:
    """Check that a sentence is as long as it would be when it is read aloud."""
    clip = engine.synthesize(Spoken(SENTENCE))
    yield from _malformed(clip, SENTENCE)
    if clip.is_silent:
        yield "the clip is silent"
    if not 20 * len(SENTENCE) <= clip.duration_ms <= 200 * len(SENTENCE):
        yield f"{len(SENTENCE)} characters take {clip.duration_ms} ms"


def refuses_what_is_too_long(engine: Engine) -> Iterator[str]:
    """Check that one character too many is an error."""
    text = _text_of(engine.max_chars + 1)
    try:
        clip = engine.synthesize(Spoken(text))
    except TextTooLongError:
        return
    yield f"{len(text)} characters were spoken in {clip.duration_ms} ms, though max_chars is {engine.max_chars}"


def speaks_all_of_it(engine: Engine) -> Iterator[str]:
    """Check that nothing of a text of `max_chars` characters is left out."""
    text = _text_of(engine.max_chars)
    count = max(1, engine.max_chars // len(SENTENCE))
    whole_ms, one_ms = (engine.synthesize(Spoken(each)).duration_ms for each in (text, SENTENCE))
    if not 0.6 * count <= whole_ms / one_ms <= 1.6 * count:
        yield f"{len(text)} characters take {whole_ms} ms, {len(SENTENCE)} of them {one_ms} ms"


def lets_threads_speak(engine: Engine) -> Iterator[str]:
    """Check that threads do not get each other's sound."""
    texts = [SENTENCE, "Six.", "Nobody on the pier looked up.", "And so it goes on."] * 2
    alone = [engine.synthesize(Spoken(text)).duration_ms for text in texts[:4]] * 2
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(engine.synthesize, map(Spoken, texts)))
    for text, alone_ms, clip in zip(texts, alone, together, strict=True):
        yield from _malformed(clip, text)
        if abs(clip.duration_ms - alone_ms) > 400 + 0.4 * alone_ms:
            yield f"{text!r} takes {alone_ms} ms alone and {clip.duration_ms} ms beside others"


def survives_odd_texts(engine: Engine) -> Iterator[str]:
    """Check that what no engine can speak is a SpeechError, and that nothing in a text is an order."""
    for text in ODD_TEXTS:
        try:
            clip = engine.synthesize(Spoken(text))
        except SpeechError:
            continue
        yield from _malformed(clip, text)
        if clip.duration_ms > 3000 + 1000 * len(text):
            yield f"{text!r} takes {clip.duration_ms} ms"


def times_words(engine: Engine) -> Iterator[str]:
    """Check that the times of words, where there are any, follow the text and the sound."""
    clip = engine.synthesize(Spoken(SENTENCE))
    words = [SENTENCE[word.start : word.stop] for word in clip.words]
    if words and len(words) < 0.8 * len(SENTENCE.split()):
        yield f"only these words have a time: {words}"
    if words and clip.words[-1].end_ms < clip.duration_ms // 2:
        yield f"the last word ends at {clip.words[-1].end_ms} of {clip.duration_ms} ms"


def heeds_pronunciations(engine: Engine) -> Iterator[str]:
    """Check that a word is spoken as it is told to be, by an engine that says that it does."""
    if not engine.takes_ipa:
        return
    text = "They call it X, in short."
    at = text.index("X")
    told = Pronunciation(at, at + 1, "bəˈnɑːnəməˈnɑːnəbəˈnɑːnə")
    plain, heeded = engine.synthesize(Spoken(text)), engine.synthesize(Spoken(text, (), (told,)))
    yield from _malformed(heeded, text)
    if heeded.duration_ms < plain.duration_ms + 300:
        yield f"with a pronunciation of nine syllables it takes {heeded.duration_ms} ms, without {plain.duration_ms} ms"


CHECKS: tuple[Check, ...] = (
    keeps_its_version,
    makes_sound,
    refuses_what_is_too_long,
    speaks_all_of_it,
    lets_threads_speak,
    survives_odd_texts,
    times_words,
    heeds_pronunciations,
)


def _malformed(clip: Clip, text: str) -> Iterator[str]:
    if not clip.pcm or len(clip.pcm) % 2:
        yield f"{text!r}: {len(clip.pcm)} bytes of sound"
    if not 8_000 <= clip.sample_rate_hz <= 48_000:
        yield f"{text!r}: {clip.sample_rate_hz} samples a second"
    end_ms, end = 0, 0
    for word in clip.words:
        if not end_ms <= word.start_ms <= word.end_ms <= clip.duration_ms + 1:
            yield f"{text!r}: {word} is not in order, or outside the clip of {clip.duration_ms} ms"
        if not end <= word.start < word.stop <= len(text):
            yield f"{text!r}: {word} is not in order, or outside the text"
        end_ms, end = word.end_ms, word.stop


def _text_of(characters: int) -> str:
    """Return whole words, as long as that."""
    text = f"{SENTENCE} " * (characters // len(SENTENCE) + 1)
    cut = text[: characters - 1].rstrip()
    return (
        cut + "." * (characters - len(cut))
        if characters - len(cut) < 4
        else cut + " a" * ((characters - len(cut)) // 2)
    )

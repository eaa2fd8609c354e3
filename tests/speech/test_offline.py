from audioposts.speech.offline import offline_voice


def test_a_language_of_nobody_has_no_voice() -> None:
    assert offline_voice("tlh-Piqd") is None


def test_a_language_of_espeak_has_one_where_the_engine_is_there() -> None:
    voice = offline_voice("de")
    assert voice is None or (voice.name, voice.engine, voice.language) == ("espeak", "espeak", "de")

"""Where rules for English have edges: what looks alike and is read otherwise."""

import pytest

from audioposts.narration import speakable


def _said(written: str) -> str:
    return speakable(f"It is {written}, so.").removeprefix("It is ").removesuffix(", so.")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("two 9mm casings", "two nine millimeter casings"),
        ("a 5 km run", "a five kilometer run"),
        ("5 km north", "five kilometers north"),
        ("5 km this year", "five kilometers this year"),
        ("the 5 km she ran", "the five kilometers she ran"),
        ("a 5 km wide crater", "a five kilometer wide crater"),
        ("5 km wide", "five kilometers wide"),
        ("a 3-ft.-wide hole", "a three foot-wide hole"),
        ("16 oz. cans", "sixteen ounce cans"),
        ("90nm NE of Oman", "ninety nautical miles northeast of Oman"),
        ("a 3nm chip", "a three nanometer chip"),
        ("2 au pairs", "two au pairs"),
        ("0.5 au away", "zero point five astronomical units away"),
        ("6¢ per kWh", "six cents per kilowatt-hour"),
        ("15 \u00b5g/m3 or 15 \u03bcg/m³", "fifteen micrograms per cubic meter or fifteen micrograms per cubic meter"),
        ("5 mg/kg/day", "five milligrams per kilogram per day"),
        ("15.5 kWh/100km", "fifteen point five kilowatt-hours per one hundred kilometers"),
        ("1.5t of ore", "one point five tonnes of ore"),
        ("several hrs. later", "several hours later"),
    ],
)
def test_measures(written: str, spoken: str) -> None:
    assert _said(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("16.4°S, 168.9°E", "sixteen point four degrees south, one hundred sixty-eight point nine degrees east"),
        ("40°42′46″N", "forty degrees forty-two minutes forty-six seconds north"),
        ("16.4S 168.9E", "sixteen point four south one hundred sixty-eight point nine east"),
        ("a 45° angle", "a forty-five degree angle"),
        ("at 45° or so", "at forty-five degrees or so"),
        ("the 5′ end", "the five prime end"),
        ("a map at 1:50,000 or a 1:64-scale car", "a map at one to fifty thousand or a one to sixty-four-scale car"),
        ("★★★½ for it", "three and a half stars for it"),
        ("★★★☆☆ for it", "three stars for it"),
        ("a 5★ hotel", "a five star hotel"),
    ],
)
def test_places_on_maps_and_marks(written: str, spoken: str) -> None:
    assert _said(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("2M copies", "two million copies"),
        ("41K likes", "forty-one thousand likes"),
        ("3M", "three M"),
        ("3M people", "three million people"),
        ("4K", "four K"),
        ("a 2.8K OLED panel", "a two point eight K O L E D panel"),
        ("2.8K employees", "two point eight thousand employees"),
        ("the 5K", "the five K"),
        ("5K people", "five thousand people"),
        ("from 2B to 3B", "from two B to three B"),
        ("at 221B Baker St", "at two twenty-one B Baker Street"),
        ("WASP-17b", "Wasp seventeen b"),
        ("a Phase 2b trial", "a Phase two b trial"),
        ("a MiG-31K", "a MiG thirty-one K"),
        ("two Shahed-136s", "two Shahed one thirty-sixes"),
        ("a T-72B3", "a T seventy-two B three"),
        ("a V6", "a V six"),
        ("v6", "version six"),
        ("Firefox v. 126.0.1", "Firefox version one hundred twenty-six point zero point one"),
        ("Roe v. Wade", "Roe versus Wade"),
        ("2.3.4.4b", "two point three point four point four b"),
        ("v6.9-rc3", "version six point nine R C three"),
        ("C# and F-sharp", "C sharp and F-sharp"),
        (".NET 8 in a .zip file", "dot net eight in a dot zip file"),
        ("CHECKSUMS.txt or song.mp3", "checksums dot T X T or song dot M P three"),
        ("some W-2s", "some W twos"),
        ("Form 1099-K", "Form ten ninety-nine K"),
        ("a 404 page", "a four oh four page"),
        ("a 404-page book", "a four hundred four-page book"),
        ("FL350", "flight level three five zero"),
        ("¹⁴C and Cs-137", "carbon fourteen and cesium one thirty-seven"),
        ("Ca²⁺ or CO₃²⁻", "Ca two plus or C O three two minus"),
        ("TiO2", "T I O two"),
    ],
)
def test_codes(written: str, spoken: str) -> None:
    assert _said(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("the 988 Suicide & Crisis Lifeline", "the nine eight eight Suicide and Crisis Lifeline"),
        ("BBC&ITV agreed", "B B C and I T V agreed"),
        ("988 jobs", "nine hundred eighty-eight jobs"),
        ("a text: text GIVE to 90999", "a text: text give to nine zero nine nine nine"),
        ("P.O. Box 96929", "P O Box nine six nine two nine"),
        ("free to call 116 555", "free to call one one six, five five five"),
        ("on Capitol St. NW", "on Capitol Street Northwest"),
        ("on Main St. S. Smith", "on Main Street S Smith"),
        ("on SW Terwilliger Blvd.", "on Southwest Terwilliger Boulevard"),
        ("at NW Natural", "at N W Natural"),
        ("in W. Hartford, Conn.", "in West Hartford, Connecticut"),
        ("in Ill., Ind. and Mo. too", "in Illinois, Indiana and Missouri too"),
        ("in Akron, O.", "in Akron, Ohio"),
        ("by Smith, O.", "by Smith, O."),
        ("on Gower Rd for now", "on Gower Road for now"),
    ],
)
def test_places_and_telephones(written: str, spoken: str) -> None:
    assert _said(written).removesuffix(".") == spoken.removesuffix(".")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("B R E A K I N G — It is over", "Breaking, It is over."),
        ("He learns A B C D E today", "He learns A B C D E today."),
        ("WEST ST. PAUL, Minn. — Crews came", "West Saint Paul, Minnesota, Crews came."),
        ("ROME (AP) — He spoke", "Rome, A P, He spoke."),
        ("HSBC — a bank — said so", "H S B C, a bank, said so."),
        ("THE PM’S AIDES AND RSV CASES", "the P M's Aides and R S V Cases."),
        ("The SAFE Skies Act and the LoC", "The Safe Skies Act and the L O C."),
        ("See #AbolishICE and @0xmarla", "See hashtag Abolish Ice and at zero X marla."),
        ("“[H]e said it[’]s what he report[ed],” note[1] says", "“He said it’s what he reported,” note says."),
        ("She replied with a single 😂 today", "She replied with a single face with tears of joy today."),
        ("She is happy today 😂", "She is happy today."),
        ("A row of 🔥🔥🔥 and “💀”", "A row of fire and “skull”."),
    ],
)
def test_capitals_brackets_and_pictures(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_marks_of_other_scripts_become_those_of_latin_script(language: str) -> None:
    assert speakable("「Si」、『no』。 【x】", language) == "“Si”, “no”. x."

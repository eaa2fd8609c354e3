"""What is said of numbers and abbreviations depends on what stands around them."""

import pytest

from audioposts.narration import speakable
from audioposts.narration.speaking import read_aloud


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Kent were 342-7 at stumps.", "Kent were three hundred forty-two for seven at stumps."),
        ("He pitched six innings (11-4).", "He pitched six innings, eleven and four."),
        ("He won 7-6 (7-5).", "He won seven to six, seven to five."),
        ("The Bucks, 41-23, host Miami.", "The Bucks, forty-one and twenty-three, host Miami."),
        ("State upset Tremont, 71-68, in OT.", "State upset Tremont, seventy-one to sixty-eight, in O T."),
        ("The score was 31-18.", "The score was thirty-one to eighteen."),
        ("Goals: Hexley 0-0 Dunmow.", "Goals: Hexley nil nil Dunmow."),
        ("Galway won 1-18 to 0-15.", "Galway won one eighteen to nil fifteen."),
        ("The jockey rode Lad (11/4).", "The jockey rode Lad, eleven to four."),
        ("They own it 51:49.", "They own it fifty-one to forty-nine."),
        ("His BP was 160/95.", "His B P was one hundred sixty over ninety-five."),
    ],
)
def test_scores_odds_and_ratios(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("a $13.8-million levee", "a thirteen point eight million dollar levee."),
        ("It cost $13.8 million.", "It cost thirteen point eight million dollars."),
        ("It fell 6½p.", "It fell six and a half pence."),
        ("It cost £1 2s 4d.", "It cost one pound two shillings four pence."),
        ("It cost £10 5s then.", "It cost ten pounds five shillings then."),
        ("the under-21s", "the under-twenty-ones."),
        ("seven 180s", "seven one hundred eighties."),
        ("Formula 1’s rules", "Formula one’s rules."),
        ("a .45-caliber gun", "a forty-five-caliber gun."),
        ("until 4/15, we wait", "until April fifteenth, we wait."),
        ("butter (1/4 stick)", "butter, one quarter stick."),
        ("open Sun 12–4pm", "open Sunday twelve to four P M."),
        ("The 07.52 from Lewes", "The seven fifty-two from Lewes."),
        ("It fell 7.52 percent.", "It fell seven point five two percent."),
        ("since c.1420", "since circa fourteen twenty."),
    ],
)
def test_money_numbers_and_dates(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Det Supt Moira Flett", "Detective Superintendent Moira Flett."),
        ("Wg Cdr Lyle of 617 Sqn", "Wing Commander Lyle of six one seven Squadron."),
        ("L/Cpl Sam Birtles", "Lance Corporal Sam Birtles."),
        ("the 3rd Bn., 5th Marines", "the third Battalion, fifth Marines."),
        ("in Co Galway", "in County Galway."),
        ("Holm & Co said", "Holm and Co said."),
        ("s 20(1)(b) of the Act", "section twenty, subsection one, paragraph B of the Act."),
        ("under s.18 of the Act", "under section eighteen of the Act."),
        ("his 401(k)", "his four oh one K."),
        ("Art 8 and para 14", "Article eight and paragraph fourteen."),
        ("No 10 declined", "Number ten declined."),
        ("No, 10 declined", "No, ten declined."),
        ("a fish, eg coley", "a fish, for example coley."),
        ("Firefox v. 126.0", "Firefox version one hundred twenty-six point zero."),
        ("Louis XIV’s minister", "Louis the fourteenth’s minister."),
        ("“Rocky Harbor IV” opened", "“Rocky Harbor four” opened."),
        ("the XIIIth and IInd centuries", "the thirteenth and second centuries."),
        ("scene iii", "scene three."),
    ],
)
def test_titles_law_and_numerals(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("SEN. HOLLOWAY: Thank you.", "Senator Holloway: Thank you."),
        ("Det Ch Insp Laura Banks", "Detective Chief Inspector Laura Banks."),
        ("in southern Cook Co. last summer", "in southern Cook County last summer."),
        ("the Acme Co. plant", "the Acme Company plant."),
        ("the AfD and the MoD’s man", "the A F D and the M O D’s man."),
        ("304 pp., $9", "three hundred four pages, nine dollars."),
        ("4 Mt of coal near Mt Elgin", "four megatons of coal near Mount Elgin."),
        ("the no 73 bus", "the number seventy-three bus."),
        ("a 6.7in display", "a six point seven inch display."),
        ("52·3 years", "fifty-two point three years."),
        ("in 1066 and 1066 men", "in ten sixty-six and one thousand sixty-six men."),
        ("He won the 200m in 19.62sec.", "He won the two hundred meters in nineteen point six two seconds."),
        ("It has 200m users.", "It has two hundred million users."),
        ("The rand firmed to R18.65.", "The rand firmed to eighteen rand and sixty-five cents."),
        ("It is 76c a litre.", "It is seventy-six cents a litre."),
        ("Artemis II crew", "Artemis two crew."),
        ("on +44 7700 900123", "on plus four four, seven seven zero zero, nine zero zero one two three."),
    ],
)
def test_what_newspapers_print(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("some 24 600 fans", "some twenty-four thousand six hundred fans"),
        ("on Flight 12 300 people", "on Flight twelve three hundred people"),
        ("about 2,40,000 voters", "about two lakh forty thousand voters"),
        ("₹1,10,00,000 in cash", "one crore ten lakh rupees in cash"),
        ("up to 71,4% in May", "up to seventy-one point four percent in May"),
        ("R2 400 a month", "two thousand four hundred rand a month"),
        ("diesel costs R2,15 more", "diesel costs two rand and fifteen cents more"),
        ("R3,5 billion for Eskom", "three point five billion rand for Eskom"),
        ("on the R500 north", "on the R five hundred north"),
        ("left at 0700 sharp", "left at oh seven hundred sharp"),
        ("PIN 0007", "Pin zero zero zero seven"),
        ("two F-35Bs and an F-35B jet", "two F thirty-five B's and an F thirty-five B jet"),
        ("a 12m crane fell", "a twelve meter crane fell"),
        ("a 12m contract", "a twelve million contract"),
        ("the 10-yr. Treasury note", "the ten year Treasury note"),
        ("a 3-bdrm. flat", "a three bedroom flat"),
        ("won by 1 pt. in overtime", "won by one point in overtime"),
        ("1 pt. of milk", "one pint of milk"),
        ("lead at 6 ppt in the water", "lead at six parts per trillion in the water"),
        ("support is up 3 ppt", "support is up three percentage points"),
        ("21.3 ppg and 4 doz. eggs", "twenty-one point three points per game and four dozen eggs"),
        ("held off Tremont, 21-17, in the rain", "held off Tremont, twenty-one to seventeen, in the rain"),
        ("hours are 9-5 Mon.", "hours are nine to five Monday"),
        ("batting .287 with power", "batting two eighty-seven with power"),
        ("a .500 record, hit .206", "a five hundred record, hit two oh six"),
        ("fell below .025 percent", "fell below zero point zero two five percent"),
        ("a mass of .312 grams", "a mass of zero point three one two grams"),
        (
            "Essendon 11.7 (73) beat Swans 9.12 (66)",
            "Essendon eleven seven, seventy-three, beat Swans nine twelve, sixty-six",
        ),
        ("at 2.5 (12)", "at two point five, twelve"),
        ("4-97 when rain stopped play", "four for ninety-seven when rain stopped play"),
        ("5⅔ innings, then 6 2/3 innings", "five and two thirds innings, then six and two thirds innings"),
        ("written in 7/8 time", "written in seven eight time"),
        ("from Luke 2:8-14 and", "from Luke two eight to fourteen and"),
        ("spent $3.1-million on roads", "spent three point one million dollars on roads"),
        ("a $3.1-million road", "a three point one million dollar road"),
        ("call 911, or 311 for noise", "call nine one one, or three one one for noise"),
        ("Text GIVE to 41-444", "Text give to four one four four four"),
        ("Ordinance 19-204", "Ordinance nineteen two hundred four"),
        ("around 7:30ish", "around seven thirty-ish"),
        ("lives at 14b Elm Road", "lives at fourteen B Elm Road"),
    ],
)
def test_how_other_countries_and_desks_write_numbers(written: str, spoken: str) -> None:
    assert speakable(written).removesuffix(".") == spoken.removesuffix(".")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Mr. and Mrs. Hale", "Mister and Missus Hale"),
        ("Pvt. 1st Class Ann Roe", "Private first Class Ann Roe"),
        ("Council Pres. pro tem Roe", "Council President pro tem Roe"),
        ("at Ss. Peter and Paul", "at Saints Peter and Paul"),
        ("in San Mateo Co. and beyond", "in San Mateo County and beyond"),
        ("a stake in Ford Motor Co. fell", "a stake in Ford Motor Company fell"),
        ("U.S. Dist. Ct. in Boise", "U S District Court in Boise"),
        ("Rep. Ann Roe (D-12th Dist.) said", "Representative Ann Roe, Democrat, twelfth district, said"),
        ("a car with Ark. plates", "a car with Arkansas plates"),
        ("the twp. mtg. is off", "the township meeting is off"),
        ("Mozart’s Op. 12", "Mozart’s Opus twelve"),
        ("a WW II veteran", "a World War Two veteran"),
        ("US TO CUT TARIFFS, CHINA SAYS", "U S to cut Tariffs, China Says"),
        ("JOIN US TODAY, MAYOR SAYS", "join Us today, Mayor Says"),
        ("AT&amp;T and R&amp;D", "A T and T and R and D"),
        ("Lewis &amp; Clark", "Lewis and Clark"),
        ("that [t]he vote", "that the vote"),
        ('[caption id="a_1" align="left"]A boat[/caption]', "A boat"),
        ("CEOs, MPs and ATMs", "C E O's, M P's and A T M's"),
        ("PINs and SEALs", "Pins and Seals"),
    ],
)
def test_what_desks_shorten(written: str, spoken: str) -> None:
    assert speakable(written).removesuffix(".") == spoken.removesuffix(".")


def test_a_letter_that_is_a_word_is_told_from_it() -> None:
    spoken = read_aloud("A man from the FAA left Gate 9A with vitamin A, an A grade and a B.A. degree.")
    assert [(spoken.text[each.start : each.stop], each.ipa) for each in spoken.pronunciations] == [("A", "ˈeɪ")] * 3
    assert spoken.text.startswith("A man from the F A A left Gate nine A with vitamin A, an A grade and a B A degree")


def test_an_article_is_none_of_the_letters_behind_it() -> None:
    assert speakable("A U.S. general met A. A. Milne.") == "a U S general met A A Milne."
    assert speakable("A general met AI firms.") == "A general met A I firms."

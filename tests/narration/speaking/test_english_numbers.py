"""What is said of numbers and abbreviations depends on what stands around them."""

import pytest

from audioposts.narration import speakable


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
        ("Wg Cdr Lyle of 617 Sqn", "Wing Commander Lyle of six hundred seventeen Squadron."),
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

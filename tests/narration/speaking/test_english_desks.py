"""English as its desks write it: sport, markets, the Bible, homes for sale, racing, airports."""

import pytest

from audioposts.narration import speakable


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("last seen 3/14 in a red hoodie", "last seen March fourteenth in a red hoodie."),
        ("on sale 3/7 at noon", "on sale March seventh at noon."),
        ("Fri. 3/14 at 7 p.m.", "Friday March fourteenth at seven P M."),
        ("add 3/4 cup", "add three quarters cup."),
        ("Marsh (7/10) was neat", "Marsh, seven out of ten, was neat."),
        ("the gala (7/10) is next", "the gala, July tenth, is next."),
        ("THU: Sunny. FRI: Rain.", "Thursday: Sunny. Friday: Rain."),
        ("every 1st & 3rd Fri.; kids free", "every first and third Friday; kids free."),
        ("mats Wed & Sat 2.30pm", "mats Wednesday and Saturday two thirty P M."),
        ("the highest since Oct ’23", "the highest since October twenty twenty-three."),
        ("in Sept, with more since Oct", "in September, with more since October."),
        ("10.05: police have raided two homes", "ten oh five: police have raided two homes."),
        ("resigns over visas, 14.05 BST", "resigns over visas, fourteen oh five B S T."),
        ("The tie kicks off at 12.30 on BBC1", "The tie kicks off at twelve thirty on B B C one."),
        ("Yields fell to 12.30 per cent", "Yields fell to twelve point three zero per cent."),
        ("The jockey fell in the 3.15", "The jockey fell in the three fifteen."),
        ("grew in the 3.15 quarters", "grew in the three point one five quarters."),
        ("It tweeted at 09:12: “All well.”", "It tweeted at nine twelve: “All well.”"),
    ],
)
def test_days_and_hours(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("goes 0-60 in 3.1 seconds", "goes zero to sixty in three point one seconds."),
        ("the 6-11 center and a 6-3 guard", "the six eleven center and a six three guard."),
        ("They won 6-3", "They won six to three."),
        ("went 7-3 ATS in their last 10", "went seven and three A T S in their last ten."),
        ("his .945 OPS ranks third", "his nine forty-five O P S ranks third."),
        ("Favored: Heat -2½", "Favored: Heat minus two and a half."),
        ("Kilkenny 1-24 Clare 2-18: the GAA final", "Kilkenny one twenty-four Clare two eighteen: the G A A final."),
        ("FULL-TIME: Thornbury 0 Castlebar 4", "full-time: Thornbury nil Castlebar four."),
        ("Mumbai were 241/6 at tea", "Mumbai were two hundred forty-one for six at tea."),
        ("the 2nd XI and the XI of them", "the second eleven and the X I of them."),
        ("the 19st lock, 21st in the list", "the nineteen stone lock, twenty-first in the list."),
        ("a 100-30 shot and a 33/1 outsider", "a one hundred to thirty shot and a thirty-three to one outsider."),
        ("stays 2m 4f and carries 10st 6lb", "stays two miles four furlongs and carries ten stone six."),
        ("a 5-10-5 fertilizer", "a five ten five fertilizer."),
        ("a 31-14-6 record", "a thirty-one, fourteen and six record."),
    ],
)
def test_sport(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("rose 3¾¢ to $4.21½", "rose three and three quarters cents to four dollars and twenty-one and a half cents."),
        ("sent the A$ to 66.2 US cents", "sent the Australian dollar to sixty-six point two U S cents."),
        ("₹11.11 lakh crore", "eleven point one one lakh crore rupees."),
        ("The EU’s €750bn recovery fund", "The E U's seven hundred fifty billion euro recovery fund."),
        ("against 1990 levels, in 2010 prices", "against nineteen ninety levels, in twenty ten prices."),
        ("4.3m sq km of ice", "four point three million square kilometers of ice."),
        ("An 82 kWh battery of 82.5kWh costs more", "An eighty-two kilowatt-hour battery of eighty-two point five kilowatt-hours costs more."),
        ("at 430,000 m.p.h., it burned", "at four hundred thirty thousand miles per hour, it burned."),
        ("The 3nm node", "The three nanometer node."),
        ("up an est. 52% of cases", "up an estimated fifty-two percent of cases."),
        ("The firm, est. 1987, closed", "The firm, established nineteen eighty-seven, closed."),
        ("CPI rose .3 percent m/m", "C P I rose zero point three percent month over month."),
        ("61,480 MY2022–24 trucks", "sixty-one thousand four hundred eighty model year twenty twenty-two to twenty-four trucks."),
        ("“once-in-500-yr.” floods", "“once-in-five hundred year” floods."),
        ("kids ½ price, ½ mile on, up ¼ point", "kids half price, half a mile on, up a quarter point."),
    ],
)  # fmt: skip
def test_markets_and_measures(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Read Ps. 23 and Matt. 6:9–13", "Read Psalm twenty-three and Matthew six nine to thirteen."),
        ("1 Cor. 13:4 and 2 Tim. 4", "First Corinthians thirteen four and Second Timothy four."),
        ("John 3:16 says so", "John three sixteen says so."),
        ("The Rt. Rev. Hugh Tarrant", "The Right Reverend Hugh Tarrant."),
        ("Cmdr. (ret.) Paul Tran", "Commander, retired, Paul Tran."),
        ("Lt-Col Strang and Maj-Gen Ash", "Lieutenant Colonel Strang and Major General Ash."),
        ("Brig. Rathore (retd) led", "Brigadier Rathore, retired, led."),
        ("A. Ebdon, MA (Cantab), b. 1938", "A Ebdon, M A, Cantab, born nineteen thirty-eight."),
        ("Story Co. Sheriff’s Office", "Story County Sheriff’s Office."),
        ("a mill in W. Yorks, near Ripley, Derby", "a mill in West Yorkshire, near Ripley, Derby."),
        ("of Luton, Herts, who", "of Luton, Hertfordshire, who."),
        ("a CofE school near UofL", "a C of E school near U of L."),
        ("nos 4 and 62, viz two", "numbers four and sixty-two, namely two."),
        ("Ss Peter & Paul", "Saints Peter and Paul."),
        ("the 2-327 Infantry", "the two three twenty-seven Infantry."),
        ("Ordinance No. 2025-017", "Ordinance Number twenty twenty-five zero one seven."),
        ("approach to Runway 27L", "approach to Runway twenty-seven left."),
        ("Runways 9L and 27R", "Runways nine left and twenty-seven right."),
        ("The FAA said UA 2207 turned", "The F A A said U A twenty-two oh seven turned."),
        ("six 737-800s landed", "six seven thirty-seven eight hundreds landed."),
        ("with Ohio plate JKT 4471", "with Ohio plate J K T forty-four seventy-one."),
        ("teaches Econ 101 to 300 freshmen", "teaches Econ one oh one to three hundred freshmen."),
        ("moving N at 9 mph", "moving north at nine miles per hour."),
        ("a 3BR/2½BA home with A/C", "a three bedroom two and a half bath home with A C."),
        ("Click Settings > Privacy", "Click Settings, Privacy."),
        ("a > b and 5 > 3", "a is greater than b and five is greater than three."),
        ("turn it OFF on C-SPAN", "turn it off on C-Span."),
        ("He made 90. They left in 1990. It ended.", "He made ninety. They left in nineteen ninety. It ended."),
    ],
)  # fmt: skip
def test_names_and_numbers_of_things(written: str, spoken: str) -> None:
    assert speakable(written) == spoken

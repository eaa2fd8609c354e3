"""German readings: a table for every subject, and what holds for all text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.narration import speakable
from audioposts.narration.speaking import read_aloud
from audioposts.narration.speaking.german.endings import adjective_ending, gender

CARDINALS = [
    ("Es waren 1.945 Menschen.", "Es waren eintausendneunhundertfünfundvierzig Menschen."),
    ("Rund 12 000 Menschen", "Rund zwölftausend Menschen."),
    ("1'234 Franken", "eintausendzweihundertvierunddreißig Franken."),
    ("101.000 Euro", "einhunderteintausend Euro."),
    ("2.500.000 Euro", "zwei Millionen fünfhunderttausend Euro."),
    ("Es kamen 1945 Menschen.", "Es kamen eintausendneunhundertfünfundvierzig Menschen."),
    ("Der Wert 3,14", "Der Wert drei Komma eins vier."),
    ("007", "null null sieben."),
    ("0,75", "null Komma sieben fünf."),
    ("-5", "minus fünf."),
    ("Es gab 1 Toten.", "Es gab einen Toten."),
    ("Sie traf 1 Frau.", "Sie traf eine Frau."),
    ("mit 1 Kind", "mit einem Kind."),
    ("Platz 1", "Platz eins."),
    ("1.234,5", "eintausendzweihundertvierunddreißig Komma fünf."),
    ("10115 Berlin", "eins null eins eins fünf Berlin."),
]
ORDINALS = [
    ("am 3. Oktober", "am dritten Oktober."),
    ("der 3. Oktober", "der dritte Oktober."),
    ("3. Platz", "dritter Platz."),
    ("im 19. Jahrhundert", "im neunzehnten Jahrhundert."),
    ("zum 100. Mal", "zum hundertsten Mal."),
    ("die 25. Auflage", "die fünfundzwanzigste Auflage."),
    ("das 3. Kapitel", "das dritte Kapitel."),
    ("sein 3. Buch", "sein drittes Buch."),
    ("Deutschlands 3. Sieg", "Deutschlands dritter Sieg."),
    ("als 2. Land", "als zweites Land."),
    ("in 2. Lesung", "in zweiter Lesung."),
    ("in der 2. Bundesliga", "in der zweiten Bundesliga."),
    ("die 75. Filmfestspiele", "die fünfundsiebzigsten Filmfestspiele."),
    ("3. Deutscher Ärztetag", "dritter Deutscher Ärztetag."),
    ("im 18./19. Jahrhundert", "im achtzehnten und neunzehnten Jahrhundert."),
    ("1., 2. und 3. Platz", "erster, zweiter und dritter Platz."),
    ("Er wurde 2. beim Rennen.", "Er wurde zweiter beim Rennen."),
    ("Sie wurde 2. beim Rennen.", "Sie wurde zweite beim Rennen."),
    ("Müller (23.) traf.", "Müller, dreiundzwanzigste, traf."),
    ("in der 45.+2 Minute", "in der fünfundvierzigsten plus zwei Minute."),
    ("1. Die Regierung handelt.", "Erstens, Die Regierung handelt."),
    ("Es ist Platz 5.", "Es ist Platz fünf."),
    ("der 1. FC Köln", "der erste F C Köln."),
]
YEARS = [
    ("Sie endete 1945.", "Sie endete neunzehnhundertfünfundvierzig."),
    ("2024 wird gewählt.", "zweitausendvierundzwanzig wird gewählt."),
    ("seit 2005", "seit zweitausendfünf."),
    ("von 1914–1918", "von neunzehnhundertvierzehn bis neunzehnhundertachtzehn."),
    ("2023/24", "zweitausenddreiundzwanzig vierundzwanzig."),
    ("1998-2002", "neunzehnhundertachtundneunzig bis zweitausendzwei."),
    ("die 80er", "die achtziger."),
    ("in den 1990er-Jahren", "in den neunzehnhundertneunziger Jahren."),
    ("Mitte der 2010er", "Mitte der zweitausendzehner."),
    ("ein 6er-Pack", "ein sechser Pack."),
    ("’68", "achtundsechzig."),
    ("Q3 2024", "Q drei zweitausendvierundzwanzig."),
    ("die KW 12", "die Kalenderwoche zwölf."),
    ("476 n. Chr.", "vierhundertsechsundsiebzig nach Christus."),
    ("der Film von 1756", "der Film von siebzehnhundertsechsundfünfzig."),
]
DATES = [
    ("Am Do 24.8. beginnt es.", "Am Donnerstag dem vierundzwanzigsten August beginnt es."),
    ("Am 3.10.2024 war es.", "Am dritten Oktober zweitausendvierundzwanzig war es."),
    ("am 03.10.24", "am dritten Oktober zweitausendvierundzwanzig."),
    ("am 9.11.38", "am neunten November neunzehnhundertachtunddreißig."),
    ("am 3. Okt.", "am dritten Oktober."),
    ("2024-10-03", "dritter Oktober zweitausendvierundzwanzig."),
    ("3/10/2024", "dritter Oktober zweitausendvierundzwanzig."),
    ("10/2024", "Oktober zweitausendvierundzwanzig."),
    ("Montag, 3. Oktober", "Montag, der dritte Oktober."),
    ("am Montag, 3. Oktober", "am Montag, dem dritten Oktober."),
    ("bis Fr., 13. Jan.", "bis Freitag, den dreizehnten Januar."),
    ("vom 3. bis 5. Mai", "vom dritten bis fünften Mai."),
    ("vom 1.–3.5.2024", "vom ersten bis dritten Mai zweitausendvierundzwanzig."),
    ("der 1./2. Mai", "der erste und zweite Mai."),
    ("am 24.12. und 31.12.", "am vierundzwanzigsten Dezember und einunddreißigsten Dezember."),
    ("ab 1. Januar", "ab ersten Januar."),
    ("Mo.-Fr.", "Montag bis Freitag."),
    ("Am Mi. und Sa.", "Am Mittwoch und Samstag."),
    ("im Aug. 2020", "im August zweitausendzwanzig."),
    ("Ende Jan. 2020", "Ende Januar zweitausendzwanzig."),
    ("v. 3.5.1999", "vom dritten Mai neunzehnhundertneunundneunzig."),
    ("Das sagte Jan.", "Das sagte Jan."),
]
TIMES = [
    ("um 12.30 Uhr", "um zwölf Uhr dreißig."),
    ("8-10 Uhr", "acht bis zehn Uhr."),
    ("0.05 Uhr", "null Uhr fünf."),
    ("um 1 Uhr", "um ein Uhr."),
    ("8.30–10 Uhr", "acht Uhr dreißig bis zehn Uhr."),
    ("von 9 bis 17 Uhr", "von neun bis siebzehn Uhr."),
    ("um 18:05", "um achtzehn Uhr fünf."),
    ("18:05 Uhr", "achtzehn Uhr fünf."),
    ("6 Uhr 30", "sechs Uhr dreißig."),
    ("14 Uhr MESZ", "vierzehn Uhr mitteleuropäischer Sommerzeit."),
    ("12.30 Uhr MEZ", "zwölf Uhr dreißig mitteleuropäischer Zeit."),
    ("2:05:30 Stunden", "zwei Stunden fünf Minuten dreißig Sekunden."),
    ("4:33 Minuten", "vier Minuten dreiunddreißig Sekunden."),
    ("24/7", "vierundzwanzig sieben."),
    ("Sa 10–14 Uhr", "Samstag zehn bis vierzehn Uhr."),
]
MONEY = [
    ("3,5 Mio. Euro", "drei Komma fünf Millionen Euro."),
    ("€ 3,20", "drei Euro zwanzig."),
    ("3,20 Euro", "drei Euro zwanzig."),
    ("1,79 Euro", "ein Euro neunundsiebzig."),
    ("0,99 €", "neunundneunzig Cent."),
    ("12,00 Euro", "zwölf Euro."),
    ("1 Euro", "ein Euro."),
    ("für 1 Euro", "für einen Euro."),
    ("mit 1 Mio. Euro", "mit einer Million Euro."),
    ("5 Mrd. €", "fünf Milliarden Euro."),
    ("10–20 Mio. US-$", "zehn bis zwanzig Millionen U S Dollar."),
    ("$10 Millionen", "zehn Millionen Dollar."),
    ("$1.50", "ein Dollar fünfzig."),
    ("CHF 500", "fünfhundert Schweizer Franken."),
    ("Fr. 3.50", "drei Franken fünfzig."),
    ("5,– Euro", "fünf Euro."),
    ("ein 20-Euro-Schein", "ein zwanzig Euro Schein."),
    ("30 ct", "dreißig Cent."),
    ("80 $/Barrel", "achtzig Dollar pro Barrel."),
    ("12,50 €/m²", "zwölf Euro fünfzig pro Quadratmeter."),
    ("in €", "in Euro."),
    ("£3 Mrd.", "drei Milliarden Pfund."),
    ("1 Krone", "eine Krone."),
]
PERCENTAGES = [
    ("5 %", "fünf Prozent."),
    ("1 %", "ein Prozent."),
    ("2,3%", "zwei Komma drei Prozent."),
    ("20-25 Prozent", "zwanzig bis fünfundzwanzig Prozent."),
    ("5-prozentig", "fünfprozentig."),
    ("3%ige", "dreiprozentige."),
    ("0,5 ‰", "null Komma fünf Promille."),
    ("+0,4 %-Punkte", "plus null Komma vier Prozentpunkte."),
    ("1,5 Prozentpunkte", "eins Komma fünf Prozentpunkte."),
    ("die 5-%-Hürde", "die fünf Prozent Hürde."),
    ("±2 %", "plus minus zwei Prozent."),
]
UNITS = [
    ("2-3x täglich", "zwei bis dreimal täglich."),
    ("120 km/h", "einhundertzwanzig Kilometer pro Stunde."),
    ("80 m²", "achtzig Quadratmeter."),
    ("1 m", "ein Meter."),
    ("in 1 km Höhe", "in einem Kilometer Höhe."),
    ("1 t", "eine Tonne."),
    ("1,5 t CO2", "eins Komma fünf Tonnen C O zwei."),
    ("5 ha", "fünf Hektar."),
    ("100 kWh", "einhundert Kilowattstunden."),
    ("30 °C", "dreißig Grad Celsius."),
    ("-5 bis +3 °C", "minus fünf bis plus drei Grad Celsius."),
    ("37,5°", "siebenunddreißig Komma fünf Grad."),
    ("1,85 m groß", "ein Meter fünfundachtzig groß."),
    ("10 x 15 cm", "zehn mal fünfzehn Zentimeter."),
    ("3x so viel", "dreimal so viel."),
    ("20 min", "zwanzig Minuten."),
    ("3 h", "drei Stunden."),
    ("ab 6 J.", "ab sechs Jahren."),
    ("ein 100-km-Lauf", "ein einhundert Kilometer-Lauf."),
    ("30 l/m²", "dreißig Liter pro Quadratmeter."),
    ("20 kWh/100 km", "zwanzig Kilowattstunden auf hundert Kilometer."),
    ("120 g/km", "einhundertzwanzig Gramm pro Kilometer."),
    ("das 1,5-Grad-Ziel", "das eins Komma fünf Grad-Ziel."),
    ("pro kg", "pro Kilogramm."),
    ("5-t-LKW", "fünf Tonnen L K W."),
    ("21 Mio. t", "einundzwanzig Millionen Tonnen."),
    ("1.75 m", "eins Komma sieben fünf Meter."),
]
RANGES_AND_SCORES = [
    ("10–12", "zehn bis zwölf."),
    ("S. 12–15", "Seite zwölf bis fünfzehn."),
    ("1-2 Tage", "ein bis zwei Tage."),
    ("3:2", "drei zu zwei."),
    ("0:2 (0:1)", "null zu zwei, null zu eins."),
    ("28:26 gewann Kiel", "achtundzwanzig zu sechsundzwanzig gewann Kiel."),
    ("3:2 n. V.", "drei zu zwei nach Verlängerung."),
    ("ein 2:1-Sieg", "ein zwei zu eins Sieg."),
    ("6:4, 7:6", "sechs zu vier, sieben zu sechs."),
    ("im Maßstab 1:25.000", "im Maßstab eins zu fünfundzwanzigtausend."),
    ("4-4-2", "vier vier zwei."),
    ("A–Z", "A bis Z."),
]
FRACTIONS = [
    ("2/3", "zwei Drittel."),
    ("1/2 Liter", "ein halber Liter."),
    ("1 1/2 Stunden", "eineinhalb Stunden."),
    ("2 ½ Jahre", "zweieinhalb Jahre."),
    ("ein ½ Liter", "ein halber Liter."),
    ("¾ der Leute", "drei viertel der Leute."),
    ("08/15", "null acht fünfzehn."),
]
TELEPHONES = [
    ("030 12345", "null drei null, eins zwei drei vier fünf."),
    ("030/12345-67", "null drei null, eins zwei drei vier fünf, sechs sieben."),
    ("+49 30 123456", "plus vier neun, drei null, eins zwei drei vier fünf sechs."),
    ("(030) 12 34 56", "null drei null, eins zwei, drei vier, fünf sechs."),
    ("Notruf 112", "Notruf eins eins zwei."),
    ("unter 116117", "unter eins eins sechs eins eins sieben."),
    ("PIN 1234", "Pin eins zwei drei vier."),
]
NUMERALS = [
    ("Heinrich VIII. starb.", "Heinrich der Achte starb."),
    ("von Friedrich II.", "von Friedrich dem Zweiten."),
    ("Ludwigs XIV.", "Ludwigs des Vierzehnten."),
    ("Königin Elisabeth II.", "Königin Elisabeth die Zweite."),
    ("für Karl V.", "für Karl den Fünften."),
    ("Kapitel IV", "Kapitel vier."),
    ("II. Weltkrieg", "zweiter Weltkrieg."),
    ("im XXI. Jahrhundert", "im einundzwanzigsten Jahrhundert."),
    ("Hartz IV", "Hartz vier."),
    ("Phase III", "Phase drei."),
    ("Vitamin C", "Vitamin C."),
]
CODES = [
    ("Haus 12a–c", "Haus zwölf a bis c."),
    ("A 7", "A sieben."),
    ("B 96", "B sechsundneunzig."),
    ("A100", "A einhundert."),
    ("LH 400", "L H vierhundert."),
    ("Flug LH 1234", "Flug L H eins zwei drei vier."),
    ("ICE 1234", "I C E eins zwei drei vier."),
    ("Boeing 747", "Boeing sieben vier sieben."),
    ("F-16", "F sechzehn."),
    ("COVID-19", "Covid neunzehn."),
    ("G7", "G sieben."),
    ("die 5G-Netze", "die fünf G-Netze."),
    ("H5N1", "H fünf N eins."),
    ("CO2", "C O zwei."),
    ("H₂O", "H zwei O."),
    ("Klasse 9b", "Klasse neun b."),
    ("Version 2.1", "Version zwei Punkt eins."),
    ("Windows-10-PC", "Windows zehn P C."),
    ("U-21-EM", "U einundzwanzig E M."),
    ("Formel-1-Rennen", "Formel-eins Rennen."),
    ("1 BvR 2656/18", "eins B V R zweitausendsechshundertsechsundfünfzig achtzehn."),
]
NAMES = [
    ("Dr. Anna Weber", "Doktor Anna Weber."),
    ("Prof. Dr. Braun", "Professor Doktor Braun."),
    ("Hr. Schmidt und Fr. Meier", "Herr Schmidt und Frau Meier."),
    ("Dipl.-Ing. Huber", "Diplomingenieur Huber."),
    ("Dr. med. Lang", "Doktor med Lang."),
    ("Dr. h. c. Meier", "Doktor honoris causa Meier."),
    ("Ph.D.", "P H D."),
    ("St. Pölten", "Sankt Pölten."),
    ("St.-Anna-Platz", "Sankt-Anna-Platz."),
    ("der hl. Geist", "der heilige Geist."),
    ("Hauptstr. 5", "Hauptstraße fünf."),
    ("Berliner Str. 7", "Berliner Straße sieben."),
    ("Frankfurt a. M.", "Frankfurt am Main."),
    ("Frankfurt/Oder", "Frankfurt an der Oder."),
    ("Ludwig v. Beethoven", "Ludwig von Beethoven."),
    ("geb. Müller", "geborene Müller."),
    ("geb. 1956", "geboren neunzehnhundertsechsundfünfzig."),
    ("Max (*1956)", "Max, geboren neunzehnhundertsechsundfünfzig."),
    ("(† 2010)", "gestorben zweitausendzehn."),
    ("Kern (SPD)", "Kern, S P D."),
    ("Karl May jun.", "Karl May junior."),
    ("GmbH & Co. KG", "G M B H und Co K G."),
    ("K.-H. Lenz", "K H Lenz."),
    ("(Bad.-Württ.)", "Baden-Württemberg."),
]
PHRASES = [
    ("eine dt. Firma und brit. Soldaten", "eine deutsche Firma und britische Soldaten."),
    ("z. B.", "zum Beispiel."),
    ("z.B. Bonn", "zum Beispiel Bonn."),
    ("d. h.", "das heißt."),
    ("u. a.", "unter anderem."),
    ("i. d. R.", "in der Regel."),
    ("o. Ä.", "oder Ähnliches."),
    ("bzw.", "beziehungsweise."),
    ("usw.", "und so weiter."),
    ("ca. 300", "circa dreihundert."),
    ("Nr. 10", "Nummer zehn."),
    ("S. 12 ff.", "Seite zwölf folgende."),
    ("Bd. 3", "Band drei."),
    ("vgl. S. 5", "vergleiche Seite fünf."),
    ("inkl.", "inklusive."),
    ("Mio.", "Millionen."),
    ("der Mio.-Deal", "der Millionen Deal."),
    ("Die sog. Reform", "Die sogenannte Reform."),
    ("dem sog. Trick", "dem sogenannten Trick."),
    ("ein ehem. Richter", "ein ehemaliger Richter."),
    ("des 19. Jh.", "des neunzehnten Jahrhunderts."),
    ("e. V.", "E V."),
    ("Diese Art.", "Diese Art."),
    ("Art. 5", "Artikel fünf."),
    ("Trump vs. Biden", "Trump gegen Biden."),
    ("Z. B. heute", "Zum Beispiel heute."),
    ("o. k.", "okay."),
    ("#1", "Nummer eins."),
]
LAWS = [
    ("§ 218", "Paragraf zweihundertachtzehn."),
    ("§§ 12–14 Abs. 2 StGB", "Paragrafen zwölf bis vierzehn Absatz zwei S T G B."),
    ("§ 12a BGB", "Paragraf zwölf a B G B."),
    ("Art. 5 Abs. 1 S. 2 GG", "Artikel fünf Absatz eins Satz zwei G G."),
    ("VI ZR 123/19", "sechs Z R einhundertdreiundzwanzig neunzehn."),
]
ACRONYMS = [
    ("CDU und NATO", "C D U und Nato."),
    ("UNICEF", "Unicef."),
    ("Bafög und BAföG", "Bafög und Bafög."),
    ("der DAX", "der Dax."),
    ("der MDAX", "der M Dax."),
    ("die AfD", "die A F D."),
    ("US-Senator", "U S-Senator."),
    ("Lkws", "L K Ws."),
    ("dpa", "D P A."),
    ("ver.di", "Verdi."),
    ("UNHCR", "U N H C R."),
    ("DAS IST EIN SKANDAL", "das ist ein Skandal."),
    ("EILMELDUNG: Krieg", "Eilmeldung: Krieg."),
    ("BERLIN (dpa)", "Berlin, D P A."),
    ("C&A", "C und A."),
    ("ARD&ZDF", "A R D und Z D F."),
    ("38 Mio. Fr. für die Bahn", "achtunddreißig Millionen Franken für die Bahn."),
    ("für 20 Fr. am Fr. um 8 Uhr", "für zwanzig Franken am Freitag um acht Uhr."),
    ("30,5 ct/kWh", "dreißig Komma fünf Cent pro Kilowattstunde."),
    ("ein Blutdruck von 140/90 mmHg", "ein Blutdruck von einhundertvierzig zu neunzig Millimeter Quecksilbersäule."),
    ("½ TL Salz", "ein halber Teelöffel Salz."),
    ("mit ½ Std. Pause", "mit einer halben Stunde Pause."),
    ("1 Pck. Hefe", "ein Päckchen Hefe."),
    ("Notdienst unter 116 117", "Notdienst unter eins eins sechs eins eins sieben."),
    ("im Notfall die 112 wählen", "im Notfall die eins eins zwei wählen."),
    ("die 112 Helfer der Rettung", "die einhundertzwölf Helfer der Rettung."),
    ("A C H T U N G, Stufe drei", "Achtung, Stufe drei."),
    ("Huber ./. Stadt Graz", "Huber gegen Stadt Graz."),
    ("das Verdienstkreuz 1. Klasse", "das Verdienstkreuz erster Klasse."),
    ("Die 1. Klasse war leer", "Die erste Klasse war leer."),
    ("Verbrennungen 2. Grades", "Verbrennungen zweiten Grades."),
    ("ein Audi, Bj. 2014", "ein Audi, Baujahr zweitausendvierzehn."),
    ("am Bf. Nord", "am Bahnhof Nord."),
    ("Bf. Maier predigte", "Bischof Maier predigte."),
    ("ins Engl. übersetzt", "ins Englische übersetzt."),
    ("der ärztl. Dienst", "der ärztliche Dienst."),
    ("zwei PKWs", "zwei P K W's."),
    ("J. R. R. Tolkien", "J R R Tolkien."),
    ("SPDler", "S P D-ler."),
]
COMPOUNDS = [
    ("ein 6-jähriger Junge", "ein sechsjähriger Junge."),
    ("die 38-Jährige", "die Achtunddreißigjährige."),
    ("16- bis 18-Jährige", "sechzehn bis Achtzehnjährige."),
    ("der 12-Punkte-Plan", "der zwölf Punkte-Plan."),
    ("5-fach", "fünffach."),
    ("3-mal", "dreimal."),
    ("Bürger/innen", "Bürger innen."),
    ("Bürger:innen", "Bürger innen."),
    ("Bürger*innen", "Bürger innen."),
    ("BürgerInnen", "Bürger innen."),
    ("Lehrer(innen)", "Lehrer innen."),
    ("jede*r", "jede r."),
    ("(m/w/d)", "M W D."),
    ("er/sie", "er oder sie."),
    ("Hin-/Rückfahrt", "Hin und Rückfahrt."),
    ("und/oder", "und oder."),
    ("CDU/CSU", "C D U C S U."),
    ("Wasser- und Energiekosten", "Wasser- und Energiekosten."),
]
WEB = [
    ("www.beispiel.de", "beispiel Punkt D E."),
    ("info@web.de", "info ät web Punkt D E."),
    ("@olaf_scholz", "ät olaf Unterstrich scholz."),
    ("#Klima2024", "Hashtag Klima zweitausendvierundzwanzig."),
    ("Brot &amp; Butter", "Brot und Butter."),
    ("A &lt; B", "A weniger als B."),
]
SIGNS = [
    ("2 + 2 = 4", "zwei plus zwei gleich vier."),
    ("5 > 3", "fünf größer als drei."),
    ("> 100", "mehr als einhundert."),
    ("x² + y³", "x Quadrat plus y hoch drei."),
    ("10⁶", "zehn hoch sechs."),
    ("√2", "Wurzel aus zwei."),
    ("+/- 5", "plus minus fünf."),
    ("Ø 5 cm", "Durchschnitt fünf Zentimeter."),
    ("Bürger & Staat", "Bürger und Staat."),
    ("C++", "C plus plus."),
    ("Müller™", "Müller."),
]
PUNCTUATION = [
    ("„Das ist 1a.“", "„Das ist eins a.“"),
    ("(Es war spät.)", "Es war spät."),
    ("Er kam … nicht", "Er kam, nicht."),
    ("Ja — nein", "Ja, nein."),
    ("Danke 🎉 dir", "Danke dir."),
]


@pytest.mark.parametrize(("written", "spoken"), CARDINALS)
def test_cardinals(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), ORDINALS)
def test_ordinals(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), YEARS)
def test_years(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), DATES)
def test_dates(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), TIMES)
def test_times(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), MONEY)
def test_money(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), PERCENTAGES)
def test_percentages(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), UNITS)
def test_units(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), RANGES_AND_SCORES)
def test_ranges_and_scores(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), FRACTIONS)
def test_fractions(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), TELEPHONES)
def test_telephones(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), NUMERALS)
def test_numerals(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), CODES)
def test_codes(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), NAMES)
def test_names(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), PHRASES)
def test_phrases(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), LAWS)
def test_laws(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), ACRONYMS)
def test_acronyms(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), COMPOUNDS)
def test_compounds(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), WEB)
def test_web(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), SIGNS)
def test_signs(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(("written", "spoken"), PUNCTUATION)
def test_punctuation(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(
    ("before", "noun", "ending"),
    [
        ("der ", "Platz", "e"), ("der ", "Liga", "en"), ("in der ", "Platz", "en"), ("die ", "Liga", "e"),
        ("die ", "Festspiele", "en"), ("das ", "Buch", "e"), ("dem ", "Buch", "en"), ("ein ", "Buch", "es"),
        ("ein ", "Sieg", "er"), ("eine ", "Runde", "e"), ("ihrem ", "Buch", "en"), ("", "Sieg", "er"),
        ("nach ", "Lesung", "er"), ("mit ", "Platz", "em"), ("bis ", "Tag", "en"), ("der neue ", "Platz", "e"),
        ("vom 3. bis ", "Tag", "en"), ("der 1. und ", "Tag", "e"), ("am 24.12. und ", "Tag", "en"),
    ],
)  # fmt: skip
def test_endings_follow_the_words_before_and_the_noun(before: str, noun: str, ending: str) -> None:
    assert adjective_ending(before, noun) == ending


@pytest.mark.parametrize(
    ("noun", "found"),
    [("Geburtstag", "m"), ("Bundesliga", "f"), ("Obergeschoss", "n"), ("Zeitung", "f"), ("Mädchen", "n"), ("Xyz", "")],
)
def test_genders_are_known_by_the_end_of_the_word(noun: str, found: str) -> None:
    assert gender(noun) == found


def test_regions_are_read_like_their_language() -> None:
    assert speakable("am 3. Mai", "de-AT") == speakable("am 3. Mai", "DE") == "am dritten Mai."


def test_readings_know_the_place_of_what_was_written() -> None:
    written = "Am 3. Okt. kamen 1.945 Menschen."
    spoken = read_aloud(written, "de")
    date = next(span for span in spoken.spans if spoken.text[span.start : span.stop] == "dritten Oktober")
    assert written[date.written_start : date.written_stop] == "3. Okt."


_PIECES = [
    "St.", "z. B.", "3. Okt.", "(SPD)", "der", "im", "5 €", "½", "10⁵", "[[x]]", "&amp;", "C++", "—", "XIV.", "Heinrich",
    "§§", "Mio.", "1", "*innen", "/in", "Dr.", "1.", "12.", "S.", "u.", "v.", "-jährig", "Uhr", "#", "@", "&",
]  # fmt: skip
_UNSPEAKABLE = "\\|^`~*#=<>{}[]&%§$€/+@()°"


@settings(max_examples=400)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.from_regex(r"[$£€#@~§+±-]?[0-9][0-9,.:/xX%°-]{0,8}[0-9]?( Uhr|er|-jährig|%|km|[A-Z])?", fullmatch=True),
            st.sampled_from(_PIECES),
        ),
        max_size=8,
    ),
    st.sampled_from([" ", ""]),
)
def test_nothing_unspeakable_is_ever_left(parts: list[str], between: str) -> None:
    spoken = speakable(between.join(parts), "de")
    for character in spoken:
        assert unicodedata.category(character)[0] in "LMZP", f"{character!r} in {spoken!r}"
        assert character not in _UNSPEAKABLE, f"{character!r} in {spoken!r}"


@given(st.lists(st.sampled_from(["und", "der", "Hund", "läuft", "schnell", "Äpfel", "über", "weiß"]), max_size=12))
def test_plain_words_are_kept(words: list[str]) -> None:
    assert speakable(" ".join(words), "de").rstrip(".").split() == words


@given(st.integers(0, 10**12))
def test_every_number_is_said_in_words(number: int) -> None:
    for written in (str(number), f"{number:,}".replace(",", "."), f"{number},5 %", f"{number} Euro"):
        assert not any(map(str.isdigit, speakable(written, "de")))


def test_nothing_english_is_heard() -> None:
    written = "Brot & Butter, a/b, www.example.de, info@example.de, #Tag, 5 > 3, 1 ± 2, §, 5 %, 3 °C, A @ B"
    heard = speakable(written, "de").lower().split()
    assert not {"and", "dot", "slash", "hashtags", "percent", "degrees", "or", "point", "more", "section"} & set(heard)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Nach 2:47 Stunden war Schluss.", "Nach zwei Stunden siebenundvierzig Minuten war Schluss."),
        ("Sie gewann in 1:52,38 Minuten.", "Sie gewann in einer Minute zweiundfünfzig Komma drei acht Sekunden."),
        ("Um 2:47 Uhr war Schluss.", "Um zwei Uhr siebenundvierzig war Schluss."),
        ("um ½ 3", "um halb drei."),
        ("Es kostet Fr. 190.– statt mehr.", "Es kostet einhundertneunzig Franken statt mehr."),
        ("am Fr. um 8 Uhr", "am Freitag um acht Uhr."),
        ("2 EL Zucker, 1 TL Salz", "zwei Esslöffel Zucker, ein Teelöffel Salz."),
        ("Es kostet 500 TL.", "Es kostet fünfhundert türkische Lira."),
        ("unter seinem Enkel Wilhelm II. wuchs", "unter seinem Enkel Wilhelm dem Zweiten wuchs."),
        ("Wind: +1,8 m/s", "Wind: plus eins Komma acht Meter pro Sekunde."),
        ("ein Koch (m/w/d)", "ein Koch M W D."),
        ("+++ Eil +++ Beben", "Eil Beben."),
        ("3,9 Mill. Einwohner", "drei Komma neun Millionen Einwohner."),
        ("„von A–Z“", "„von A bis Z“."),
    ],
)
def test_what_newspapers_print(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken

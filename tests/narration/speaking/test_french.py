import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.narration import speakable
from audioposts.narration.speaking import read_aloud

NUMBERS = [
    ("Il y a 1 234 élèves", "Il y a mille deux cent trente-quatre élèves."),
    ("Il y a 1\u202f234\u00a0567 arbres", "Il y a un million deux cent trente-quatre mille cinq cent soixante-sept arbres."),
    ("soit 12.500 abonnés", "soit douze mille cinq cents abonnés."),
    ("soit 12'500 francs", "soit douze mille cinq cents francs."),
    ("près de 3,14", "près de trois virgule quatorze."),
    ("près de 3,05", "près de trois virgule zéro cinq."),
    ("près de 3,14159", "près de trois virgule un quatre un cinq neuf."),
    ("avec 71, 80, 81 et 91 voix", "avec soixante et onze, quatre-vingts, quatre-vingt-un et quatre-vingt-onze voix."),
    ("avec 200 et 201 moutons", "avec deux cents et deux cent un moutons."),
    ("avec 21 personnes", "avec vingt et une personnes."),
    ("avec 1 personne", "avec une personne."),
    ("avec 31 nouvelles maisons", "avec trente et une nouvelles maisons."),
    ("avec 101 manifestations", "avec cent une manifestations."),
    ("avec 21 musées et 1 comité", "avec vingt et un musées et un comité."),
    ("l'agent 007", "l'agent zéro zéro sept."),
    ("un score de -3", "un score de moins trois."),
    ("les + de 65 ans et les - de 12 ans", "les plus de soixante-cinq ans et les moins de douze ans."),
    ("le 1er, la 1re, le 2e et la 3ème", "le premier, la première, le deuxième et la troisième."),
    ("le 80e, le 81e, le 200e", "le quatre-vingtième, le quatre-vingt-unième, le deux centième."),
    ("la 5e, la 9e et la 21e étape", "la cinquième, la neuvième et la vingt et unième étape."),
    ("au 2nd tour, en 2de classe", "au second tour, en seconde classe."),
    ("les 1ers et les 8es de finale", "les premiers et les huitièmes de finale."),
    ("la 1ʳᵉ et le 2ᵉ", "la première et le deuxième."),
    ("version 2.1 et web 2.0", "version deux point un et web deux point zéro."),
    ("au 192.168.1.1", "au cent quatre-vingt-douze point cent soixante-huit point un point un."),
    ("10⁻³ et 5²", "dix puissance moins trois et cinq au carré."),
    ("10k abonnés", "dix mille abonnés."),
]  # fmt: skip
DATES = [
    ("le 1er mai", "le premier mai."),
    ("le 1 mai", "le premier mai."),
    ("le 3 oct. 2024", "le trois octobre deux mille vingt-quatre."),
    ("le 03/10/2024", "le trois octobre deux mille vingt-quatre."),
    ("le 3.10.2024", "le trois octobre deux mille vingt-quatre."),
    ("le 4/7/76", "le quatre juillet mille neuf cent soixante-seize."),
    ("daté du 2024-10-03", "daté du trois octobre deux mille vingt-quatre."),
    ("avant le 17/01, dit-on", "avant le dix-sept janvier, dit-on."),
    ("les 5-6 mai", "les cinq et six mai."),
    ("du 5-8 mai", "du cinq au huit mai."),
    ("la nuit du 4 au 5 août", "la nuit du quatre au cinq août."),
    ("le lun. 4 et le mer. 12 juin", "le lundi quatre et le mercredi douze juin."),
    ("ouvert du mar. au dim. de 10h à 18h", "ouvert du mardi au dimanche de dix heures à dix-huit heures."),
    ("en févr. et en déc. dernier", "en février et en décembre dernier."),
    ("janv.-févr. 2023", "janvier à février deux mille vingt-trois."),
    ("les 3 sept nains", "les trois sept nains."),
    ("le 11-Septembre", "le onze Septembre."),
    ("en 1789 et en 2005", "en mille sept cent quatre-vingt-neuf et en deux mille cinq."),
    ("les années 80", "les années quatre-vingts."),
    ("les années 60-70", "les années soixante et soixante-dix."),
    ("les années 1990", "les années mille neuf cent quatre-vingt-dix."),
    ("de 1914-1918", "de mille neuf cent quatorze à mille neuf cent dix-huit."),
    ("la guerre de 14-18", "la guerre de quatorze dix-huit."),
    ("la saison 2023-2024", "la saison deux mille vingt-trois deux mille vingt-quatre."),
    ("la saison 2023/24", "la saison deux mille vingt-trois vingt-quatre."),
    ("au T3 2024", "au troisième trimestre deux mille vingt-quatre."),
    ("la mer, le jeu", "la mer, le jeu."),
    ("Il aime la mer.", "Il aime la mer."),
]
TIMES = [
    ("à 12 h 30", "à douze heures trente."),
    ("à 12h30", "à douze heures trente."),
    ("à 20H45", "à vingt heures quarante-cinq."),
    ("à 12:30", "à douze heures trente."),
    ("à 0h05", "à zéro heure zéro cinq."),
    ("à 1h", "à une heure."),
    ("à 21 h 21", "à vingt et une heures vingt et une."),
    ("de 8h-10h", "de huit heures à dix heures."),
    ("de 8-10 h", "de huit à dix heures."),
    ("de 18h30-20h", "de dix-huit heures trente à vingt heures."),
    ("de 8h30/12h", "de huit heures trente à douze heures."),
    ("en 1h45min12s", "en une heure quarante-cinq minutes douze secondes."),
    ("en 3 min 20 s", "en trois minutes vingt secondes."),
    ("en 2'30\"", "en deux minutes trente secondes."),
    ("en 1:45:30", "en une heure quarante-cinq minutes trente secondes."),
    ("ouvert 24h/24 et 7j/7", "ouvert vingt-quatre heures sur vingt-quatre et sept jours sur sept."),
    ("ouvert 24/7", "ouvert vingt-quatre heures sur vingt-quatre, sept jours sur sept."),
    ("en 3/4 h", "en trois quarts d'heure."),
    ("en 1/2 h", "en une demi-heure."),
    ('en 10"85 ou 9s58', "en dix secondes quatre-vingt-cinq ou neuf secondes cinquante-huit."),
    ("en 0,5 h", "en zéro virgule cinq heure."),
    ("à 1h17 GMT", "à une heure dix-sept G M T."),
]
MONEY = [
    ("pour 20 €", "pour vingt euros."),
    ("pour 3,20 €", "pour trois euros vingt."),
    ("pour 5€50", "pour cinq euros cinquante."),
    ("pour 0,50 €", "pour cinquante centimes."),
    ("pour 1 €", "pour un euro."),
    ("pour 3,5 M€", "pour trois virgule cinq millions d'euros."),
    ("pour 1,5 M$", "pour un virgule cinq million de dollars."),
    ("pour 3 Md€", "pour trois milliards d'euros."),
    ("pour 3 000 Mds €", "pour trois mille milliards d'euros."),
    ("pour 2,5 Mds d'euros", "pour deux virgule cinq milliards d'euros."),
    ("pour 2,5 k€", "pour deux mille cinq cents euros."),
    ("pour 5 000 $", "pour cinq mille dollars."),
    ("pour 5 $ US", "pour cinq dollars américains."),
    ("pour US$ 5", "pour cinq dollars américains."),
    ("pour 20 CHF", "pour vingt francs suisses."),
    ("pour 500 F CFA", "pour cinq cents francs C F A."),
    ("pour 21 £", "pour vingt et une livres."),
    ("pour £5 millions", "pour cinq millions de livres."),
    ("entre 5 et 10 M€", "entre cinq et dix millions d'euros."),
    ("de 11,65 € à 11,88 €", "de onze euros soixante-cinq à onze euros quatre-vingt-huit."),
    ("pour 100 €/mois", "pour cent euros par mois."),
    ("pour 12 €/h", "pour douze euros de l'heure."),
    ("pour 3 €/m²", "pour trois euros par mètre carré."),
    ("1 000 000 €", "un million d'euros."),
    ("1,2 milliard d'euros", "un virgule deux milliard d'euros."),
]
MEASURES = [
    ("soit 5 %", "soit cinq pour cent."),
    ("soit 2,5%", "soit deux virgule cinq pour cent."),
    ("soit 10-15 %", "soit dix à quinze pour cent."),
    ("soit +3,2 % puis -0,5 %", "soit plus trois virgule deux pour cent puis moins zéro virgule cinq pour cent."),
    ("soit 3 ‰", "soit trois pour mille."),
    ("à -5 °C", "à moins cinq degrés Celsius."),
    ("à 37°2", "à trente-sept degrés deux."),
    ("entre 15 et 20°C", "entre quinze et vingt degrés Celsius."),
    ("à 130 km/h", "à cent trente kilomètres heure."),
    ("sur 25 m² et 40 km2", "sur vingt-cinq mètres carrés et quarante kilomètres carrés."),
    ("1 t et 21 t", "une tonne et vingt et une tonnes."),
    ("1,5 kg et 2,5 kg", "un virgule cinq kilo et deux virgule cinq kilos."),
    ("3 kg 500", "trois kilos cinq cents."),
    ("elle mesure 1,75 m", "elle mesure un mètre soixante-quinze."),
    ("elle mesure 1m75", "elle mesure un mètre soixante-quinze."),
    ("16 Go, 5 Mo et 2 To", "seize gigaoctets, cinq mégaoctets et deux téraoctets."),
    ("90-100 km/h", "quatre-vingt-dix à cent kilomètres heure."),
    ("10 x 15 cm", "dix sur quinze centimètres."),
    ("le 4x100 m en 4x4", "le quatre fois cent mètres en quatre-quatre."),
    ("20 hab./km²", "vingt habitants par kilomètre carré."),
    ("5 L/100 km", "cinq litres aux cent kilomètres."),
    ("120 g de CO2/km", "cent vingt grammes de C O deux par kilomètre."),
    ("10 x 20 x 30 cm et 3 x 4 m", "dix sur vingt sur trente centimètres et trois sur quatre mètres."),
    ("3 x 3 = 9", "trois fois trois égale neuf."),
    ("à +/- 2 points", "à plus ou moins deux points."),
    ("des km/h", "des kilomètres heure."),
    ("le prix du kg", "le prix du kilo."),
    ('un écran de 15,6"', "un écran de quinze virgule six pouces."),
    ("3,2 millions de km²", "trois virgule deux millions de kilomètres carrés."),
]
PAIRS = [
    ("les pages 10-12", "les pages dix à douze."),
    ("p. 12-15", "page douze à quinze."),
    ("battu 3-2", "battu trois à deux."),
    ("par 6-4, 7-5", "par six à quatre, sept à cinq."),
    ("en 4-4-2", "en quatre quatre deux."),
    ("le 49.3 et l'article 49-3", "le quarante-neuf trois et l'article quarante-neuf trois."),
    ("l'article L. 121-1", "l'article L cent vingt et un tiret un."),
    ("la loi n° 2004-575", "la loi numéro deux mille quatre tiret cinq cent soixante-quinze."),
    ("à 50/50", "à cinquante cinquante."),
    ("au format 16:9", "au format seize à neuf."),
    ("les 2/3 ou 1/4", "les deux tiers ou un quart."),
    ("noté 15/20", "noté quinze sur vingt."),
    ("noté 8,5/10", "noté huit virgule cinq sur dix."),
    ("1/2 finale et 1/8 de finale", "demi-finale et huitième de finale."),
    ("2 1/2 et 1½", "deux et demi et un et demi."),
    ("1 ½ heure", "une heure et demie."),
    ("un tarif à 4/5 étoiles", "un tarif à quatre sur cinq étoiles."),
    ("au 01 23 45 67 89", "au zéro un, vingt-trois, quarante-cinq, soixante-sept, quatre-vingt-neuf."),
    ("au 06.12.34.56.78", "au zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit."),
    ("au 0123456789", "au zéro un, vingt-trois, quarante-cinq, soixante-sept, quatre-vingt-neuf."),
    ("au +33 1 23 45 67 89", "au plus trente-trois, un, vingt-trois, quarante-cinq, soixante-sept, quatre-vingt-neuf."),
    ("au 0800 123 456", "au zéro huit cents, cent vingt-trois, quatre cent cinquante-six."),
    ("appelez le 3919 ou le 112", "appelez le trente-neuf dix-neuf ou le cent douze."),
    ("le 3000 mètres", "le trois mille mètres."),
]  # fmt: skip
NUMERALS = [
    ("le XXe siècle", "le vingtième siècle."),
    ("le XIXᵉ siècle", "le dix-neuvième siècle."),
    ("Louis XIV", "Louis quatorze."),
    ("François Ier", "François premier."),
    ("Élisabeth Ire", "Élisabeth première."),
    ("Charles X a régné", "Charles dix a régné."),
    ("Jean-Pierre X., 45 ans", "Jean-Pierre X., quarante-cinq ans."),
    ("Jean-Paul II", "Jean-Paul deux."),
    ("le lycée Henri-IV", "le lycée Henri-quatre."),
    ("Chapitre IV et chap. V", "Chapitre quatre et chapitre cinq."),
    ("la IIIe République", "la troisième République."),
    ("la IIe Guerre mondiale", "la deuxième Guerre mondiale."),
    ("Paris XVe et Paris-VIII", "Paris quinzième et Paris-huit."),
    ("le XV de France", "le quinze de France."),
    ("IVe s. av. J.-C.", "quatrième siècle avant Jésus-Christ."),
    ("Ce CV, ce CD, ce DVD", "Ce C V, ce C D, ce D V D."),
]
CODES = [
    ("sur l'A7, la N20 et la D 906", "sur l'A sept, la N vingt et la D neuf cent six."),
    ("le vol AF 447", "le vol A F quatre cent quarante-sept."),
    ("un A320, un F-16 et un Boeing 737", "un A trois cent vingt, un F seize et un Boeing sept cent trente-sept."),
    ("le G7, la 5G et la 3D", "le G sept, la cinq G et la trois D."),
    ("la Covid-19 et le COVID-19", "la Covid dix-neuf et le Covid dix-neuf."),
    ("le CO2, le CO₂ et l'H2O", "le C O deux, le C O deux et l'H deux O."),
    ("les PM2,5", "les P M deux virgule cinq."),
    ("sur TF1 et Canal+", "sur T F un et Canal plus."),
    ("à bac+5 et J-3", "à bac plus cinq et J moins trois."),
    ("le B.1.1.7", "le B un point un point sept."),
    ("la 2 CV et la 4L", "la deux C V et la quatre L."),
]
WORDS = [
    ("M. Dupont et Mme Martin", "Monsieur Dupont et madame Martin."),
    ("M. et Mme Dupont", "Monsieur et madame Dupont."),
    ("avec M. le maire", "avec monsieur le maire."),
    ("MM. Roux et Blanc", "Messieurs Roux et Blanc."),
    ("Mlle Petit, le Dr Morel et le Pr. Girard", "Mademoiselle Petit, le docteur Morel et le professeur Girard."),
    ("Gal Gadot et le Gal Leclerc", "Gal Gadot et le général Leclerc."),
    ("en 52 av. J-C. et 12 apr. J.-C.", "en cinquante-deux avant Jésus-Christ et douze après Jésus-Christ."),
    ("pp. 123 et s.", "pages cent vingt-trois et suivantes."),
    ("Me Leroy plaide", "Maître Leroy plaide."),
    ("Mes Simon et Lévy", "Maîtres Simon et Lévy."),
    ("Mes parents", "Mes parents."),
    ("J.-P. Dupont", "J P Dupont."),
    ("de St-Malo à Ste-Anne", "de Saint-Malo à Sainte-Anne."),
    ("12 av. Foch", "douze avenue Foch."),
    ("3 r. de Rivoli", "trois rue de Rivoli."),
    ("pl. de la Bastille", "place de la Bastille."),
    ("bd Saint-Michel", "boulevard Saint-Michel."),
    ("Dupont & Cie", "Dupont et compagnie."),
    ("Durand SA", "Durand S A."),
    ("Rita Roy (PS)", "Rita Roy, P S."),
    ("Rita Roy (LR, Paris) parle", "Rita Roy, L R, Paris, parle."),
    ("p. ex. ici, c.-à-d. là", "par exemple ici, c'est-à-dire là."),
    ("c’est bon, etc.", "c’est bon, et cetera."),
    ("cf. plus haut, env. 20 vs 30", "voir plus haut, environ vingt contre trente."),
    ("n° 10, nº 3 et N°1", "numéro dix, numéro trois et numéro un."),
    ("nos 3 et 4", "numéros trois et quatre."),
    ("nos amis", "nos amis."),
    ("art. 12, vol. 3, t. II", "article douze, volume trois, tome deux."),
    ("§ 12 et §§ 3-4", "paragraphe douze et paragraphes trois à quatre."),
    ("en 52 av. J.-C.", "en cinquante-deux avant Jésus-Christ."),
    ("les uns et/ou les autres", "les uns et ou les autres."),
    ("le sommet Nord/Sud", "le sommet Nord Sud."),
    ("« Oui », dit-il", "“Oui”, dit-il."),
    ("Vraiment ? Oui !", "Vraiment? Oui!"),
    ("Il a dit : « Non ! »", "Il a dit: “Non!”"),
    ("Dupont &amp; fils", "Dupont et fils."),
    ("« Roux & » fils", "“Roux et ” fils."),
    ("2 + 2 = 4", "deux plus deux égale quatre."),
    ("> 100 et < 5 %", "plus de cent et moins de cinq pour cent."),
    ("√2 ≠ π", "racine de deux différent de pi."),
]
INCLUSIVE = [
    ("les étudiant·e·s", "les étudiants et étudiantes."),
    ("les étudiant.e.s", "les étudiants et étudiantes."),
    ("les agent(e)s", "les agents et agentes."),
    ("les lecteur·rice·s", "les lecteurs et lectrices."),
    ("les acteurs·trices", "les acteurs et actrices."),
    ("les infirmier-e-s", "les infirmiers et infirmières."),
    ("les citoyen·ne·s", "les citoyens et citoyennes."),
    ("les ami·e·s", "les amis."),
    ("un·e élu·e", "un ou une élu."),
    ("ceux·celles et tou·te·s", "ceux et celles et tous et toutes."),
]
ACRONYMS = [
    ("la SNCF, l'UE et la CGT", "la S N C F, l'U E et la C G T."),
    ("l'OTAN, l'ONU et l'UNESCO", "l'Otan, l'Onu et l'Unesco."),
    ("le SIDA, le SMIC, l'INSEE et l'EHPAD", "le Sida, le Smic, l'Insee et l'Ehpad."),
    ("la S.N.C.F.", "la S N C F."),
    ("C&A et R&D", "C et A et R et D."),
    ("PARIS (AFP) - Il pleut", "Paris, A F P, Il pleut."),
    ("LYON (AFP) - Il pleut", "Lyon, A F P, Il pleut."),
    ("URGENT : un pont est tombé", "Urgent: un pont est tombé."),
    ("Les ÉTATS-UNIS et la CHINE", "Les États-Unis et la Chine."),
    ("Jean MARTIN", "Jean Martin."),
    ("l'URSSAF et BFMTV", "l'Urssaf et B F M T V."),
]
WEB = [
    ("au four (th. 7), 3 c. à s. de miel", "au four, thermostat sept, trois cuillères à soupe de miel."),
    ("1 c. à c. de sel", "une cuillère à café de sel."),
    ("le sgt Roux et le cdt Blanc", "le sergent Roux et le commandant Blanc."),
    ("avenue du Mal-Foch", "avenue du Maréchal Foch."),
    ("le théâtre de la Pte-St-Denis", "le théâtre de la Porte Saint-Denis."),
    ("dès le 1er/04", "dès le premier avril."),
    ("à 165,9 ¢ à Québec", "à cent soixante-cinq virgule neuf cents à Québec."),
    ("rue Sherbrooke O., à midi", "rue Sherbrooke ouest, à midi."),
    ("aux éd. du Port", "aux éditions du Port."),
    ("12 dép. en alerte", "douze départements en alerte."),
    ("I M P O R T A N T : lire", "Important: lire."),
    (
        "par 48° 10' N et 4° 05′ 20″ O",
        "par quarante-huit degrés dix minutes nord et quatre degrés cinq minutes vingt secondes ouest.",
    ),
    ("dit le P. Morel", "dit le père Morel."),
    ("sur www.exemple.fr", "sur exemple point F R."),
    ("sur https://www.service-public.fr/page?x=1", "sur service tiret public point F R."),
    ("à contact@exemple.fr", "à contact arobase exemple point F R."),
    ("le mot #MeToo", "le mot hashtag Me Too."),
    ("les #JO2024", "les hashtag J O deux mille vingt-quatre."),
    ("pour @ville_de_lyon", "pour arobase ville tiret bas de tiret bas lyon."),
]
ALL = [*NUMBERS, *DATES, *TIMES, *MONEY, *MEASURES, *PAIRS, *NUMERALS, *CODES, *WORDS, *INCLUSIVE, *ACRONYMS, *WEB]


@pytest.mark.parametrize(("written", "spoken"), ALL)
def test_what_is_said(written: str, spoken: str) -> None:
    assert speakable(written, "fr") == spoken


@pytest.mark.parametrize("language", ["fr", "fr-CA", "FR"])
def test_every_french_is_french(language: str) -> None:
    assert speakable("Le 1er mai", language) == "Le premier mai."


def test_a_word_knows_where_it_was_written() -> None:
    written = "M. Roux a payé 3,20\u00a0€ le 3 oct. dernier."
    spoken = read_aloud(written, "fr")
    for word, part in (("Monsieur", "M."), ("euros", "3,20\u00a0€"), ("octobre", "3 oct."), ("payé", "payé")):
        at = spoken.text.index(word)
        assert written[slice(*spoken.written(at, at + len(word)))] == part


@given(st.lists(st.sampled_from([written for written, _ in ALL]), min_size=1, max_size=3))
def test_nothing_english_is_heard(parts: list[str]) -> None:
    heard = set(speakable(" ; ".join(parts), "fr").lower().split())
    assert not heard & {"and", "dot", "slash", "dash", "equals", "minus", "percent", "degrees", "number", "point."}


@settings(max_examples=400)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.from_regex(r"[$£€#~§+±-]?[0-9][0-9,.:/xX%°h -]{0,8}[0-9]?(er|e|h|km|€|M€|[A-Z])?", fullmatch=True),
            st.sampled_from(
                [
                    "n°",
                    "M.",
                    "XXe",
                    "(PS)",
                    "le",
                    "années",
                    "·e·s",
                    "½",
                    "10⁵",
                    "[[x]]",
                    "&amp;",
                    "C++",
                    "—",
                    "«",
                    "CO₂",
                ]
            ),
        ),
        max_size=8,
    )
)
def test_nothing_unspeakable_is_ever_left(parts: list[str]) -> None:
    spoken = speakable(" ".join(parts), "fr")
    for character in spoken:
        assert unicodedata.category(character)[0] in "LM" or character in " .,;:!?'’‘“”\"-–‐‑«»„‚‹›¡¿_·،؟。、", (
            f"{character!r} in {spoken!r}"
        )


@given(st.text(st.characters(categories=["Ll", "Zs"], max_codepoint=0xFF, exclude_characters="µ"), max_size=200))
def test_plain_words_are_kept(text: str) -> None:
    known = {"svp", "vs", "etc", "mn", "pb", "pbs", "rdv", "tle", "bd", "che", "rte", "fg"}
    words = text.split()
    if not known & set(words):
        assert speakable(text, "fr").rstrip(".").split() == words


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Elle a coûté Fr. 1'250'000.–.", "Elle a coûté un million deux cent cinquante mille francs."),
        ("CHF 85.50 par m2", "quatre-vingt-cinq francs suisses cinquante par mètre carré."),
        ("tarif : 8/6 €", "tarif: huit ou six euros."),
        ("gratuit pour les – 12 ans", "gratuit pour les moins de douze ans."),
        ("au 2nd tour, à 12 nds", "au second tour, à douze nœuds."),
        ("373 Mt éq. CO₂", "trois cent soixante-treize mégatonnes équivalent C O deux."),
        ("30 NM de la côte", "trente milles nautiques de la côte."),
        ("6 pi 4 po", "six pieds quatre pouces."),
        ("la Pre Julie Côté, Ph. D.", "la professeure Julie Côté, P H D."),
        ("le lt-col. Marchal", "le lieutenant-colonel Marchal."),
        ("d’ici au 31.12., a dit", "d’ici au trente et un décembre, a dit."),
        ("la version 31.12 du code", "la version trente et un point douze du code."),
        ("du lu au ve de 9 à 16 h", "du lundi au vendredi de neuf à seize heures."),
        ("le vend. 29 nov.", "le vendredi vingt-neuf novembre."),
        ("édifié v. 450 av. J.-C.", "édifié vers quatre cent cinquante avant Jésus-Christ."),
        ("Il vend. Puis il part", "Il vend. Puis il part."),
    ],
)
def test_what_newspapers_print(written: str, spoken: str) -> None:
    assert speakable(written, "fr") == spoken

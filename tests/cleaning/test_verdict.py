from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning import clean, clean_html
from audioposts.cleaning.rules import first_match, languages, rules_for
from audioposts.cleaning.verdict import Signs, judge
from audioposts.models import Article, Block, BlockKind, Post, Removal, Verdict
from tests.conftest import PROSE

ARTICLE = (
    "The ferry left at six, as it has every morning since the war, and nobody on the pier looked up.",
    "“It goes, and it comes back,” said Tove Lind, who sells the tickets. “That is all we ask of it.”",
    "The council will vote on Thursday. It has voted before, and each time the ferry has gone on as if nothing had been said.",
)
"""An article of 64 words."""


# --- texts


@pytest.mark.parametrize(
    ("body", "verdict", "reason"),
    [
        ("", Verdict.EMPTY, "nothing but the headline"),
        ("😀\n\n***", Verdict.EMPTY, "nothing but the headline"),
        ("Advertisement", Verdict.EMPTY, "nothing but page furniture"),
        (
            "Unlock the Editor’s Digest for free",
            Verdict.TEASER,
            "the article is behind a paywall: “Unlock the Editor’s Digest for free”",
        ),
        (f"{PROSE}\n\nTo continue reading, subscribe now.", Verdict.TEASER, "only 50 words before a paywall"),
        (f"{PROSE} And then […]", Verdict.TEASER, "an excerpt that breaks off after 53 words"),
        ("Read more\n\nA ferry sinks in the harbour\n\nDec 4", Verdict.LINKS_ONLY, "nothing but links to other pages"),
        ("https://example.com/one\nhttps://example.com/two", Verdict.LINKS_ONLY, "nothing but links to other pages"),
        ("• A Ferry Sinks\n• The Harbour Sleeps\n• Nobody Looks Up", Verdict.LINKS_ONLY, "nothing but 3 titles"),
        ("One short item of news.", Verdict.FULL, "5 words"),
        (PROSE, Verdict.FULL, "50 words"),
        (f"{PROSE * 5}\n\nTo continue reading, subscribe now.", Verdict.FULL, "words"),
        ("• Buy some milk, two litres of it.\n• Go home and rest.\n• Sleep till noon.", Verdict.FULL, "14 words"),
    ],
)
def test_verdicts_and_their_reasons(body: str, verdict: Verdict, reason: str) -> None:
    article = clean(Post("k", "Title", body, "page"))
    assert article.verdict is verdict
    assert reason in article.reason
    assert 0.5 <= article.confidence <= 1


def test_an_excerpt_is_a_teaser_where_the_source_says_so() -> None:
    whole = clean(Post("k", "Title", PROSE, "page"))
    cut = clean(Post("k", "Title", PROSE, "page", is_excerpt=True))
    assert (whole.verdict, whole.confidence) == (Verdict.FULL, 1.0)
    assert (cut.verdict, cut.reason) == (Verdict.TEASER, "the source has only an excerpt, of 50 words")


# --- what is known besides the text


NOTHING = Signs()


def judged(
    texts: Sequence[str], signs: Signs = NOTHING, removed: Sequence[tuple[str, str]] = ()
) -> tuple[Verdict, str, float]:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in texts]
    return judge(blocks, [Removal(text, reason, at=len(blocks)) for text, reason in removed], signs)


PAGE = Signs(title="The ferry", is_page=True)
NOT_FREE = Signs(title="The ferry", is_page=True, is_free=False)
OUTSIDE = "outside the article"


@pytest.mark.parametrize(
    ("texts", "signs", "removed", "verdict"),
    [
        (ARTICLE, PAGE, [], Verdict.FULL),
        (ARTICLE, Signs(is_page=True, is_free=True, body_words=63), [], Verdict.FULL),
        (ARTICLE, Signs(is_page=True, body_words=700), [], Verdict.TEASER),
        (ARTICLE, Signs(is_page=True, body_words=80), [], Verdict.FULL),
        (ARTICLE, NOT_FREE, [], Verdict.TEASER),
        (ARTICLE * 4, NOT_FREE, [], Verdict.TEASER),
        (ARTICLE * 4, NOT_FREE, [("To continue reading, subscribe now.", OUTSIDE)], Verdict.TEASER),
        (ARTICLE * 15, NOT_FREE, [], Verdict.FULL),
        (ARTICLE * 15, NOT_FREE, [("To continue reading, subscribe now.", OUTSIDE)], Verdict.FULL),
        (ARTICLE * 4, Signs(is_page=True, is_free=False, body_words=62 * 4), [], Verdict.FULL),
        (ARTICLE * 4, PAGE, [("To continue reading, subscribe now.", OUTSIDE)], Verdict.TEASER),
        (ARTICLE * 15, PAGE, [("To continue reading, subscribe now.", OUTSIDE)], Verdict.FULL),
        (ARTICLE, PAGE, [("Start your free trial", OUTSIDE)], Verdict.FULL),
        (ARTICLE, PAGE, [("Already a subscriber? Sign in", OUTSIDE)], Verdict.FULL),
        (ARTICLE, PAGE, [("Advertisement. Scroll to continue reading.", OUTSIDE)], Verdict.FULL),
        (ARTICLE, PAGE, [("To continue reading, subscribe now.", OUTSIDE)], Verdict.TEASER),
        (ARTICLE, PAGE, [("Log in", OUTSIDE)], Verdict.FULL),
        (ARTICLE, PAGE, [("Read more", OUTSIDE)], Verdict.FULL),
        ((*ARTICLE, "To continue reading, subscribe now."), PAGE, [], Verdict.TEASER),
        ((*ARTICLE, "“To continue reading, subscribe now,” said the ferry’s board."), PAGE, [], Verdict.FULL),
        (ARTICLE, Signs(is_page=True, agreement=0.1), [], Verdict.FULL),
        ((*ARTICLE[:2], "The council will vote on Thursday, and then…"), PAGE, [], Verdict.FULL),
        (("The council will vote on Thursday, and then the ferry will…",), PAGE, [], Verdict.TEASER),
        ((*ARTICLE * 4, "Nobody knows what comes then…"), PAGE, [], Verdict.FULL),
        (ARTICLE[:1], PAGE, [], Verdict.FULL),
        ((*ARTICLE, "Nobody knows why. The harbour master, who has seen it all, says that the old boat will"), PAGE, [], Verdict.FULL),
    ],
)  # fmt: skip
def test_what_the_page_says_of_itself(
    texts: Sequence[str], signs: Signs, removed: Sequence[tuple[str, str]], verdict: Verdict
) -> None:
    found, reason, confidence = judged(texts, signs, removed)
    assert found is verdict, reason
    assert 0.5 <= confidence <= 1


def test_weak_signs_together_are_a_strong_one() -> None:
    cut = (*ARTICLE, "Nobody knows why. The harbour master, who has seen it all, says that the old boat will")
    _, reason, less = judged(cut, PAGE)
    assert reason == "81 words, but it ends in the middle of a sentence"
    assert less < judged(ARTICLE, PAGE)[2]
    verdict, reason, _ = judged(cut, Signs(is_page=True, body_words=142))
    assert verdict is Verdict.TEASER
    assert reason == "it ends in the middle of a sentence; 81 of the 142 words that the page declares"


def test_a_wall_far_away_is_another_matter() -> None:
    said = (*ARTICLE, *(f"Story {i}" for i in range(20)), "Subscribe to continue reading our paper")
    assert judged(ARTICLE, Signs(is_page=True, said=said))[0] is Verdict.FULL
    near = (*ARTICLE, "Subscribe to continue reading our paper", *(f"Story {i}" for i in range(20)))
    assert judged(ARTICLE, Signs(is_page=True, said=near))[0] is Verdict.TEASER


# --- whole pages


def page(
    *texts: str, title: str = "The ferry leaves at six", lang: str = "en", head: str = "", bare: bool = False
) -> str:
    """Return a web page: with a menu and a footer, but for those that servers make when they are in trouble."""
    body = "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in texts)
    menu = "".join(
        f"<li><a href='/{i}'>{name}</a></li>" for i, name in enumerate(("Home", "News", "Sport", "Culture", "Contact"))
    )
    others = "".join(
        f"<li><a href='/s{i}'>{name}</a></li>"
        for i, name in enumerate(
            ("Harbour wall to be painted", "Six goats found on roof of school", "Choir wants its piano back")
        )
    )
    above = "" if bare else f"<header><a href='/'>The Kessel Gazette</a><nav><ul>{menu}</ul></nav></header>"
    below = (
        ""
        if bare
        else f"<aside><h4>Most read</h4><ul>{others}</ul></aside><footer><p>© The Kessel Gazette</p></footer>"
    )
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body>{above}<main>{body}</main>{below}</body></html>"
    )


def read(
    *texts: str, title: str = "The ferry leaves at six", lang: str = "en", head: str = "", bare: bool = False
) -> Article:
    return clean_html(page(*texts, title=title, lang=lang, head=head, bare=bare), "https://kessel.example/a")


WALLS = {
    "en check of the browser": ("en", "Just a moment...", (
        "<h1>kessel.example</h1>", "Verifying you are human. This may take a few seconds.",
        "kessel.example needs to review the security of your connection before proceeding.", "Ray ID: 8c1f00aa11bb22cc",
    )),
    "en script and cookies": ("en", "Just a moment...", ("Enable JavaScript and cookies to continue",)),
    "en denied": ("en", "Access Denied", (
        "<h1>Access Denied</h1>", 'You don\'t have permission to access "http://kessel.example/a" on this server.', "Reference #18.2d351ab8.1557333295.a4e16ab",
    )),
    "en robot": ("en", "Are you a robot?", (
        "<h1>We've detected unusual activity from your computer network</h1>",
        "To continue, please click the box below to let us know you're not a robot.", "<h2>Why did this happen?</h2>",
        "Please make sure your browser supports JavaScript and cookies and that you are not blocking them from loading.", "Reference ID: 0f0f-11ee",
    )),
    "en press and hold": ("en", "Access to this page has been denied", (
        "<h1>Access to this page has been denied</h1>", "Press & Hold to confirm you are a human (and not a bot).", "Reference ID 5f2b1c00",
    )),
    "en blocked": ("en", "Attention Required!", (
        "<h1>Sorry, you have been blocked</h1>", "<h2>You are unable to access kessel.example</h2>", "<h2>Why have I been blocked?</h2>",
        "This website is using a security service to protect itself from online attacks. The action you just performed triggered the security solution. "
        "There are several actions that could trigger this block including submitting a certain word or phrase, a SQL command or malformed data.",
        "<h2>What can I do to resolve this?</h2>",
        "You can email the site owner to let them know you were blocked. Please include what you were doing when this page came up.",
    )),
    "en another country": ("en", "451: Unavailable for legal reasons", (
        "<h1>451: Unavailable for legal reasons</h1>",
        "We recognise you are attempting to access this website from a country that protects data in another way, and cannot grant access at this time.",
    )),
    "de Prüfung": ("de", "Einen Moment bitte", (
        "<h1>Ihr Browser wird überprüft</h1>", "Bitte bestätigen Sie, dass Sie ein Mensch sind.", "Dieser Vorgang erfolgt automatisch.",
        "Sie werden in wenigen Sekunden weitergeleitet.",
    )),
    "de Pur-Abo": ("de", "Ihre Wahl", (
        "<h1>Weiterlesen mit Werbung</h1>",
        "Wir und unsere 173 Partner speichern Informationen auf Ihrem Gerät, zum Beispiel in Cookies, und greifen darauf zu.",
        "Personalisierte Werbung und Inhalte, Messung von Werbeleistung und Inhalten, Zielgruppenforschung.",
        "Ihre Einwilligung können Sie jederzeit widerrufen.", "<h2>Oder Pur-Abo für 4,99 Euro im Monat lesen</h2>", "<button>Akzeptieren und weiter</button>",
    )),
    "fr vérification": ("fr", "Un instant…", (
        "<h1>Vérification de votre navigateur</h1>", "Veuillez confirmer que vous êtes humain.", "Cette vérification est automatique.",
        "Vous serez redirigé dans quelques secondes.",
    )),
    "fr accès refusé": ("fr", "Accès refusé", ("<h1>Accès refusé</h1>", "Vous n'avez pas l'autorisation d'accéder à cette page.", "Référence : 18.ab12")),
    "es comprobación": ("es", "Un momento", (
        "<h1>Estamos comprobando su navegador</h1>", "Por favor, confirme que usted es humano.", "Este proceso es automático.", "Por favor, active JavaScript para continuar.",
    )),
    "it traffico": ("it", "Accesso negato", (
        "<h1>Sei un robot?</h1>", "Abbiamo rilevato un traffico insolito dalla tua rete.", "Completa la verifica di sicurezza per continuare.",
    )),
    "pt segurança": ("pt", "Um momento", (
        "<h1>Verificação de segurança</h1>", "Confirme que você é humano.", "Ative o JavaScript e os cookies para continuar.",
    )),
    "nl controle": ("nl", "Een ogenblik geduld", (
        "<h1>We controleren je browser</h1>", "Bevestig dat je een mens bent.", "Deze controle duurt enkele seconden.",
    )),
    "ru проверка": ("ru", "Одну минуту…", (
        "<h1>Проверка браузера</h1>", "Подтвердите, что вы не робот.", "Запросы с вашего устройства похожи на автоматические.", "Пройдите проверку, чтобы продолжить.",
    )),
}  # fmt: skip


@pytest.mark.parametrize("name", WALLS)
def test_walls_in_front_of_an_article(name: str) -> None:
    lang, title, texts = WALLS[name]
    article = read(*texts, title=title, lang=lang, bare=True)
    assert article.verdict is Verdict.BLOCK_PAGE, (article.reason, article.blocks)
    assert article.reason.startswith("the site shows a check or a wall instead of the article: “")


SUGGESTIONS = (
    "<h2>You might like</h2>", "<h3><a href='/1'>Harbour wall to be painted</a></h3>", "The harbour wall will be painted blue in spring, the council says, and nobody has objected yet.",
    "<p>12 March 2026</p>", "<h3><a href='/2'>Six goats on the roof</a></h3>", "Six goats were found on the roof of the school on Monday. How they got there is not known.", "<p>3 March 2026</p>",
)  # fmt: skip

ERRORS = {
    "en with suggestions": ("en", "Page not found", ("<h1>Page not found</h1>", "The page you are looking for may have been moved or removed. Please check the address or try the search.", *SUGGESTIONS)),
    "en blog": ("en", "Page not found – The Kessel Gazette", ("<h1>Oops! That page can’t be found.</h1>", "It looks like nothing was found at this location. Maybe try one of the links below or a search?")),
    "en gone": ("en", "The Kessel Gazette", ("<h1>Sorry</h1>", "This article is no longer available.", "<a href='/'>Back to the homepage</a>")),
    "en server": ("en", "500 Internal Server Error", ("<h1>Internal Server Error</h1>", "The server encountered an internal error and was unable to complete your request.", "Please try again later.")),
    "en gateway": ("en", "502 Bad Gateway", ("<h1>502 Bad Gateway</h1>", "<hr>", "nginx")),
    "en database": ("en", "Database Error", ("<h1>Error establishing a database connection</h1>",)),
    "en friendly": ("en", "Where did it go?", (
        "<h1>Where did it go?</h1>", "We have looked in every drawer, but we could not find the page that you asked for.",
        "It may have been moved or deleted, or perhaps the address was mistyped.", "<a href='/'>Take me back to the homepage</a>",
    )),
    "de": ("de", "Seite nicht gefunden", ("<h1>Seite nicht gefunden</h1>", "Die Seite, die Sie suchen, wurde verschoben oder existiert nicht mehr.", "Bitte überprüfen Sie die Adresse oder nutzen Sie die Suche.")),
    "de Artikel": ("de", "Hoppla", ("<h1>Hoppla, das ist ins Leere gegangen</h1>", "Dieser Artikel ist aus rechtlichen Gründen nicht mehr verfügbar.", "Zurück zur Startseite")),
    "fr": ("fr", "Page introuvable", ("<h1>Erreur 404</h1>", "La page que vous cherchez n’existe pas ou a été déplacée.", "Vérifiez l’adresse ou faites une recherche.")),
    "es": ("es", "Página no encontrada", ("<h1>¡Vaya! No hemos encontrado la página</h1>", "La página que buscas no existe o ha sido eliminada.", "Volver al inicio")),
    "it": ("it", "Pagina non trovata", ("<h1>Pagina non trovata</h1>", "La pagina che stai cercando non esiste più o è stata spostata.", "Torna alla home")),
    "pt": ("pt", "Página não encontrada", ("<h1>Erro 404</h1>", "A página que você procura não existe ou foi removida.", "Voltar para a página inicial")),
    "nl": ("nl", "Pagina niet gevonden", ("<h1>Oeps, deze pagina bestaat niet meer</h1>", "De pagina die je zoekt is verplaatst of bestaat niet.", "Controleer het adres of ga naar de homepage.")),
    "ru": ("ru", "Страница не найдена", ("<h1>Ошибка 404</h1>", "Страница, которую вы ищете, удалена или никогда не существовала.", "Проверьте адрес или воспользуйтесь поиском.")),
}  # fmt: skip


@pytest.mark.parametrize("bare", [True, False])
@pytest.mark.parametrize("name", ERRORS)
def test_pages_that_say_that_there_is_no_article(name: str, bare: bool) -> None:
    lang, title, texts = ERRORS[name]
    article = read(*texts, title=title, lang=lang, bare=bare)
    assert article.verdict is Verdict.ERROR_PAGE, (article.verdict, article.reason, article.blocks)
    assert article.reason.startswith("the site says that there is no such article: “")


SIGN_OFF = "<a href='/tag/x'>More on this subject</a>"

TEMPTING = {
    "en captchas": ("en", "Are you a robot?", (
        "<h1>Are you a robot?</h1>", "Please verify that you are human. I have been asked that four times this morning, and each time I have hesitated a little longer.",
        "It began with a parking ticket. The council wanted its forty pounds, and before it would take them I had to select all squares with traffic lights, then all "
        "squares with buses, then, for reasons that nobody could explain, all squares with a certain kind of bridge.",
        "The puzzle is older than most people think. In the nineties a team of engineers needed something that a child could read and a machine could not, and "
        "warped letters were what they found. The machines learned to read them within ten years, so pictures came, and now the machines are better at those too.",
        "“We are asking people to prove something that has stopped being true,” says Ines Okafor, who studies such tests at Harrow Tech. “It is like checking "
        "passports at a border that moved years ago.” She would do away with them altogether.",
    )),
    "en lost pages": ("en", "Page not found", (
        "<h1>Page not found</h1>", "The page you are looking for does not exist. I have read that sentence, in one wording or another, about four thousand times, because collecting it is my hobby.",
        "The best come from small places. A bakery in Ghent tells you that somebody has eaten the page. A museum of clocks says that you are too late. A monastery "
        "says nothing at all, and shows a photograph of an empty chair.",
        "My collection has a rule: the page must be real, and it must be met by accident. So I mistype addresses on the train, an hour a day, and write down what "
        "comes. My wife calls it fishing. There is something in it: the patience, the long quiet, and then the tug on the line.",
        "What I look for is the moment when a firm that has paid for every word on its site forgets itself and speaks. Nobody approves these pages. They are written "
        "on a Friday by whoever is left, and so they are the only honest page of many a company.",
    )),
    "en paywalls": ("en", "The wall that paid for itself", (
        "Ten years ago the Wexley Star put up its wall. “To continue reading, subscribe now,” it said, and half of the town stopped reading.",
        "The other half paid. It was a pound a week, less than the bus, and for that came the court reports, the planning notices and the chess.",
        "“We lost the people who never read to the end anyway,” says the editor, Joan Pargeter. “The ones who stayed write letters.”",
        "This year the Star made money for the first time since the cinema closed. The wall stays. The bus is more expensive now.",
    )),
    "en cookies": ("en", "What the cookie banner hides", (
        "You have clicked it away a thousand times. A box slides up, it says that we and our partners care about your privacy, and you press whatever makes it go.",
        "Behind the button stands an industry. A single visit to a site about gardening told sixty firms that somebody in Leeds likes hostas, and eleven of them kept that for more than a year.",
        "Regulators have begun to look at the wording. A court in the north found in May that a button in grey beside one in green is not a choice, and fined the owner.",
        "The firms say that they have nothing to hide. Their lists of partners, which nobody opens, have grown to nine hundred names.",
    )),
    "en short news": ("en", "Goat on roof", (
        "A goat was found on the roof of Kessel primary school on Monday morning. Firefighters brought it down with a ladder and a cabbage. Nobody was hurt, and lessons "
        "began an hour late. Who owns the goat is not known, the school said.",
    )),
    "en short news about an outage": ("en", "Council website down", (
        "The website of Kessel council could not be reached on Monday. Visitors saw only the words “503 Service Unavailable”. The council said that a digger had cut "
        "a cable in Mill Lane, and that bins would be emptied as usual.",
    )),
    "en short news about a video": ("en", "Video removed", (
        "A video that showed the mayor asleep has been removed from the council’s channel. It is no longer available to the public, a spokesman said on Tuesday, because the mayor had not been asked.",
    )),
    "en poem": ("en", "Tide table", (
        "<p>The sea has a desk<br>and sits at it daily,<br>moving the same paper<br>from the left to the right.</p>",
        "<p>Nobody pays it.<br>Nobody asks it<br>when it will be done…</p>",
    )),
    "en poem without stops": ("en", "Gulls", (
        "<p>gulls in the car park</p>", "<p>walking like owners</p>", "<p>round and round</p>", "<p>the one red car</p>", "<p>that will not leave</p>",
    )),
    "en haiku": ("en", "Winter", ("<p>snow on the old boat<br>the dog that guarded it sleeps<br>nobody comes now</p>",)),
    "en live blog": ("en", "Storm Ada: as it happened", (
        "<h2>18:40</h2>", "The harbour is closed. The last ferry came in at six with forty people on board, all of them wet and none of them hurt.",
        "<h2>17:55</h2>", "Part of the pier has gone. Nobody was on it, the harbour master says.",
        "<h2>17:10</h2>", "The wind has reached ninety miles an hour at Kessel Point, more than in any storm since the station was opened.",
        "<h2>16:30</h2>", "Schools will stay shut on Tuesday, the council says. Parents are asked not to ring the schools, as the lines are needed.",
    )),
    "en title of a wall": ("en", "Just a moment", (
        "<h1>Just a moment</h1>", "She said it with the door already open, as other people say grace, and the kettle was put back.",
        "We had been five in that kitchen and then we were three, and nobody had seen the two of them leave.",
    )),
    "en title of an error": ("en", "Not found", ("<h1>Not found</h1>", "Divers looked for the bell of Kessel church all Saturday, and went home without it. It fell into the harbour in 1911.")),
    "en denied": ("en", "Access denied", ("<h1>Access denied</h1>", "Walkers were turned away from Kessel Point on Monday. The path is closed until the cliff has been made safe, the council says, which may take until June.")),
    "en own ellipsis": ("en", "Waiting for the ferry", (
        *ARTICLE, "So we wait, as our grandfathers waited, with a bag of bread for the gulls and a coat for the wind.", "And the ferry, of course, is late…",
    )),
    "en serial": ("en", "The lamp, part two", (*ARTICLE, "Then the lamp went out, and somebody in the dark said her name.", "To be continued.")),
    "en question of age": ("en", "How old is old enough?", (
        "Are you over 18? The question stands in front of every brewery’s website, and nobody has ever answered no.",
        "A survey in Wexley found that children of ten give 1900 as the year of their birth, because it is at the end of the list.",
        "Brewers say that the law wants it so. The law, it turns out, says nothing of the kind; it was one lawyer’s letter that everybody copied.",
    )),
    "de Fehlermeldungen": ("de", "Seite nicht gefunden", (
        "<h1>Seite nicht gefunden</h1>", "Die Seite, die Sie suchen, gibt es nicht. Mit diesem Satz beginnt an vielen Morgen mein Dienst, denn ich schreibe Fehlermeldungen.",
        "Das ist ein Beruf, auch wenn meine Mutter das bis heute nicht glaubt. Eine gute Fehlermeldung tröstet, ohne zu lügen, und sie schickt niemanden im Kreis herum.",
        "Vor drei Jahren kam die Stadtbücherei zu mir. Ihre alte Meldung bestand aus einer Zahl, und die Leute riefen an und fragten, ob sie nun Strafe zahlen müssten. "
        "Wir haben dann ein halbes Jahr an zwei Sätzen gearbeitet, mit vierzig Lesern und einer Bibliothekarin, die jedes Wort hasste.",
        "Am Ende stand da, dass dieses Regal leer ist und welches daneben steht. Seither ruft keiner mehr an, und die Bibliothekarin hat sich den Satz auf einen Beutel drucken lassen.",
    )),
    "de kurze Meldung": ("de", "Ziege auf dem Dach", ("Eine Ziege hat am Montag den Unterricht in Kessel aufgehalten. Sie stand auf dem Dach der Grundschule. Die Feuerwehr holte sie mit einer Leiter und einem Kohlkopf herunter. Wem sie gehört, ist nicht bekannt.",)),
    "fr robots": ("fr", "Êtes-vous un robot ?", (
        "<h1>Êtes-vous un robot ?</h1>", "La question m’a été posée six fois hier, et je ne suis plus très sûr de la réponse.",
        "Tout a commencé à la mairie, où il faut cocher tous les carrés qui contiennent un feu rouge avant de payer la cantine. Ma voisine, quatre-vingt-deux ans, a renoncé au troisième vélo.",
        "« On demande aux gens de prouver ce que les machines savent faire mieux qu’eux », soupire Hélène Castaing, qui enseigne l’informatique à Brantôme. Elle tient un cahier des plus absurdes.",
        "La commune a promis d’y réfléchir. En attendant, on peut toujours payer au guichet, le mardi matin, et personne ne vous y demande si vous êtes humain.",
    )),
    "fr brève": ("fr", "Une chèvre sur le toit", ("Une chèvre a été trouvée lundi matin sur le toit de l’école de Brantôme. Les pompiers l’ont descendue avec une échelle et un chou. Personne n’a été blessé et les cours ont commencé avec une heure de retard.",)),
    "es muros": ("es", "El muro de pago cumple diez años", (
        "«Para seguir leyendo, suscríbete», decía el cartel, y medio pueblo dejó de leer el periódico aquella misma tarde.",
        "El otro medio pagó. Costaba menos que el café, y traía las esquelas, los plenos y la liga de petanca. Diez años después, el diario gana dinero por primera vez.",
        "«Se fueron los que nunca llegaban al final», cuenta su directora. «Los que se quedaron nos escriben cartas».",
    )),
    "it poesia": ("it", "Marea", ("<p>Il mare ha una scrivania<br>e ci siede ogni giorno,<br>sposta la stessa carta<br>da sinistra a destra.</p>", "<p>Nessuno lo paga,<br>nessuno gli chiede<br>quando avrà finito…</p>")),
    "pt notícia curta": ("pt", "Cabra no telhado", ("Uma cabra foi encontrada no telhado da escola de Kessel na manhã de segunda-feira. Os bombeiros desceram o animal com uma escada e uma couve. Ninguém se feriu, e as aulas começaram com uma hora de atraso.",)),
    "nl storing": ("nl", "Website gemeente onbereikbaar", ("De website van de gemeente was maandag niet bereikbaar. Bezoekers kregen alleen „404 pagina niet gevonden” te zien. Een graafmachine had een kabel geraakt, zegt de gemeente, en het vuilnis wordt gewoon opgehaald.",)),
    "ru капча": ("ru", "Я не робот", (
        "<h1>Я не робот</h1>", "Сегодня меня спросили об этом шесть раз, и каждый раз я задумывалась чуть дольше.",
        "Началось всё с квитанции за воду. Чтобы заплатить, надо было найти все картинки со светофорами, потом все с автобусами, а потом почему-то все с мостами одного и того же вида.",
        "«Мы просим людей доказать то, что машины давно умеют лучше», — говорит преподаватель информатики Ольга Серова. У неё целая тетрадь таких заданий, и самое старое — из девяностых.",
        "В расчётном центре обещали подумать. А пока можно прийти во вторник утром и заплатить в окошко, где никто ничего не спрашивает.",
    )),
}  # fmt: skip


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("name", TEMPTING)
def test_a_real_article_is_always_full(name: str, bare: bool) -> None:
    lang, title, texts = TEMPTING[name]
    article = read(*texts, title=title, lang=lang, bare=bare)
    assert article.blocks
    assert article.verdict is Verdict.FULL, (article.verdict, article.reason, article.blocks)


@pytest.mark.parametrize("name", TEMPTING)
def test_it_is_so_in_a_feed(name: str) -> None:
    lang, title, texts = TEMPTING[name]
    blocks = [Block(BlockKind.PARAGRAPH, text.strip("<>/ph1").replace("<br>", " ")) for text in texts]
    verdict, reason, _ = judge(blocks, [], Signs(title=title, language=lang))
    assert verdict is Verdict.FULL, reason


@pytest.mark.parametrize("language", languages())
def test_every_language_has_words_for_walls_and_errors(language: str) -> None:
    own = 1 if language == "en" else 2
    rules = rules_for(language)
    assert [len(rules.blocked), len(rules.missing), len(rules.withheld)] == [own] * 3
    for text in ARTICLE:
        assert not any(first_match(words, text) for words in (rules.blocked, rules.missing, rules.withheld))


def test_a_page_in_another_language_than_it_says() -> None:
    error = ("<h1>Página não encontrada</h1>", "Desculpe, a página que você procura não existe.")
    assert read(*error, title="Página não encontrada", lang="en").verdict is Verdict.ERROR_PAGE


# --- pages with nothing to read


def test_a_page_that_a_script_would_draw() -> None:
    loading = "<div id='root'><p>Loading…</p></div><noscript>You need to enable JavaScript to run this app.</noscript>"
    assert read(loading, title="Kessel Gazette", bare=True).verdict in (Verdict.EMPTY, Verdict.BLOCK_PAGE)
    assert read("Fetching your story…", title="Kessel Gazette", bare=True).verdict is Verdict.EMPTY
    assert read("<div id='app'></div>", title="Kessel Gazette", bare=True).verdict is Verdict.EMPTY
    assert read("Please enable JavaScript to view this page.", bare=True).verdict is Verdict.BLOCK_PAGE


def test_a_declared_length_without_a_text() -> None:
    declared = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The ferry", "wordCount": 640}</script>'
    article = read("<div id='app'></div>", head=declared, bare=True)
    assert article.verdict is Verdict.EMPTY
    assert "none of the 640 words" in article.reason


def test_a_gallery_without_a_text() -> None:
    figures = [Removal(f"Snow in street {i}", "photo caption", BlockKind.FIGURE) for i in range(6)]
    verdict, reason, _ = judge([Block(BlockKind.PARAGRAPH, "Sent in by readers.")], figures, Signs(is_page=True))
    assert (verdict, reason) == (Verdict.EMPTY, "nothing but 6 pictures")
    told = [Block(BlockKind.PARAGRAPH, text) for text in ARTICLE]
    assert judge(told, figures, Signs(is_page=True))[0] is Verdict.FULL


def test_a_section_front_has_only_links() -> None:
    summaries = [
        f"The harbour of Kessel will be closed for {i} days in spring, says the council, which wants to…"
        for i in range(5)
    ]
    verdict, reason, _ = judged(summaries, PAGE)
    assert (verdict, reason) == (Verdict.LINKS_ONLY, "5 summaries of other pages")
    blocks = [Block(BlockKind.PARAGRAPH, text.replace("…", " see.")) for text in summaries]
    pointers = [Removal("Read more", "pointer to the rest", at=i) for i in range(1, 6)]
    assert judge(blocks, pointers, PAGE)[0] is Verdict.LINKS_ONLY


def test_titles_with_dates_are_links() -> None:
    texts = (
        "Nordic ministers agree on cable patrols",
        "Jan 15 · 4 minutes",
        "Court frees two men",
        "Jan 17 · 3 minutes",
        "All reports of ours",
    )
    assert judged(texts)[0] is Verdict.LINKS_ONLY


# --- for any blocks


TEXTS = st.text(max_size=200) | st.sampled_from(
    [*ARTICLE, "Page not found", "Log in", "…", "Just a moment...", "Read more", "404"]
)
BLOCKS = st.lists(st.builds(Block, st.sampled_from(list(BlockKind)), TEXTS), max_size=8)
REMOVALS = st.lists(
    st.builds(
        Removal, TEXTS, st.sampled_from(["link", "paywall", OUTSIDE]), st.just(BlockKind.PARAGRAPH), st.integers(0, 12)
    ),
    max_size=8,
)
SIGNS = st.builds(
    Signs,
    title=TEXTS,
    language=st.sampled_from([*languages(), "xx", "de-AT", ""]),
    is_page=st.booleans(),
    is_excerpt=st.booleans(),
    is_free=st.none() | st.booleans(),
    body_words=st.none() | st.integers(0, 10_000),
    agreement=st.floats(0, 1),
    said=st.just(()) | st.lists(TEXTS, max_size=6).map(tuple),
)


@settings(deadline=None)  # the rules of a language are compiled where they are first asked for
@given(BLOCKS, REMOVALS, SIGNS)
def test_there_is_a_verdict_and_a_confidence_for_any_blocks(
    blocks: list[Block], removed: list[Removal], signs: Signs
) -> None:
    verdict, reason, confidence = judge(blocks, removed, signs)
    assert verdict is not Verdict.DUPLICATE
    assert reason
    assert "\n" not in reason
    assert 0.5 <= confidence <= 1
    if verdict is Verdict.FULL:
        assert any(block.text.strip() for block in blocks)

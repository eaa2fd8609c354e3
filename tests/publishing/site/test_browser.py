"""The site in a browser, on a tree that our own server hands out on this machine: heard, followed, searched.

Needs Chromium and Playwright for Python; where one of them is missing nothing here is tried.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from math import sin
from pathlib import Path
from struct import pack
from time import monotonic
from typing import TYPE_CHECKING, Any

import lameenc
import pytest
from PIL import Image

from audioposts.models import Chapter, Role
from audioposts.publishing.serving import Site as Served
from audioposts.publishing.site import Listed, index_pages, show_pages
from audioposts.publishing.site.pages import page_name
from audioposts.publishing.site.search.terms import fold, terms
from tests.publishing.serving.running import running
from tests.publishing.site.samples import BASE, SHOW, SITE, episode, lines, write_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]

SPOKEN = lines(
    [
        (Role.TITLE, ["The ferry to Łódź"]),
        (Role.BODY, ["It left at six in the morning.", "Nobody on the pier looked up at all."]),
        (Role.HEADING, ["Evening"]),
        (Role.BODY, ["The café was closed, and the naïve captain slept."]),
        *[(Role.BODY, [f"Paragraph {n} says that the water was quiet and the sky was wide."]) for n in range(12)],
    ]
)
SECONDS = SPOKEN[-1][0].end_ms / 1000 + 1
EVENING_S = SPOKEN[3][0].start_ms / 1000
FERRY = replace(
    episode(45),
    title="The ferry to Łódź",
    file="ferry.mp3",
    duration_ms=round(SECONDS * 1000),
    chapters=(Chapter(0, "Morning"), Chapter(round(EVENING_S * 1000), "Evening")),
)


def sound() -> bytes:
    """Return an MP3 in which a tone comes and goes."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(16_000)
    encoder.set_channels(1)
    encoder.silence()
    samples = (round(6000 * sin(n * 0.15) * abs(sin(n / 9000))) for n in range(round(16_000 * SECONDS)))
    pcm = b"".join(pack("<h", sample) for sample in samples)
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public tree with a show of 46 episodes, one of which can be heard."""
    root = tmp_path_factory.mktemp("public")
    folder = root / SHOW.slug
    folder.mkdir()
    (folder / "ferry.mp3").write_bytes(sound())
    (folder / "feed.xml").write_text("<rss/>")
    Image.new("RGB", (700, 700), "#4a2f5a").save(folder / "cover-1.jpg")
    others = [
        episode(
            n, transcripts=write_text(folder, f"e{n}", lines([(Role.BODY, [f"Words about tunnel{n} and 夜行列車."])]))
        )
        for n in range(45)
    ]
    every = [replace(FERRY, transcripts=write_text(folder, "ferry", SPOKEN, FERRY.title)), *others[::-1]]
    shown = show_pages(SHOW, every, BASE, "cover-1.jpg", folder, SITE)
    for page in (*shown, *index_pages([Listed(SHOW, "cover-1.jpg", 46, every[0])], BASE, SITE)):
        path = root / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.render())
    return root


@pytest.fixture(scope="module")
def site(tree: Path) -> Iterator[str]:
    with running(Served(tree, BASE)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


Opened = Callable[..., "Page"]


@pytest.fixture
def opened(browser: "Browser", site: str) -> Iterator[Opened]:
    """Opens a page of the show; nothing may be said on its console, nothing may be asked of another host."""
    contexts: list[BrowserContext] = []
    said: list[str] = []
    asked: list[str] = []

    def open_page(path: str = "ferries/", width: int = 1200, height: int = 800, **options: Any) -> "Page":
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(site)] == []


EPISODE = f"ferries/{page_name(FERRY)}"


def time_of(page: "Page") -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def wait_for(page: "Page", condition: str) -> None:
    """Wait until a condition holds; Playwright's own way to do so is one that the page's policy does not allow."""
    end = monotonic() + 10
    while not page.evaluate(f"Boolean({condition})"):
        assert monotonic() < end, condition
        page.wait_for_timeout(20)


def test_it_plays_and_the_words_follow(opened: Opened) -> None:
    page = opened(EPISODE)
    assert page.locator(".is-heard").count() == 0
    page.get_by_role("button", name="Play").click()
    wait_for(page, "document.querySelector('.w.is-heard')?.textContent === 'to'")
    assert page.locator(".s.is-heard").inner_text() == "The ferry to Łódź"
    assert page.locator(".s[aria-current=true]").count() == 1
    wait_for(page, "document.querySelector('.w.is-heard')?.textContent === 'left'")
    heard = SPOKEN[1][1][1]
    assert heard.start_ms - 50 <= time_of(page) * 1000 <= heard.end_ms + 250
    page.get_by_role("button", name="Pause").click()
    at = time_of(page)
    page.wait_for_timeout(300)
    assert time_of(page) == at
    assert page.get_by_role("slider", name="Position").get_attribute("aria-valuetext").startswith("00:0")  # type: ignore[union-attr]


def test_a_word_that_is_pressed_is_heard(opened: Opened) -> None:
    page = opened(EPISODE)
    page.get_by_text("Nobody on the pier").hover()
    page.locator(".w", has_text="pier").click()
    wait_for(page, "document.querySelector('.w.is-heard')?.textContent === 'pier'")
    assert SPOKEN[2][1][3].start_ms / 1000 - 0.1 <= time_of(page) < SPOKEN[2][1][5].start_ms / 1000
    assert page.get_by_role("button", name="Pause").is_visible()


def test_a_word_that_is_touched_is_heard(opened: Opened) -> None:
    page = opened(EPISODE, width=390, has_touch=True, is_mobile=True)
    box = page.get_by_text("Nobody on the pier").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 20, box["y"] + 8)
    wait_for(page, "document.querySelector('.w.is-heard')?.textContent === 'Nobody'")


def test_selecting_text_does_not_play(opened: Opened) -> None:
    page = opened(EPISODE)
    page.get_by_text("Nobody on the pier").dblclick()
    page.evaluate("document.querySelector('audio').pause()")
    assert page.evaluate("getSelection().toString()").strip()
    assert page.evaluate("[...document.querySelectorAll('.s')].map(s => s.textContent).join('|')") == "|".join(
        cue.text for cue, _ in SPOKEN
    )


def test_chapters(opened: Opened) -> None:
    page = opened(EPISODE)
    page.get_by_role("link", name="Evening").click()
    wait_for(page, "document.querySelector('.s.is-heard')?.textContent === 'Evening'")
    assert abs(time_of(page) - EVENING_S) < 1.5
    assert page.locator(".chapters [aria-current]").inner_text().endswith("Evening")
    assert page.url.endswith(f"#t={EVENING_S:g}")


def test_a_link_to_a_moment(opened: Opened) -> None:
    page = opened(f"{EPISODE}#t={SPOKEN[-1][0].start_ms / 1000}")
    wait_for(page, "document.querySelector('.s.is-heard') !== null")
    assert page.locator(".s.is-heard").inner_text() == SPOKEN[-1][0].text
    assert page.locator(".s.is-heard").evaluate("e => e.getBoundingClientRect().top < innerHeight")
    assert page.evaluate("document.querySelector('audio').paused")


def test_the_text_scrolls_until_somebody_scrolls(opened: Opened) -> None:
    page = opened(EPISODE, height=500, reduced_motion="reduce")
    follow = page.get_by_role("button", name="Follow the text")
    page.evaluate(f"location.hash = '#t={SPOKEN[-3][0].start_ms / 1000}'")
    page.get_by_role("button", name="Play").click()
    wait_for(page, "document.querySelector('.s.is-heard')?.getBoundingClientRect().bottom < innerHeight")
    page.wait_for_timeout(300)
    page.mouse.move(300, 400)
    page.mouse.wheel(0, -3000)
    wait_for(page, "document.querySelector('.follow').getAttribute('aria-pressed') === 'false'")
    page.wait_for_timeout(200)
    top = page.evaluate("scrollY")
    page.wait_for_timeout(4000)
    assert page.evaluate("scrollY") == top
    follow.click()
    wait_for(page, "document.querySelector('.s.is-heard').getBoundingClientRect().bottom < innerHeight")


def test_by_keyboard(opened: Opened) -> None:
    page = opened(EPISODE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.matches('.play')"):
        page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Space")
    wait_for(page, "!document.querySelector('audio').paused")
    page.keyboard.press("Space")
    wait_for(page, "document.querySelector('audio').paused")
    page.get_by_role("slider", name="Position").focus()
    before = time_of(page)
    page.keyboard.press("PageUp")
    wait_for(page, "document.querySelector('audio').currentTime > 25")
    assert time_of(page) - before == pytest.approx(30, abs=0.5)
    page.keyboard.press("ArrowLeft")
    wait_for(page, "document.querySelector('audio').currentTime < 28")
    page.get_by_role("button", name="Back 15 seconds").press("Enter")
    wait_for(page, "document.querySelector('audio').currentTime < 13")
    page.get_by_role("combobox", name="Speed").select_option("1.5")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    page.get_by_role("link", name="00:31").press("Enter")
    wait_for(page, "document.querySelector('audio').currentTime > 30 && !document.querySelector('audio').paused")


def test_it_goes_on_where_it_was_left(opened: Opened, site: str) -> None:
    page = opened(EPISODE)
    page.get_by_role("button", name="Forward 30 seconds").click()
    page.wait_for_timeout(300)
    page.goto(f"{site}/ferries/")
    page.goto(f"{site}/{EPISODE}")
    wait_for(page, "document.querySelector('.now').textContent === '00:30'")
    assert page.locator(".is-heard").count() == 0


def titles(page: "Page") -> list[str]:
    return page.locator(".results h3").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "first", "count"),
    [
        ("ferry", FERRY.title, 1),
        ("LODZ", FERRY.title, 1),
        ("naive cafe", FERRY.title, 1),
        ("capt", FERRY.title, 1),
        ("tunnel17", "Crossing 17", 1),
        ("tunnel", "Crossing 44", 45),
        ("crossing 3", "Crossing 3", 1),
        ("夜行列車", "Crossing 44", 45),
        ("列", "Crossing 44", 45),
        ("captain tunnel3", None, 0),
        ("pier looked", FERRY.title, 1),
        ("captain wa", FERRY.title, 1),
        ("captain wa ", None, 0),
    ],
)
def test_search(opened: Opened, query: str, first: str | None, count: int) -> None:
    page = opened()
    page.get_by_role("searchbox", name="Search").fill(query)
    wait_for(page, "document.querySelector('.results .status').textContent.match(/\\d|Nothing/)")
    told = page.locator(".results .status").inner_text()
    assert told == (f"Episodes found: {count}" if count else "Nothing was found.")
    assert titles(page)[:1] == ([first] if first else [])
    assert not page.locator(".listed").is_visible()


def test_what_is_found_leads_to_where_it_is_heard(opened: Opened) -> None:
    page = opened("ferries/?q=captain%20naive")
    link = page.locator(".heard-at")
    link.wait_for()
    assert link.locator("mark").all_inner_texts() == ["naïve", "captain"]
    link.click()
    wait_for(page, "document.querySelector('.s.is-heard') !== null")
    assert "captain" in page.locator(".s.is-heard").inner_text()


def test_an_index_that_was_written_anew_is_read_again(browser: "Browser", site: str) -> None:
    page = browser.new_page()
    asked: list[str] = []

    def answer(route: Any) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404) if len(asked) == 1 else route.continue_()

    page.route("**/search/*.txt", answer)
    page.goto(f"{site}/ferries/?q=captain")
    page.locator(".results h3").wait_for()
    assert titles(page) == [FERRY.title]
    page.unroute("**/search/*.txt")
    page.route("**/search/**", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/ferries/?q=captain")
    page.get_by_text("The index cannot be loaded.").wait_for()
    page.close()


def test_more_results_and_back_again(opened: Opened) -> None:
    page = opened()
    box = page.get_by_role("searchbox", name="Search")
    box.fill("tunnel")
    page.get_by_role("button", name="Show more").click()
    wait_for(page, "document.querySelectorAll('.results li').length === 40")
    assert page.evaluate("document.activeElement.textContent") == "Crossing 24"
    page.get_by_role("button", name="Show more").click()
    wait_for(page, "document.querySelectorAll('.results li').length === 45")
    assert not page.get_by_role("button", name="Show more").is_visible()
    box.fill("")
    page.locator(".listed").wait_for()
    assert not page.locator(".results").is_visible()


SAMPLES = [
    "Größe GROSSE Łódź Ærø naïve ﬁn",
    "ΟΔΟΣ οδός Ὀδυσσεύς",
    "夜行列車がｶﾞス NHKの犬 𠮷野家",
    "हिन्दी में ไทยแลนด์ ខ្មែរ မြန်မာ",
    "שָׁלוֹם مُحَمَّد",
    "서울 İstanbul ıĞ",
    "don't O’Neil snake_case x86-64 3,5 № ½ a b 7",
    "x" * 40,
    "Việt Nam Đà Nẵng",
    "𝓐𝓑™ ℌ ﬃ ẞ ǅ",
    "\u0301a e\u0301 A\u030a",
]


def test_browser_and_program_cut_words_alike(opened: Opened, tree: Path) -> None:
    page = opened()
    script = next((tree / "assets").glob("site-*.js")).name
    found = page.evaluate(
        f"async samples => {{ const site = await import('/assets/{script}');"
        " return samples.map(sample => [site.fold(sample), site.terms(site.fold(sample))]) }",
        SAMPLES,
    )
    assert [tuple(each) for each in found] == [(fold(text), list(terms(fold(text)))) for text in SAMPLES]


@pytest.mark.parametrize("path", ["", "ferries/", EPISODE, "ferries/2026-01.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_small_phone(opened: Opened, path: str, scheme: str) -> None:
    page = opened(path, width=320, height=640, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    targets = page.evaluate(
        "[...document.querySelectorAll('button, select, input')].map(e => e.getBoundingClientRect())"
        ".filter(b => b.width && b.height < 24).length"
    )
    assert targets == 0
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == ("rgb(251, 250, 247)" if scheme == "light" else "rgb(23, 22, 20)")


@pytest.mark.parametrize("path", ["", "ferries/", EPISODE, "ferries/2026-01.html"])
def test_landmarks_names_and_headings(opened: Opened, path: str) -> None:
    page = opened(path)
    assert page.locator("main").count() == page.locator("h1").count() == page.get_by_role("contentinfo").count() == 1
    unnamed = page.evaluate(
        "[...document.querySelectorAll('a, button, input, select, nav, section')].filter(e => !e.closest('[hidden]'))"
        ".filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length"
        " || e.getAttribute('aria-labelledby'))).map(e => e.outerHTML)"
    )
    assert unnamed == []
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )


@pytest.mark.parametrize("path", ["", "ferries/", "ferries/?q=tunnel", EPISODE, "ferries/2026-01.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Opened, path: str, scheme: str) -> None:
    """Contrast of all that is shown, names, roles, landmarks: the rules of axe-core, while a word is heard."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = opened(path, color_scheme=scheme)
    if path == EPISODE:
        page.get_by_role("button", name="Play").click()
        wait_for(page, "document.querySelector('.w.is-heard') !== null")
        page.get_by_role("button", name="Pause").click()
    elif "?" in path:
        page.locator(".heard-at").first.wait_for()
    found = axe.run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_without_a_script(opened: Opened) -> None:
    page = opened(EPISODE, java_script_enabled=False)
    assert page.locator("audio[controls]").is_visible()
    assert not page.locator(".controls").is_visible()
    assert page.get_by_text("Nobody on the pier looked up at all.").is_visible()
    page.get_by_role("link", name="Evening").click()
    assert page.locator(".heading", has_text="Evening").is_visible()
    listed = opened("ferries/", java_script_enabled=False)
    assert not listed.locator(".search").is_visible()
    listed.get_by_role("link", name="Crossing 44").click()
    assert listed.locator("h1").inner_text() == "Crossing 44"


def test_the_address_is_copied(opened: Opened) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{BASE}/ferries/feed.xml"


@contextmanager
def refused(page: "Page") -> Iterator[list[str]]:
    """Collect what the browser refuses by the page's own policy."""
    page.evaluate(
        "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective))"
    )
    found: list[str] = []
    yield found
    page.wait_for_timeout(200)
    found += page.evaluate("window.refused")


def test_a_page_runs_nothing_but_its_own(browser: "Browser", site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/{EPISODE}")
    with refused(page) as directives:
        page.evaluate(
            "() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
            " document.body.append(script); document.body.insertAdjacentHTML('beforeend',"
            ' \'<p style="color:red">x</p><img src="https://example.com/a.png"><img src=x onerror="ran=1">\');'
            " fetch('https://example.com/').catch(() => {}) }"
        )
    assert {"script-src-elem", "style-src-attr", "img-src", "connect-src", "script-src-attr"} <= set(directives)
    assert page.evaluate("window.ran") is None
    page.close()


def test_a_private_show_by_an_address_of_ones_own(browser: "Browser", tmp_path: Path) -> None:
    show, token, text = replace(SHOW, slug="secret", private=True), "t" * 24, lines([(Role.BODY, ["Only for you."])])
    folder = tmp_path / "private" / show.slug
    only = replace(FERRY, transcripts=write_text(folder, "only", text))
    Image.new("RGB", (700, 700), "#4a2f5a").save(folder / "cover-1.jpg")
    for page_file in show_pages(show, [only], BASE, "cover-1.jpg", folder, SITE):
        path = folder.parent / page_file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page_file.render())
    (tmp_path / "public").mkdir()
    served = Served(tmp_path / "public", BASE, private=folder.parent, may_listen=lambda given, _: given == token)
    with running(served) as port:
        page, said = browser.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://127.0.0.1:{port}/private/{token}/secret/?q=only")
        page.locator(".heard-at").click()
        page.locator(".s.is-heard").wait_for()
        page.goto(f"http://127.0.0.1:{port}/private/{token}/secret/")
        address = page.get_by_role("textbox", name="Address of the feed").input_value()
        assert address == f"{BASE}/private/{token}/secret/feed.xml"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
        page.close()
    assert said == []


def test_from_a_folder_without_a_server(browser: "Browser", tree: Path) -> None:
    page = browser.new_page()
    page.goto((tree / "index.html").as_uri())
    page.get_by_role("link", name="Ferry Notes").click()
    page.get_by_role("link", name=FERRY.title).click()
    assert page.get_by_text("Nobody on the pier looked up at all.").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    assert page.locator("audio").is_visible()
    page.close()

// The player that the text follows, and the search. Without this file pages are read, heard and linked to all the same.

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const LONGEST = 24; // letters of a term
const AT_ONCE = 20; // results
const WEIGHTS = [1, 3, 100]; // in the text, often in the text, in the title

// ---- text, as audioposts/publishing/site/search/terms.py folds and cuts it ----

const UNSPACED =
  "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3" +
  "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const IS_LETTER = /[\p{L}\p{N}]/u;
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;
const LETTERS = {
  ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ς: "σ", ħ: "h",
};

export function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(MARKS, "");
  return plain.replace(/[ßøłđðþæœıςħ]/g, (letter) => LETTERS[letter]).normalize("NFC");
}

export function terms(folded) {
  const made = [];
  for (const word of folded.match(WORD) ?? []) {
    if (/^[\x00-\x7f]*$/.test(word)) {
      if (word.length > 1 || /\d/.test(word)) made.push(word.slice(0, LONGEST));
      continue;
    }
    for (const run of word.match(RUN)) {
      const signs = [...run];
      if (!IS_UNSPACED.test(run)) made.push(signs.slice(0, LONGEST).join(""));
      else made.push(...signs, ...signs.slice(1).map((sign, at) => signs[at] + sign));
    }
  }
  return made;
}

const shardOf = (term, shards) =>
  [...term].slice(0, 3).reduce((number, sign) => number * 31 + sign.codePointAt(0), 0) % shards;

// ---- small things ----

const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const hours = whole >= 3600 ? `${Math.floor(whole / 3600)}:` : "";
  return `${hours}${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
};

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const kept = {
  get(name) {
    try { return localStorage.getItem(`audioposts ${name}`); } catch { return null; }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(`audioposts ${name}`);
      else localStorage.setItem(`audioposts ${name}`, value);
    } catch { /* a browser that keeps nothing */ }
  },
};

// ---- the words of a sentence ----

const cut = new WeakMap();

/** Return the words of a sentence; they become elements when they are first asked for. */
function wordsOf(sentence) {
  if (cut.has(sentence)) return cut.get(sentence);
  const text = sentence.textContent;
  const times = sentence.dataset.w?.split(" ").map(Number) ?? [];
  const pieces = times.length ? piecesOf(text, sentence.dataset.n) : [];
  const words = [];
  if (times.length && pieces.length === times.length) {
    let start = Number(sentence.dataset.s);
    const parts = [];
    pieces.forEach((piece, number) => {
      start += times[number] * 10;
      const word = element("span", "w", piece.trimEnd());
      words.push({ element: word, start });
      parts.push(word, piece.slice(piece.trimEnd().length));
    });
    sentence.replaceChildren(...parts);
  }
  cut.set(sentence, words);
  return words;
}

function piecesOf(text, lengths) {
  if (!lengths) return text.match(/[^ ]+ ?/g) ?? [];
  let at = 0;
  return lengths.split(" ").map((length) => text.slice(at, (at += Number(length))));
}

/** Return the number of the last one that has begun; -1 if none has. */
function lastBegun(items, ms) {
  let low = 0, high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].start <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// ---- the player ----

function startPlayer(player) {
  const audio = player.querySelector("audio");
  const controls = player.querySelector(".controls");
  const play = controls.querySelector(".play");
  const position = controls.querySelector(".position");
  const follow = controls.querySelector(".follow");
  const speed = controls.querySelector("select");
  const text = document.querySelector(".transcript .text");
  const here = location.pathname;
  const sentences = [...document.querySelectorAll(".s")].map((s) => ({ element: s, start: Number(s.dataset.s) }));
  const chapters = [...document.querySelectorAll(".chapters .seek")]
    .map((link) => ({ element: link, start: Number(link.dataset.t) * 1000 }));
  let sentence = null, word = null, chapter = null;
  let hasBegun = false, isDragging = false, keptAt = 0, isOurs = 0;

  audio.removeAttribute("controls");
  controls.hidden = false;
  document.querySelector(".following")?.removeAttribute("hidden");
  document.body.classList.add("is-following");

  const length = () => (Number.isFinite(audio.duration) && audio.duration) || Number(player.dataset.ms) / 1000;
  const isFollowing = () => follow?.getAttribute("aria-pressed") === "true";
  const setFollowing = (on) => follow?.setAttribute("aria-pressed", String(on));

  function showTime(seconds) {
    controls.querySelector(".now").textContent = clock(seconds);
    position.value = seconds;
    position.style.setProperty("--done", `${Math.min(100, (100 * seconds) / length())}%`);
    position.setAttribute("aria-valuetext", `${clock(seconds)} ${player.dataset.of} ${clock(length())}`);
  }

  function change(before, now, name) {
    if (before === now) return now;
    before?.classList.remove(name);
    now?.classList.add(name);
    return now;
  }

  function showText(ms) {
    const current = hasBegun ? sentences[lastBegun(sentences, ms)]?.element ?? null : null;
    if (current !== sentence) {
      sentence?.removeAttribute("aria-current");
      current?.setAttribute("aria-current", "true");
      sentence = change(sentence, current, "is-heard");
      if (sentence && isFollowing()) keepInView();
    }
    const words = sentence ? wordsOf(sentence) : [];
    word = change(word, words[lastBegun(words, ms)]?.element ?? null, "is-heard");
    const at = hasBegun ? chapters[lastBegun(chapters, ms)]?.element ?? null : null;
    if (at !== chapter) {
      chapter?.removeAttribute("aria-current");
      at?.setAttribute("aria-current", "true");
      chapter = at;
    }
  }

  function keepInView(always = false) {
    const box = sentence.getBoundingClientRect();
    const top = player.getBoundingClientRect().bottom + 24;
    if (!always && box.top >= top && box.bottom <= innerHeight * 0.8) return;
    isOurs = performance.now();
    sentence.scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
  }

  function show() {
    const seconds = audio.currentTime;
    if (!isDragging) showTime(seconds);
    showText(seconds * 1000);
    if (Math.abs(seconds - keptAt) > 5) keep(seconds);
  }

  function keep(seconds) {
    keptAt = seconds;
    kept.set(here, seconds > 5 && seconds < length() - 5 ? seconds.toFixed(1) : null);
  }

  function tick() {
    show();
    if (!audio.paused) requestAnimationFrame(tick);
  }

  function seek(seconds, thenPlay = false) {
    audio.currentTime = Math.min(Math.max(0, seconds), Math.max(0, length() - 0.1));
    hasBegun = true;
    show();
    if (thenPlay) start();
  }

  function start() {
    audio.play().catch((error) => {
      if (error.name !== "AbortError") fail();
    });
  }

  function fail() {
    player.querySelector(".failed").textContent = player.dataset.failed;
  }

  play.addEventListener("click", () => (audio.paused ? start() : audio.pause()));
  for (const button of controls.querySelectorAll(".skip-by")) {
    button.addEventListener("click", () => seek(audio.currentTime + Number(button.dataset.by)));
  }
  position.addEventListener("input", () => { isDragging = true; showTime(Number(position.value)); });
  position.addEventListener("change", () => { isDragging = false; seek(Number(position.value)); });
  position.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -5, ArrowRight: 5, ArrowDown: -5, ArrowUp: 5, PageDown: -30, PageUp: 30 }[event.key];
    if (!by) return;
    event.preventDefault();
    seek(audio.currentTime + by);
  });
  speed.addEventListener("change", () => {
    audio.playbackRate = Number(speed.value);
    kept.set("speed", speed.value);
  });
  follow?.addEventListener("click", () => {
    setFollowing(!isFollowing());
    if (isFollowing() && sentence) keepInView(true);
  });

  audio.addEventListener("play", () => {
    hasBegun = true;
    player.classList.add("is-playing");
    play.setAttribute("aria-label", play.dataset.pause);
    player.querySelector(".failed").textContent = "";
    describe();
    requestAnimationFrame(tick);
  });
  audio.addEventListener("pause", () => {
    player.classList.remove("is-playing");
    play.setAttribute("aria-label", play.dataset.play);
    keep(audio.currentTime);
  });
  audio.addEventListener("ended", () => kept.set(here, null));
  audio.addEventListener("seeked", show);
  audio.addEventListener("loadedmetadata", () => {
    position.max = Math.max(1, Math.floor(length()));
    controls.querySelector(".total").textContent = clock(length());
    audio.playbackRate = Number(speed.value);
    show();
  });
  audio.addEventListener("error", fail);

  // Whoever scrolls wants to read elsewhere: the text stays until it is to follow again.
  const stay = () => { if (!audio.paused && performance.now() - isOurs > 200) setFollowing(false); };
  addEventListener("wheel", stay, { passive: true });
  addEventListener("touchmove", stay, { passive: true });
  addEventListener("keydown", (event) => {
    const isScrolling = ["PageDown", "PageUp", "ArrowDown", "ArrowUp", "Home", "End"].includes(event.key);
    if (isScrolling && !event.target.closest?.("input, select")) stay();
  });

  for (const link of document.querySelectorAll("a.seek")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.replaceState(null, "", `#t=${link.dataset.t}`);
      setFollowing(true);
      seek(Number(link.dataset.t), true);
    });
  }

  text?.addEventListener("pointerover", (event) => {
    const hovered = event.target.closest(".s");
    if (hovered) wordsOf(hovered);
  });
  text?.addEventListener("click", (event) => {
    const clicked = event.target.closest(".s");
    if (!clicked || !getSelection().isCollapsed) return;
    const words = wordsOf(clicked);
    const target = event.target.closest(".w") ?? wordAt(event);
    const start = words.find((each) => each.element === target)?.start ?? Number(clicked.dataset.s);
    setFollowing(true);
    // A little earlier, as a word cut into is not understood.
    seek(Math.max(0, start - 20) / 1000, true);
  });

  function goToHash(isFirst) {
    const match = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
    if (!match) return false;
    seek(Number(match[1]));
    if (sentence && (isFirst || !document.getElementById(location.hash.slice(1)))) keepInView(true);
    return true;
  }

  function describe() {
    if (!navigator.mediaSession || !window.MediaMetadata) return;
    const { title, show: album, picture } = player.dataset;
    const artwork = [{ src: new URL(picture, location.href).href, sizes: "600x600", type: "image/jpeg" }];
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: album, album, artwork });
    navigator.mediaSession.setActionHandler("seekbackward", () => seek(audio.currentTime - 15));
    navigator.mediaSession.setActionHandler("seekforward", () => seek(audio.currentTime + 30));
  }

  const rate = kept.get("speed");
  if (rate && [...speed.options].some((option) => option.value === rate)) speed.value = rate;
  addEventListener("hashchange", () => goToHash(false));
  const last = Number(kept.get(here));
  if (!goToHash(true)) {
    if (last > 0 && last < length()) audio.currentTime = last;
    showTime(audio.currentTime);
  }
}

/** Return the word under a pointer. */
function wordAt(event) {
  const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const node = place?.offsetNode ?? document.caretRangeFromPoint?.(event.clientX, event.clientY)?.startContainer;
  return node?.parentElement?.closest(".w") ?? null;
}

// ---- search ----

const fetched = new Map();

/** Return a file of the index, which is fetched once. */
function load(path, kind, options) {
  if (!fetched.has(path)) {
    const answer = fetch(path, options).then((response) => {
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response[kind]();
    });
    answer.catch(() => fetched.delete(path));
    fetched.set(path, answer);
  }
  return fetched.get(path);
}

/** Return what is asked for: terms, and whether a term may be the beginning of a longer one. */
export function asked(query) {
  const found = [...new Set(terms(fold(query)))];
  const last = found.at(-1);
  // Which file a term is in is decided by its first three letters: only from then on it may be a beginning.
  const isTyped = last && /[\p{L}\p{N}\p{M}]$/u.test(query) && !IS_UNSPACED.test(last);
  const isOpen = isTyped && last.length > 2;
  if (isTyped && !isOpen && found.length > 1 && /^\p{L}+$/u.test(last)) found.pop();
  return found.map((term) => ({ term, isPrefix: (isOpen && term === last) || term.length >= LONGEST }));
}

/** Return how an episode of a block is found, by its number in the block. */
export function lookUp(shard, { term, isPrefix }) {
  const found = new Map();
  let at = shard.startsWith(term) ? 0 : shard.indexOf(`\n${term}`) + 1;
  if (at === 0 && !shard.startsWith(term)) return found;
  while (shard.startsWith(term, at)) {
    const end = shard.indexOf("\n", at);
    const [name, ...steps] = shard.slice(at, end < 0 ? undefined : end).split(" ");
    if (isPrefix || name === term) {
      let sum = 0;
      for (const step of steps) {
        sum += parseInt(step, 36);
        const number = sum >> 2;
        found.set(number, Math.max(found.get(number) ?? 0, WEIGHTS[sum & 3]));
      }
    }
    if (end < 0) break;
    at = end + 1;
  }
  return found;
}

async function findIn(block, order, wanted) {
  const [key, , shards] = block;
  const hits = await Promise.all(wanted.map(async (each) =>
    lookUp(await load(`search/${shardOf(each.term, shards)}-${key}.txt`, "text"), each)));
  const [first, ...others] = hits;
  const made = [];
  for (const [number, weight] of first) {
    if (!others.every((other) => other.has(number))) continue;
    const score = others.reduce((sum, other) => sum + other.get(number), weight);
    made.push({ key, order, number, score });
  }
  return made;
}

/** Return what is found; once more where files have gone, as the index may have been written anew since it was read. */
async function find(query) {
  const wanted = asked(query);
  try {
    return await findAll(wanted);
  } catch {
    fetched.clear();
    return findAll(wanted);
  }
}

async function findAll(wanted) {
  const index = await load("search/index.json", "json", { cache: "no-cache" });
  const found = await Promise.all(index.blocks.map((block, order) => findIn(block, order, wanted)));
  const hits = found.flat().sort((a, b) => b.score - a.score || a.order - b.order || a.number - b.number);
  return { hits, perFile: index.cards };
}

async function cardOf(hit, perFile) {
  const file = Math.floor(hit.number / perFile);
  return (await load(`search/${file}-${hit.key}.json`, "json"))[hit.number % perFile];
}

/** Return where words begin in a text, and how long they are there. */
export function placesOf(text, needles) {
  const signs = [...text];
  const from = [];
  let folded = "";
  signs.forEach((sign, number) => {
    const plain = fold(sign);
    for (let at = 0; at < plain.length; at++) from.push(number);
    folded += plain;
  });
  const places = [];
  for (const needle of needles) {
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
      const isInside = at > 0 && IS_LETTER.test(folded[at - 1]) && !IS_UNSPACED.test(needle);
      if (!isInside) places.push([from[at], from[at + needle.length - 1] + 1, needle]);
    }
  }
  return places.sort((a, b) => a[0] - b[0]);
}

function cuesOf(vtt) {
  return vtt.split(/\n{2,}/).flatMap((cue) => {
    const [times, ...lines] = cue.split("\n").filter(Boolean);
    const start = /^(\d+):(\d\d):(\d\d\.\d+) -->/.exec(times ?? "");
    if (!start) return [];
    const text = lines.join(" ").replace(/<[^>]*>/g, "")
      .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
    return [{ start: Number(start[1]) * 3600 + Number(start[2]) * 60 + Number(start[3]), text }];
  });
}

/** Add the sentence in which most of the words are, and a link to where it is heard. */
async function addSnippet(item, card, needles) {
  const [, page, , , , captions] = card;
  if (!captions) return;
  let best = null, most = 0;
  for (const cue of cuesOf(await load(captions, "text"))) {
    const places = placesOf(cue.text, needles);
    const different = new Set(places.map((place) => place[2])).size;
    if (different > most) [best, most] = [{ ...cue, places }, different];
  }
  if (!best) return;
  const link = element("a", "heard-at");
  link.href = `${page}#t=${best.start}`;
  link.append(element("span", "clock", clock(best.start)), " ", ...marked(best.text, best.places));
  item.append(link);
}

function marked(text, places) {
  const signs = [...text];
  const made = [];
  let at = 0;
  for (const [start, stop] of places) {
    if (start < at) continue;
    made.push(signs.slice(at, start).join(""), element("mark", "", signs.slice(start, stop).join("")));
    at = stop;
  }
  return [...made, signs.slice(at).join("")];
}

function startSearch(box) {
  const input = box.querySelector("input");
  const results = document.querySelector(".results");
  const listed = document.querySelector(".listed");
  const list = results.querySelector("ol");
  const more = results.querySelector(".more");
  const status = results.querySelector(".status");
  const said = results.dataset;
  const dates = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  let turn = 0, timer = 0, showNext = () => {};

  function row([title, page, date, seconds, from]) {
    const item = document.createElement("li");
    const link = element("a", "", title);
    link.href = page;
    link.dir = "auto";
    const day = element("time", "", dates.format(new Date(`${date}T00:00Z`)));
    day.dateTime = date;
    const lines = [element("p", "facts"), document.createElement("h3"), element("p", "facts")];
    lines[0].append(day);
    lines[1].append(link);
    lines[2].textContent = [from, lengthOf(seconds)].filter(Boolean).join(" · ");
    item.append(...lines);
    return item;
  }

  function lengthOf(seconds) {
    const minutes = Math.max(1, Math.round(seconds / 60));
    const hours = Math.floor(minutes / 60);
    return [hours && `${hours} ${said.hours}`, minutes % 60 && `${minutes % 60} ${said.minutes}`].filter(Boolean).join(" ");
  }

  async function run() {
    const query = input.value.trim(), mine = ++turn;
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    const isAsking = asked(input.value).length > 0;
    results.hidden = !isAsking;
    listed.hidden = isAsking;
    if (!isAsking) return;
    if (!list.childElementCount) status.textContent = said.searching;
    try {
      const found = await find(input.value);
      if (mine === turn) await showFound(found, query, mine);
    } catch {
      if (mine === turn) { status.textContent = said.unreachable; list.replaceChildren(); more.hidden = true; }
    }
  }

  async function showFound({ hits, perFile }, query, mine) {
    const needles = fold(query).match(WORD) ?? [];
    let shown = 0;
    showNext = async () => {
      const next = hits.slice(shown, shown + AT_ONCE);
      const cards = await Promise.all(next.map((hit) => cardOf(hit, perFile)));
      if (mine !== turn) return null;
      const items = cards.map(row);
      if (shown === 0) list.replaceChildren();
      list.append(...items);
      shown += next.length;
      more.hidden = shown >= hits.length;
      cards.forEach((card, number) => addSnippet(items[number], card, needles).catch(() => {}));
      return items[0];
    };
    await showNext();
    status.textContent = hits.length ? `${said.found} ${hits.length}` : said.nothing;
  }

  box.hidden = false;
  box.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); run(); });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, 160); });
  more.addEventListener("click", async () => (await showNext())?.querySelector("a").focus());
  const before = new URL(location.href).searchParams.get("q");
  if (before) { input.value = before; run(); }
}

// ---- the address of the feed ----

function startCopying(button) {
  const field = button.parentElement.querySelector("input");
  const said = button.parentElement.querySelector("[role=status]");
  const label = button.textContent;
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    field.select();
    // Browsers have a clipboard on secure pages only.
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    button.textContent = said.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; said.textContent = ""; }, 2500);
  });
}

const parts = { ".player": startPlayer, ".search": startSearch, ".copy": startCopying };
for (const [selector, begin] of Object.entries(parts)) {
  const found = document.querySelector(selector);
  if (found) begin(found);
}

"""Addresses, handles and tags as a person says them, in any language. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.language import WebWords
from audioposts.narration.speaking.numbers import YEARS, cardinal, one_by_one

_TLD = (
    "com|org|net|gov|edu|io|ai|co|info|biz|app|dev|news|tv|me|blog|fm|int|mil|us|uk|de|fr|es|it|nl|eu|ca|au|ch|at|be|ie|in|jp|pt|"
    "ru|se|no|dk|fi|pl|br|mx|nz|za|cn|kr|tech|online|site|store|shop|museum|example|test|social|xyz|gg|ly|"
    "ar|bo|cl|cr|cu|ec|gt|hn|ni|pe|py|sv|uy|ve|cat|eus|gal|bzh|quebec|berlin|wien|swiss|lu|li|mc|gr|cz|hu|ro|bg|hr|rs|si|"
    "sk|ua|tr|il|ae|ng|ke|gh|pk|bd|lk|sg|vn|ph|hk|tw|kz|ge|lt|lv|ee|mt|media|press|radio|london|scot|cymru|wales|foundation"
)
_EMAIL = re.compile(r"(?<![\w.])([\w.+%-]+)@([\w-]+(?:\.[\w-]+)+)")
_URL = re.compile(
    r"<?\b(?:https?|ftp)://(?:www\.)?((?:[\w-]+\.)*[\w-]+)(?::\d+)?(?:[/?#][^\s<>”\"]*?)?>?(?=[.,;:!?)\]”\"’]*(?:\s|$))",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    rf"(?<![\w@./-])(?:(?:www\.)?(?=[\w.-]+\.(?:{_TLD})(?![\w-]))|www\.)((?:[A-Za-z0-9][\w-]*\.)+[a-z]{{2,12}})(?::\d+)?(?:/[^\s<>”\"]*?)?(?=[.,;:!?)\]”\"’]*(?:\s|$)|[’']s)"
)
_HANDLE = re.compile(r"(?<![\w.@/])@(\w{2,30})")
_TAG = re.compile(r"(?<![\w&#])#(?=\w*[^\W\d])(\w{2,60})")
_KINDS = (
    "txt|pdf|docx?|xlsx?|pptx?|csv|tsv|json|xml|ya?ml|toml|ini|md|html?|css|js|mjs|ts|py|ipynb|zip|tar|gz|rar|iso|exe|"
    "msi|apk|ipa|dmg|pkg|deb|rpm|bat|dll|jpe?g|JPE?G|PNG|png|gif|bmp|svg|webp|tiff?|heic|psd|epub|mobi|mp[34]|wav|flac|"
    "ogg|avi|mkv|sql|log|bak|torrent|onion"
)
_KIND = re.compile(rf"\.(?:{_KINDS}|{_TLD})(?![\w/@]|\.\w)")
_FILE = re.compile(
    rf"(?<![\w@/.])([\w-]+(?:\.[\w-]+)*)\.({_KINDS})(?![\w/@]|\.\w)|"
    rf"(?<![^\s“\"'‘(„«])\.({_KINDS}|{_TLD})(?![\w/@]|\.\w)"
)
_SAID = frozenset(
    "gov web edu com org net info co app news blog dev store shop museum social".split()  # noqa: SIM905
    + "zip iso log bat torrent deb json".split()  # noqa: SIM905
)
"""Short labels that are words."""

_NO_WORD = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,6}")
_ABBREVIATED = frozenset("dr jr mr mrs ms sr st".split())  # noqa: SIM905
_HEXADECIMAL = re.compile(r"^0x(?=\w)")
_WORD = re.compile(r"[A-ZÀ-Þ]+(?=[A-ZÀ-Þ][a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+|\d+|[^\W\d_]+|_|-")


def web(draft: Draft, words: WebWords) -> None:
    """Claim them before anything else takes their dots and digits for what they are not."""
    text = draft.text
    if "@" in text:
        draft.claim_each(
            _EMAIL, lambda m: f"{_name(m[1], words, draft)} {words.at} {_host(m[2], words, draft)}", "e-mail"
        )
        draft.claim_each(_HANDLE, lambda m: f"{words.at} {_parts(m[1], words, draft)}", "handle")
    if "://" in text:
        draft.claim_each(_URL, lambda m: _host(m[1], words, draft), "URL")
    if "." in text:
        draft.claim_each(_DOMAIN, lambda m: _host(m[1], words, draft), "URL")
        if _KIND.search(text):
            draft.claim_each(_FILE, lambda m: _file(m, words, draft), "file")
    if "#" in text:
        draft.claim_each(_TAG, lambda m: f"{words.hashtag} {_parts(m[1], words, draft)}", "hashtag")


def _name(local: str, words: WebWords, draft: Draft) -> str:
    return f" {words.dot} ".join(_parts(part, words, draft) for part in re.split(r"[.]", local) if part)


def _host(host: str, words: WebWords, draft: Draft) -> str:
    labels = [label for label in host.split(".") if label]
    return f" {words.dot} ".join(_label(label, words, draft) for label in labels)


def _file(match: re.Match[str], words: WebWords, draft: Draft) -> str:
    """Return "CHECKSUMS.txt" and ".zip" with the dot."""
    name, kind, alone = match.groups()
    said = f"{words.dot} {_kind(kind or alone, draft)}"
    if not name:
        return said
    letters = name.lower() if name.isupper() and len(name) > 4 else name
    return f"{_name(letters, words, draft)} {said}"


def _kind(kind: str, draft: Draft) -> str:
    """Return "mp3" as "M P three"."""
    letters, digit = kind.rstrip("0123456789"), kind[len(kind.rstrip("0123456789")) :]
    said = letters if letters in _SAID else " ".join(letters.upper())
    return f"{said} {_digits(digit, draft)}" if digit else said


def _label(label: str, words: WebWords, draft: Draft) -> str:
    if label.lower() in _SAID:
        return label.lower()
    if len(label) <= 3 and label.isalpha():
        return " ".join(label.upper())
    return _parts(label, words, draft)


def _parts(text: str, words: WebWords, draft: Draft) -> str:
    """Return "CityHall2024" as "City Hall twenty twenty-four"."""
    return " ".join(
        _part(part, words, draft)
        for part in _WORD.findall(_HEXADECIMAL.sub("0X ", text))
        if part in "_-" or part[0].isalpha() or part.isdecimal()
    )


def _part(part: str, words: WebWords, draft: Draft) -> str:
    if part == "_":
        return words.underscore
    if part == "-":
        return words.hyphen
    if part.isdecimal():
        return _digits(part, draft)
    letters = "".join(filter(str.isalpha, part))
    is_spelled = _NO_WORD.fullmatch(letters) and letters not in _ABBREVIATED
    if letters in words.said:
        return letters.capitalize()
    if (letters.isupper() and len(letters) <= 4) or is_spelled:
        return " ".join(letters.upper())
    return letters


def _digits(digits: str, draft: Draft) -> str:
    language = draft.language.split("-")[0].lower()
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return YEARS[language](int(digits)) if language in YEARS else cardinal(digits, language)
    return cardinal(digits, language) if len(digits) <= 2 else one_by_one(digits, language)

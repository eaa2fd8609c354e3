"""A word among its neighbours -> its part of speech, where that is plain to see. Pure, English.

Only for words that are said in two ways. The rules look at two or three words on each side and answer only where they
are nearly always right: otherwise the engine's own reading stands, which is right for three quarters of such words.
"""

from collections.abc import Sequence

_HELPERS = frozenset("will would can could may might must shall should cannot ll d do does did let please".split())  # noqa: SIM905
_HELPERS_WITHOUT_NOT = frozenset("don doesn didn won wouldn couldn shouldn".split())  # noqa: SIM905
"""What is left of "didn't" once the t is taken off."""

_TAKES_TO = frozenset(
    [
        *"access added addition amounts according back close compared contrast contributed down due".split(),  # noqa: SIM905
        *"exposed exposure fell lead leading leads led linked listen next prior related resistant response".split(),  # noqa: SIM905
        *"rose shift similar subject switch switched thanks tied transition turned up vulnerable".split(),  # noqa: SIM905
    ]
)
"""Words after which "to" is followed by a noun as easily as by a verb."""

_ASKING = frozenset("do does did can could will would should may might must".split())  # noqa: SIM905
_HAVE = frozenset("have has had having ve been being be was were is are already".split())  # noqa: SIM905
_NOT = frozenset("not never n t just also only even often always ever already then finally first".split())  # noqa: SIM905
_PLURAL_SUBJECTS = frozenset("i we you they who".split())  # noqa: SIM905
_SINGULAR_SUBJECTS = frozenset("he she it".split())  # noqa: SIM905
_NOBODY = frozenset("he she it who nobody everybody somebody everyone someone one that which".split())  # noqa: SIM905
_DETERMINERS = frozenset(
    "the a an this that these those my your his her its our their every each some any no".split()  # noqa: SIM905
)
_LINKING = frozenset("is are was were be been being seem seems seemed remain remains remained feel feels felt".split())  # noqa: SIM905
_DEGREES = frozenset("not very quite so more most too perfectly hardly".split())  # noqa: SIM905
_SEPARABLE = frozenset("through from out into aloud along around off back down its".split())  # noqa: SIM905
_AFTER_A_VERB = _DETERMINERS | _SEPARABLE | frozenset("to him them us me it up early late away over ahead".split())  # noqa: SIM905
_NO_PLURALS = frozenset("is was his its this has does as us thus less yes plus across".split())  # noqa: SIM905
_QUOTES = frozenset('“‘"”')
_SENTENCE_ENDS = frozenset(".!?…")


def part_of_speech(atoms: Sequence[str], at: int) -> str:
    """Return "verb", "verb-past", "noun" or "adjective"; an empty string where it is not plain.

    "verb-past" is also what follows "has" and "was".
    """
    before = [word.lower() for word in _words(atoms[max(at - 8, 0) : at])]
    after = [word.lower() for word in atoms[at + 1 : at + 4]]
    is_negated = before[-1:] == ["t"]
    while before and before[-1] in _NOT:
        before.pop()
    if not before:
        return ""
    if is_negated and before[-1] in _HELPERS_WITHOUT_NOT:
        return "verb"
    return (
        _adjective(before, after)
        or _after_a_helper(before, after)
        or _after_a_pronoun(atoms[at].lower(), before)
        or _after_a_noun(atoms, at, before, after)
        or ("noun" if before[-1] in _DETERMINERS else "")
    )


def _words(atoms: Sequence[str]) -> list[str]:
    """Return the words of the same clause: nothing that is before a comma or a quotation mark."""
    for index in range(len(atoms) - 1, -1, -1):
        if not atoms[index].isalnum() and atoms[index] not in ("'", "’", "-"):
            return [atom for atom in atoms[index + 1 :] if atom.isalnum()]
    return [atom for atom in atoms if atom.isalnum()]


def _after_a_helper(before: Sequence[str], after: Sequence[str]) -> str:
    """Judge by "to", "will", "has" right before it, or by "did the family" in a question."""
    last = before[-1]
    if last == "to":
        takes_noun = before[-2:-1] and before[-2] in _TAKES_TO
        return "verb" if not takes_noun and after[:1] and after[0] in _AFTER_A_VERB else ""
    if last in _HELPERS and before[-2:-1] != ["the"]:
        return "verb"
    if last in _HAVE:
        return "verb-past"
    asks = before[-3:-2] and before[-3] in _ASKING and before[-2] in _DETERMINERS
    asks = asks or (last in _PLURAL_SUBJECTS | _SINGULAR_SUBJECTS and before[-2:-1] and before[-2] in _ASKING)
    return "verb" if asks else ""


def _after_a_pronoun(word: str, before: Sequence[str]) -> str:
    last = before[-1]
    if word.endswith("s") and last in _NOBODY:
        return "verb"
    if last in _PLURAL_SUBJECTS:
        return "verb"
    # "He reads" would be the present; in "made it read" it is not the subject.
    is_subject = last in _SINGULAR_SUBJECTS and before[-2:-1] not in (["let"], ["make"], ["made"], ["have"], ["had"])
    return "verb-past" if is_subject else ""


def _after_a_noun(atoms: Sequence[str], at: int, before: Sequence[str], after: Sequence[str]) -> str:
    """Judge "the judge read the verdict" and "neighbours object to": a noun before it, an object after it."""
    follows = after[:1]
    if not follows or follows[0] not in _AFTER_A_VERB | _QUOTES:
        return ""
    last = before[-1]
    is_plural = len(last) > 2 and last.endswith("s") and not last.endswith("ss") and last not in _NO_PLURALS
    if is_plural and len(before) <= 3 and (follows[0] != "to" or atoms[at] == "object"):
        return "verb"
    has_subject = before[-2:-1] and before[-2] in _DETERMINERS and len(before) <= 3
    is_past = follows[0] in _SEPARABLE | _QUOTES | {"the", "a", "an", "his", "her", "their"}
    return "verb-past" if has_subject and is_past and atoms[at - 1].islower() else ""


def _adjective(before: Sequence[str], after: Sequence[str]) -> str:
    stem = before[:-1] if before[-1] in _DEGREES else before
    linked = stem and stem[-1] in _LINKING
    return "adjective" if linked and after[:1] in (["with"], ["to"]) else ""

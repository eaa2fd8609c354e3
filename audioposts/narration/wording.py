"""What an announcer says, in the languages that are known; in others there is a pause instead. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The announcements of a language. Those of one thing and of several have their numbers in words already."""

    publisher: str
    """Behind the title: "From The Harbour Post"."""

    author: str
    quote: str
    end_of_quote: str
    code: str
    formula: str
    table: str
    """With the number of rows and what stands in the first."""

    picture: str
    embed: str
    footnote: str


_WORDINGS = {
    "en": Wording(
        "From {}", "By {}", "Quote:", "End of quote.", "A piece of code.", "A formula.", "A table of {} rows: {}.",
        "A picture.", "An embedded post.", "A footnote.",
    ),
    "de": Wording(
        "Von {}", "Von {}", "Zitat:", "Ende des Zitats.", "Ein Stück Programmcode.", "Eine Formel.",
        "Eine Tabelle mit {} Zeilen: {}.", "Ein Bild.", "Ein eingebetteter Beitrag.", "Eine Fußnote.",
    ),
    "fr": Wording(
        "De {}", "Par {}", "Je cite :", "Fin de citation.", "Un extrait de code.", "Une formule.",
        "Un tableau de {} lignes : {}.", "Une image.", "Un contenu intégré.", "Une note.",
    ),
    "es": Wording(
        "De {}", "Por {}", "Cita:", "Fin de la cita.", "Un fragmento de código.", "Una fórmula.",
        "Una tabla de {} filas: {}.", "Una imagen.", "Una publicación insertada.", "Una nota al pie.",
    ),
    "it": Wording(
        "Da {}", "Di {}", "Cito:", "Fine della citazione.", "Un frammento di codice.", "Una formula.",
        "Una tabella di {} righe: {}.", "Un’immagine.", "Un contenuto incorporato.", "Una nota.",
    ),
    "pt": Wording(
        "De {}", "Por {}", "Citação:", "Fim da citação.", "Um trecho de código.", "Uma fórmula.",
        "Uma tabela de {} linhas: {}.", "Uma imagem.", "Uma publicação incorporada.", "Uma nota de rodapé.",
    ),
    "nl": Wording(
        "Van {}", "Door {}", "Citaat:", "Einde citaat.", "Een stuk code.", "Een formule.",
        "Een tabel van {} rijen: {}.", "Een afbeelding.", "Een ingesloten bericht.", "Een voetnoot.",
    ),
}  # fmt: skip
_UNKNOWN = Wording("{}", "{}", "", "", "", "", "", "", "", "")


def wording(language: str) -> Wording:
    """Return what is announced in a language; nothing where it is not known."""
    return _WORDINGS.get(language.split("-")[0].lower(), _UNKNOWN)

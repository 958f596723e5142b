"""Whose résumé it is. A wrong name is worse than none, so a name needs something that speaks for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from rowantree.files.resumes.headings import heading
from rowantree.files.resumes.places import country
from rowantree.files.resumes.words import is_degree, is_organization, is_title

_PARTICLE_WORDS = """
    von van vom zu zum zur der den de del della di da do dos das du des la le las los el al bin ben ibn ter ten y e
    i und af av st
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_HONORIFICS = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|miss|mx|sir|frau|herr|m|mme|mlle|sr|sra|srta|d|dña|doña|don|pan|pani|mgr|farm|inż|inz|hab|lic|"
    r"ing|dipl\.?-?\s?(?:ing|kffr|kfm|inf|wirt\.?-?ing|psych|biol|chem|phys)|mag(?:\.?a)?|rer|nat|med|phil|jur|pd|hc|h\.c)"
    r"(?:\.-?|\s)\s*)+(?=\S)",
    re.IGNORECASE,
)
_DEGREES_AFTER = re.compile(
    r"\s*,?\s+(?:ph\.?\s?d|m\.?b\.?a|m\.?sc|b\.?sc|m\.?a|b\.?a|m\.?d|cpa|pmp|cfa|rn|esq|ll\.?[bm]|dipl\.?-?ing|m\.?eng|"
    r"b\.?eng|d\.?phil|acca|cissp)\.?(?=\s*(?:,|$)).*$",
    re.IGNORECASE,
)
_RESUME = (
    r"(?:curriculum\s+vit(?:ae|æ|a|ae)|currículum\s+vítae|curriculum\s+vítae|currículum|curriculum|lebenslauf|résumé|resume|"
    r"życiorys(?:\s+zawodowy)?|c\.?\s?v\.?|hoja\s+de\s+vida|bewerbung|bewerbungsunterlagen|europass)"
)
_BEFORE = re.compile(rf"^{_RESUME}(?:\s+(?:of|von|de|for|für|d['’]))?(?:\s*[-–—:|•·/]\s*|\s+|$)", re.IGNORECASE)
_AFTER = re.compile(rf"(?:\s*[-–—:|•·/,]\s*|\s+){_RESUME}(?:\W.*)?$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:name|full name|name and surname|first name\(?s?\)? ?/ ?surname\(?s?\)?|vor- und (?:nach|zu|familien)name|"
    r"vorname,? (?:und )?(?:nach)?name|name,? vorname|nom et prénom|prénom et nom|nom|nom, prénom|nombre|"
    r"nombre y apellidos?|apellidos y nombre|nombre completo|imię i nazwisko|nazwisko i imię|imiona i nazwisko)\s*[:\t]\s*",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"^(?:full name|name|nom|nombre|vor- und nachname|nom et prénom|prénom et nom|nombre y apellidos|imię i nazwisko)\s*:?$",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"^(?:surname|last name|family name|nachname|familienname|nom|nom de famille|apellidos?|nazwisko)\s*[:\t]\s*",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"^(?:first names?|given names?|forenames?|vornamen?|prénoms?|nombre|imię|imiona)\s*(?:\(s\))?\s*[:\t]\s*",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*\.?")
_ABOUT_FILES_WORDS = """
    cv resume résumé lebenslauf bewerbung bewerbungsunterlagen curriculum vitae vita currículum vítae życiorys
    zyciorys hoja vida final new updated update version english german deutsch french francais français spanish
    español polish polski en de fr es pl eng ger copy kopie copia neu nuevo nouveau aktuell aktuelle draft latest
    full short long pdf doc docx application candidate candidature profile profil document scan januar january
    february march april may june july august september october november december motivation anschreiben cover
    letter and und et y my mein meine mon mi i z do w list motywacyjny dear hello hi team hiring sehr geehrte
    geehrter geehrtes damen herren madame monsieur chère estimado estimada estimados szanowni szanowna państwo to
    whom attn re subject confidential page personal private vacancy job position role invoice faktura rechnung
    facture factura about contact summary report quarterly annual monthly weekly minutes meeting agenda contract
    agreement proposal plan project policy handbook manual guide notes statement certificate form offer order receipt
    review presentation terms conditions news bericht protokoll vertrag angebot auftrag zeugnis antrag rapport contrat
    devis attestation compte rendu informe contrato acta oferta presupuesto certificado raport umowa protokół
    sprawozdanie zaświadczenie wniosek regulamin
"""
_ABOUT_FILES = frozenset(_ABOUT_FILES_WORDS.split())
_SAYS_RESUME = re.compile(
    r"(?<![^\W\d_])(?:cv|resume|résumé|lebenslauf|curriculum|currículum|życiorys|zyciorys)", re.IGNORECASE
)
_SEPARATORS = re.compile(r"\t|\s*[|•·]\s*|\s+[-–—/]\s+")
_STREETS = re.compile(
    r"(?:straße|strasse|str\.|weg|platz|allee|gasse)$|^(?:rue|avenue|calle|plaza|ul\.?|al\.|os\.|street|road|lane)\b|"
    r"\b(?:street|road|lane|avenue|drive|terrace)$",
    re.IGNORECASE,
)
_SPELT_OUT = str.maketrans(dict(zip("äöüłøæœđı", ("ae", "oe", "ue", "l", "o", "ae", "oe", "d", "i"), strict=True)))
_MOST_LINES = 80
_FEWEST, _MOST = 2, 5
_SURE = 2
_LONGEST = 120


@dataclass(frozen=True)
class Evidence:
    """What else in and about the file may know the name."""

    email: str | None
    slugs: tuple[str, ...]
    """The names of their profiles elsewhere."""
    filename: str


def name(lines: list[str], largest: str, evidence: Evidence, *, plain: bool) -> str | None:
    """The name of the person whose `lines` these are, the given name first.

    In this order: what a label says; what the address, the profiles or the file's name agree with; the line in the largest
    type; the very first line; what the file is called. Only a `plain` résumé, with its usual sections and a way to reach
    somebody, is believed its type and its first line.
    """
    lines = lines[:_MOST_LINES]
    shapes = [shape for line in (largest, *lines) for cell in _SEPARATORS.split(line) for shape in _shapes(cell)]
    found = _labelled(lines) or _labelled_apart(lines) or _agreed(shapes, evidence)
    if found is None:
        firsts = [largest, *[line for line in lines if not _is_title_of_file(line)][:1]] if plain else []
        found = next(
            (one for line in firsts for one in _plain_names(line) if not _is_of_another(evidence.email, one)), None
        )
    found = found or _from_filename(evidence)
    return None if found is None else _written(_without_letters(found, evidence), lines)


def _without_letters(tokens: list[str], evidence: Evidence) -> list[str]:
    """`tokens` without letters after the name, such as "MRCP", where the rest agrees with the address and they do not."""
    *rest, last = tokens
    plain = (
        len(rest) >= _FEWEST
        and last.isupper()
        and len(last) > 1
        and not any(each.isupper() for each in rest if len(each) > 1)
    )
    if plain and _score(rest, evidence) >= _SURE and _score(tokens, evidence) <= _score(rest, evidence):
        known = [evidence.email or "", *evidence.slugs, evidence.filename]
        return tokens if any(fold(last) in fold(each) for each in known) else rest
    return tokens


def _labelled(lines: list[str]) -> list[str] | None:
    for number, line in enumerate(lines):
        match = _LABEL.match(line)
        rest = line[match.end() :] if match else ""
        if _LABEL_ALONE.match(line) and number + 1 < len(lines):
            rest = lines[number + 1] if _plain_names(lines[number + 1]) else ""
        shape = next(iter(_shapes(rest.partition("\t")[0])), None)
        if shape is not None:
            return shape
    return None


def _labelled_apart(lines: list[str]) -> list[str] | None:
    """The name where its parts have labels of their own."""
    families = [
        tokens for line in lines if (match := _FAMILY.match(line)) and (tokens := _tokens(line[match.end() :], 1))
    ]
    givens = [tokens for line in lines if (match := _GIVEN.match(line)) and (tokens := _tokens(line[match.end() :], 1))]
    return [*givens[0], *families[0]] if len(families) == 1 and len(givens) == 1 else None


def _agreed(shapes: list[list[str]], evidence: Evidence) -> list[str] | None:
    best, most = None, 0
    for shape in shapes:
        score = _score(shape, evidence)
        if score > most:
            best, most = shape, score
    return best if most >= _SURE else None


def _is_of_another(email: str | None, shape: list[str]) -> bool:
    """Whether `email` is made of two names of which none is in `shape`."""
    local = "" if email is None else email.partition("@")[0].casefold()
    return re.fullmatch(r"[a-z]{3,}[._][a-z]{3,}", local) is not None and not any(
        each in local for token in shape for each in (fold(token), _without_umlauts(fold(token))) if len(each) > 1
    )


def _score(shape: list[str], evidence: Evidence) -> int:
    """How much speaks for `shape`: 3 for both names in one place, 2 for a family name with an initial."""
    tokens = [folded for token in shape if token.casefold() not in _PARTICLES and (folded := fold(token))]
    if len(tokens) < _FEWEST:
        return 0
    places = [fold(slug) for slug in evidence.slugs]
    if evidence.email is not None:
        places += [fold(evidence.email.partition("@")[0]), fold(evidence.email)]  # the domain may be their own
    places.append(fold(PurePath(evidence.filename).stem))
    return max(_agreement(tokens, place) for place in places)


def _agreement(tokens: list[str], place: str) -> int:
    variants = [{token, _without_umlauts(token)} for token in tokens]
    inside = [any(len(one) > 1 and one in place for one in each) for each in variants]
    longest = max((len(token) for token, is_inside in zip(tokens, inside, strict=True) if is_inside), default=0)
    if all(inside) or sum(inside) > 1:
        return 3 if longest > 2 else 0  # noqa: PLR2004 "Li Na" is in too many words
    if any(inside) and longest > 3:  # noqa: PLR2004 the same
        known = next(token for token, is_inside in zip(tokens, inside, strict=True) if is_inside)
        rest = next((place.replace(one, "", 1) for one in (known, _without_umlauts(known)) if one in place), place)
        initials = {token[0] for token in tokens if token != known}
        if rest.strip("0123456789")[:1] in initials and len(rest.strip("0123456789")) <= _FEWEST:
            return 2
    return 0


def fold(text: str) -> str:
    """`text` as it may stand in an address: small letters and digits of ASCII, umlauts spelt out."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = text.translate(_SPELT_OUT)
    return "".join(one for one in unicodedata.normalize("NFD", text) if one.isascii() and one.isalnum())


def _without_umlauts(token: str) -> str:
    return token.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _plain_names(line: str) -> Iterable[list[str]]:
    """The names that `line` begins with, when nothing in it says that it is something else."""
    cell = next(iter(_SEPARATORS.split(line.strip())), "")
    text = " ".join(cell.split())
    if heading(text) or is_title(text) or is_organization(text) or is_degree(text) or country(text):
        return []
    if _STREETS.search(text) or {word.casefold() for word in text.split()} & (_ABOUT_FILES - _PARTICLES):
        return []
    return _shapes(cell)


def _is_title_of_file(line: str) -> bool:
    return not _AFTER.sub("", f" {_BEFORE.sub('', line.strip())}").strip()


def _shapes(text: str) -> list[list[str]]:
    """`text` as the parts of a name, the given names first, where it looks like one."""
    if len(text) > _LONGEST:
        return []
    text = _AFTER.sub("", _BEFORE.sub("", text.strip(" \t,;:•|-–—()"))).strip()
    text = _DEGREES_AFTER.sub("", _HONORIFICS.sub("", text)).strip(" ,")
    family, comma, given = text.partition(",")
    if comma:
        one, two = _tokens(family, 1), _tokens(given, 1)
        return [[*two, *one]] if one and two and len(one) + len(two) <= _MOST else []
    tokens = _tokens(text, _FEWEST)
    if tokens is None or heading(text) is not None:
        return []
    return [_given_first(tokens)]


def _tokens(text: str, fewest: int) -> list[str] | None:
    tokens = text.split()
    if not fewest <= len(tokens) <= _MOST:
        return None
    for number, token in enumerate(tokens):
        is_particle = token.casefold() in _PARTICLES and number < len(tokens) - 1
        if not is_particle and not (_TOKEN.fullmatch(token) and token[0].isupper() and _has_a_names_case(token)):
            return None
    return tokens if any(len(token.strip(".")) > 1 for token in tokens) else None


def _has_a_names_case(token: str) -> bool:
    """Whether `token` is like "Anna", "ANNA", "McArdle", "Hans-Peter" or "J.", and not like "iOS" or "PyTorch"."""
    if token.endswith("."):
        return len(token) == 2 and token[0].isupper()  # noqa: PLR2004 an initial
    return all(
        part.isupper() or part[1:].islower() or re.fullmatch(r"(?:Mc|Mac|De|Di|La|Le|Van|O)[^\W\d_][^\W\d_]*", part)
        for part in re.split(r"['’`-]", token)
        if part
    )


def _given_first(tokens: list[str]) -> list[str]:
    """Who writes the family name in capitals and first has the given name in small letters after it."""
    capitals = [len(token) > 1 and token.isupper() for token in tokens]
    if not capitals[0] or all(capitals):
        return tokens
    count = capitals.index(False)
    while tokens[count].casefold() in _PARTICLES and count < len(tokens) - 1 and any(capitals[count:]):
        count += 1
    return tokens if any(capitals[count:]) else [*tokens[count:], *tokens[:count]]


def _from_filename(evidence: Evidence) -> list[str] | None:
    """A name that nothing but the file's own name says, where that says "résumé" and a name and no more."""
    stem = re.sub(r"\(\d+\)", "", unicodedata.normalize("NFC", PurePath(evidence.filename).stem))
    if not _SAYS_RESUME.search(stem):
        return None
    words = [word for word in re.split(r"[\s_.,+]+|(?<=\d)-|-(?=\d)|\s-\s", stem) if word and not word.isdigit()]
    words = words[0].split("-") if len(words) == 1 else words
    words = [word for word in words if word.casefold() not in _ABOUT_FILES]
    text = " ".join(words)
    text = re.sub(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])", " ", text) if len(words) == 1 else text
    if is_title(text) or is_organization(text) or is_degree(text) or any(country(word) for word in words):
        return None
    return next(iter(_shapes(text)), None)


def _written(tokens: list[str], lines: list[str]) -> str:
    """The name in small letters and capitals: as the file writes it elsewhere, else by the rules of names."""
    text = " ".join(tokens)
    if not any(len(token) > 1 and token.isupper() for token in tokens):
        return text
    for line in lines:
        for cell in _SEPARATORS.split(line):
            for shape in _shapes(cell):
                other = " ".join(shape)
                if other.casefold() == text.casefold() and not any(one.isupper() and len(one) > 1 for one in shape):
                    return other
    return " ".join(_small(token) if len(token) > 1 and token.isupper() else token for token in tokens)


def _small(token: str) -> str:
    if token.casefold() in _PARTICLES:
        return token.casefold()
    small = "".join(part[:1] + part[1:].lower() for part in re.split(r"(['’`-])", token))
    return re.sub(r"^Mc([a-z])", lambda match: f"Mc{match[1].upper()}", small)

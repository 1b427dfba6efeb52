"""Eight languages by their quotation marks: thirty sentences each, ten ways to name the speaker with three quotations."""

import pytest

from claims.core.text import exact
from claims.engines import quotes
from claims.engines.reading import suggest

# Of each language three quotations, and ten sentences around them with the words that name the speaker.
SENTENCES: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "fr": (
        ["« Le pont restera fermé jusqu’à Pâques »", "“Personne ne nous a demandé notre avis”", "« Nous paierons chaque boulon du quai »"],
        [
            ("{q}, a déclaré Jeanne Morvan lundi.", "Jeanne Morvan"),
            ("{q}, affirme le maire de Valmer.", "le maire"),
            ("Jeanne Morvan a expliqué : {q}.", "Jeanne Morvan"),
            ("Le préfet, Luc Tessier, a ajouté : {q}.", "Luc Tessier"),
            ("Selon Jeanne Morvan, {q}.", "Jeanne Morvan"),
            ("{q}, a-t-elle dit.", ""),
            ("{q}, estime la ministre des Ports, Ana Briand.", "la ministre"),
            ("D’après Luc Tessier, {q}.", "Luc Tessier"),
            ("{q}, a également souligné Luc Tessier.", "Luc Tessier"),
            ("La mairie a indiqué mardi : {q}.", "La mairie"),
        ],
    ),
    "es": (
        ["«El puente seguirá cerrado hasta mayo»", "“Nadie nos preguntó nada en todo el año”", "\"Pagaremos cada tornillo del muelle\""],
        [
            ("{q}, dijo Marta Solís el lunes.", "Marta Solís"),
            ("{q}, afirmó el alcalde de Puerto Alto.", "el alcalde"),
            ("Marta Solís explicó: {q}.", "Marta Solís"),
            ("La ministra, Inés Duarte, aseguró: {q}.", "Inés Duarte"),
            ("Según Marta Solís, {q}.", "Marta Solís"),
            ("{q}, señala Inés Duarte, ministra de Puertos.", "Inés Duarte"),
            ("{q}, ha declarado Inés Duarte.", "Inés Duarte"),
            ("El ayuntamiento advirtió: {q}.", "El ayuntamiento"),
            ("{q}, añadió ella.", "ella"),
            ("De acuerdo con Inés Duarte, {q}.", "Inés Duarte"),
        ],
    ),
    "pt": (
        ["“A ponte vai ficar fechada até maio”", "«Ninguém nos perguntou nada em todo o ano»", "\"Vamos pagar cada parafuso do cais\""],
        [
            ("{q}, disse Marta Seabra na segunda-feira.", "Marta Seabra"),
            ("{q}, afirmou o prefeito de Porto Alto.", "o prefeito"),
            ("Marta Seabra explicou: {q}.", "Marta Seabra"),
            ("A ministra, Inês Duarte, garantiu: {q}.", "Inês Duarte"),
            ("Segundo Marta Seabra, {q}.", "Marta Seabra"),
            ("{q}, alerta Inês Duarte, ministra dos Portos.", "Inês Duarte"),
            ("{q}, acrescentou Inês Duarte.", "Inês Duarte"),
            ("A câmara respondeu: {q}.", "A câmara"),
            ("{q}, escreveu ela.", "ela"),
            ("De acordo com Inês Duarte, {q}.", "Inês Duarte"),
        ],
    ),
    "it": (
        ["«Il ponte resterà chiuso fino a maggio»", "“Nessuno ci ha chiesto niente per un anno”", "\"Pagheremo ogni bullone del molo\""],
        [
            ("{q}, ha detto Marta Solari lunedì.", "Marta Solari"),
            ("{q}, afferma il sindaco di Porto Alto.", "il sindaco"),
            ("Marta Solari ha spiegato: {q}.", "Marta Solari"),
            ("La ministra, Ines Durante, ha assicurato: {q}.", "Ines Durante"),
            ("Secondo Marta Solari, {q}.", "Marta Solari"),
            ("{q}, avverte Ines Durante, ministra dei Porti.", "Ines Durante"),
            ("{q}, ha poi aggiunto Ines Durante.", "Ines Durante"),
            ("Il comune ha risposto: {q}.", "Il comune"),
            ("{q}, scrive lei.", "lei"),
            ("Stando a Ines Durante, {q}.", "Ines Durante"),
        ],
    ),
    "nl": (
        ["“De brug blijft dicht tot mei”", "‘Niemand heeft ons een jaar lang iets gevraagd’", "\"We betalen elke bout van de kade\""],
        [
            ("{q}, zei Marta de Wit maandag.", "Marta de Wit"),
            ("{q}, zegt de burgemeester van Hoogwater.", "de burgemeester"),
            ("Marta de Wit verklaarde: {q}.", "Marta de Wit"),
            ("De minister, Ines van der Laan, schreef: {q}.", "Ines van der Laan"),
            ("Volgens Marta de Wit is het duidelijk: {q}.", "Marta de Wit"),
            ("{q}, aldus Ines van der Laan.", "Ines van der Laan"),
            ("{q}, waarschuwt Ines van der Laan.", "Ines van der Laan"),
            ("De gemeente meldde: {q}.", "De gemeente"),
            ("{q}, vertelde ze.", "ze"),
            ("{q}, benadrukte Joost Bakker.", "Joost Bakker"),
        ],
    ),
    "pl": (
        ["„Most pozostanie zamknięty do maja”", "«Nikt nas przez cały rok o nic nie pytał»", "\"Zapłacimy za każdą śrubę na nabrzeżu\""],
        [
            ("{q} – powiedziała Marta Sobczak w poniedziałek.", "Marta Sobczak"),
            ("{q} – twierdzi burmistrz Wysokiego.", "burmistrz"),
            ("Marta Sobczak wyjaśniła: {q}.", "Marta Sobczak"),
            ("Minister, Jan Dudek, zapewnił: {q}.", "Jan Dudek"),
            ("Według Marty Sobczak {q}.", "Marty Sobczak"),
            ("{q}, ostrzega Jan Dudek, minister portów.", "Jan Dudek"),
            ("{q}, dodał Jan Dudek.", "Jan Dudek"),
            ("Urząd odpowiedział: {q}.", "Urząd"),
            ("{q}, napisała ona.", "ona"),
            ("Zdaniem Jana Dudka {q}.", "Jana Dudka"),
        ],
    ),
    "uk": (
        ["«Міст буде закритий до травня»", "“Нас цілий рік ніхто ні про що не питав”", "„Ми заплатимо за кожен болт причалу“"],
        [
            ("{q}, — сказала Марта Соловій у понеділок.", "Марта Соловій"),
            ("{q}, — заявив мер Високого.", "мер"),
            ("Марта Соловій пояснила: {q}.", "Марта Соловій"),
            ("Міністр, Іван Дудко, запевнив: {q}.", "Іван Дудко"),
            ("За словами Марти Соловій, {q}.", "Марти Соловій"),
            ("{q}, — попереджає Іван Дудко, міністр портів.", "Іван Дудко"),
            ("{q}, — додав Іван Дудко.", "Іван Дудко"),
            ("Мерія повідомила: {q}.", "Мерія"),
            ("{q}, — написала вона.", "вона"),
            ("На думку Івана Дудка, {q}.", "Івана Дудка"),
        ],
    ),
    "ru": (
        ["«Мост останется закрытым до мая»", "“Нас целый год никто ни о чём не спрашивал”", "„Мы заплатим за каждый болт причала“"],
        [
            ("{q}, — сказала Марта Соловей в понедельник.", "Марта Соловей"),
            ("{q}, — заявил мэр Высокого.", "мэр"),
            ("Марта Соловей пояснила: {q}.", "Марта Соловей"),
            ("Министр, Иван Дудкин, заверил: {q}.", "Иван Дудкин"),
            ("По словам Марты Соловей, {q}.", "Марты Соловей"),
            ("{q}, — предупреждает Иван Дудкин, министр портов.", "Иван Дудкин"),
            ("{q}, — добавил Иван Дудкин.", "Иван Дудкин"),
            ("Мэрия сообщила: {q}.", "Мэрия"),
            ("{q}, — написала она.", "она"),
            ("По мнению Ивана Дудкина, {q}.", "Ивана Дудкина"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", SENTENCES)
def test_a_quotation_is_put_down_to_whoever_stands_beside_its_verb(language: str) -> None:
    told, frames = SENTENCES[language]
    wrong = []
    for frame, source in frames:
        for said in told:
            text = frame.format(q=said)
            found = [
                (exact(text, claim.content)[0], " ".join(exact(text, claim.source)), claim.cue)
                for claim in suggest(quotes, text, language=language)
            ]
            if len(found) != 1 or found[0][0] != said or not found[0][2] or not _is_source(source, found[0][1]):
                wrong.append((text, found))
    assert not wrong, wrong


def _is_source(wanted: str, found: str) -> bool:
    """Tell whether a source begins with the words that name the speaker; more words of the same phrase may follow."""
    return found == "" if not wanted else found.startswith(wanted)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La ministre a déclaré que le pont resterait fermé."),
        ("es", "La ministra dijo que el puente seguiría cerrado."),
        ("ru", "Министр сказала, что мост останется закрытым."),
    ],
)
def test_indirect_speech_is_not_promised(language: str, text: str) -> None:
    assert suggest(quotes, text, language=language) == []

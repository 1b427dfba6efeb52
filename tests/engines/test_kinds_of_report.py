"""Ways of reporting that newspapers have and grammars do not: each kind in words of our own."""

import pytest

from claims.core.text import exact
from claims.engines import rules
from claims.engines.reading import suggest

# The text, and of each claim a part of its content and of its speaker's name.
REPORTS: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Holt said the dam was leaking. “It was inspected in May by two engineers.”",
        [("It was inspected in May by two engineers", "Holt")],
    ),
    (
        "Mayor Ines Falk said the tram would be late. “We ordered the rails too late, and I regret it.”",
        [("We ordered the rails too late", "Ines Falk")],
    ),
    (
        "The union said its members would strike on Friday. “Nobody has talked to us since the spring.”",
        [("Nobody has talked to us since the spring", "The union")],
    ),
    (
        "“We will rebuild the pier,” Ines Falk said.\n\n“It will take two years and a great deal of money, and nobody will thank us.”",
        [("It will take two years", "Ines Falk")],
    ),
    (
        "Ines Falk said the pier was gone.\n\n“It will take two years and a great deal of money, and nobody will thank us.”",
        [("It will take two years", "Ines Falk")],
    ),
    (
        "“We will rebuild the pier, and we will do it before the winter,” Ines Falk said. “It was old.\n\n“It will take two years and a great deal of money.\n\n“Nobody will thank us for it, but the town needs it.”",
        [("Nobody will thank us for it", "Ines Falk")],
    ),
    (
        "Ines Falk said in a statement: “The pier will be rebuilt before the winter.”",
        [("The pier will be rebuilt", "Ines Falk")],
    ),
    (
        "‘The pier will be rebuilt,’ Ines Falk said. ‘Nobody will be forgotten.’",
        [("The pier will be rebuilt", "Ines Falk"), ("Nobody will be forgotten", "Ines Falk")],
    ),
    ("Ines Falk said: 'The pier will be rebuilt before the winter.'", [("The pier will be rebuilt", "Ines Falk")]),
    (
        "She said the board’s plan was ‘a betrayal of the whole town and its people’.",
        [("a betrayal of the whole town", "")],
    ),
    (
        "“The pier will be rebuilt before the winter,” the site quoted Ms. Falk as saying.",
        [("The pier will be rebuilt", "Falk")],
    ),
    (
        "The paper quoted Ines Falk as saying that the pier would be rebuilt.",
        [("the pier would be rebuilt", "Ines Falk")],
    ),
    ("Falk was quoted as saying the pier would be rebuilt.", [("the pier would be rebuilt", "Falk")]),
    ("The plan is “not dead,” Holt said, but “needs work.”", [("needs work", "Holt")]),
    (
        "Unemployment fell to 5 percent in March, official data show.",
        [("Unemployment fell to 5 percent in March", "official data")],
    ),
    (
        "Rents rose twice as fast as wages, a new analysis shows.",
        [("Rents rose twice as fast as wages", "a new analysis")],
    ),
    (
        "A new analysis shows that rents rose twice as fast as wages.",
        [("rents rose twice as fast as wages", "A new analysis")],
    ),
    ("Trump accused the council of hiding the report.", [("the council of hiding the report", "Trump")]),
    ("The minister conceded that the dam was leaking.", [("the dam was leaking", "The minister")]),
    ("Falk quipped that the tram was older than she was.", [("the tram was older than she was", "Falk")]),
    ("Officials hinted that the pier would close.", [("the pier would close", "Officials")]),
    ("The agency underscored that the dam was safe.", [("the dam was safe", "The agency")]),
    ("Residents grumbled that nobody had asked them.", [("nobody had asked them", "Residents")]),
    ("As Holt told the Post, the dam was never safe.", [("the dam was never safe", "Holt")]),
    (
        "In the words of Ines Falk, the pier is a disgrace to the town.",
        [("the pier is a disgrace to the town", "Ines Falk")],
    ),
    (
        "According to Ines Falk, the pier was closed in May and will stay closed.",
        [("the pier was closed in May and will stay closed", "Ines Falk")],
    ),
    ("Freland denied shelling the town.", [("shelling the town", "Freland")]),
    ("The tram was late again, per the company.", [("The tram was late again", "the company")]),
    ("The minister is understood to have left the country.", [("to have left the country", "")]),
    (
        "The dam was leaking, officials said, and the town below was in danger.",
        [("the town below was in danger", "officials")],
    ),
    ("Minister: agency spreads rumours\n\nThe harbour is busy.", [("agency spreads rumours", "Minister")]),
    ("As the mayor put it, the tram is a gift to the whole town.", [("the tram is a gift to the whole town", "mayor")]),
    ("As Lindt noted on Monday, nobody had asked the fishermen.", [("nobody had asked the fishermen", "Lindt")]),
    ("The pier is safe for now, new figures suggest.", [("The pier is safe for now", "new figures")]),
    ("Prices will not fall this year, a leaked report shows.", [("Prices will not fall this year", "a leaked report")]),
    (
        "The bridge was closed twice in May, per the port authority.",
        [("The bridge was closed twice in May", "port authority")],
    ),
    ("The driver admitted taking the money from the till.", [("taking the money from the till", "driver")]),
    (
        "In the words of the ombudsman, the plan is an insult to everybody who waited.",
        [("the plan is an insult", "ombudsman")],
    ),
    ("Critics accused the ministry of hiding two reports.", [("the ministry of hiding two reports", "Critics")]),
    (
        "“The tram is late again and nobody is sorry,” the station quoted Otto Lindt as saying.",
        [("The tram is late again", "Otto Lindt")],
    ),
    ("The bank’s newly chosen chief Hanna Brandt said rates would rise.", [("rates would rise", "Hanna Brandt")]),
    (
        "The Commissioner of the Port of Nordham, Hanna Brandt, said rates would rise.",
        [("rates would rise", "Hanna Brandt")],
    ),
    ("Lindt said the crew was attacked twice and demanded an apology.", [("the crew was attacked twice", "Lindt")]),
    (
        "Falk warned the pier might break and urged people to stay away.",
        [("the pier might break", "Falk"), ("people to stay away", "Falk")],
    ),
    ("Falk said Tuesday morning the pier was closed.", [("the pier was closed", "Falk")]),
    ("Falk said on Friday the tram would be late.", [("the tram would be late", "Falk")]),
    ("Minister: pier to close for good\n\nThe harbour is busy.", [("pier to close for good", "Minister")]),
    (
        "Lindt warned the pier could break and demanded an apology.",
        [("the pier could break", "Lindt"), ("an apology", "Lindt")],
    ),
    # Nouns that are verbs: forecasts and headlines.
    ("The bank forecast growth of two per cent next year.", [("growth of two per cent", "The bank")]),
    ("Analysts forecast a slump in exports.", [("a slump in exports", "Analysts")]),
    ("The central bank forecast that inflation would fall.", [("that inflation would fall", "bank")]),
    ("The IMF forecast a recession in Freland.", [("a recession in Freland", "IMF")]),
    ("Court rules ban on kites is legal", [("ban on kites is legal", "Court")]),
    ("Judge orders council to reopen library", [("council to reopen library", "Judge")]),
    ("Minister denies tram deal was rigged", [("tram deal was rigged", "Minister")]),
    ("Council backs plan to move market\n\nThe market is old.", [("plan to move market", "Council")]),
    ("Nordham Port Authority Slams Tram Plan\n\nThe tram is late.", [("Tram Plan", "Nordham Port Authority")]),
    # Numbers, deeds, demands.
    ("The ministry put the number at 40.", [("the number at 40", "The ministry")]),
    ("Police put the crowd at 12,000.", [("the crowd at 12,000", "Police")]),
    ("Campaigners put the cost at £3m.", [("the cost at £3m", "Campaigners")]),
    ("The board proposed closing the pier.", [("closing the pier", "The board")]),
    ("The mayor supports banning cars from the quay.", [("banning cars from the quay", "The mayor")]),
    ("The union called for the port to be reopened.", [("the port to be reopened", "The union")]),
    ("Doctors are calling for the clinic to stay open.", [("the clinic to stay open", "Doctors")]),
    ("The plan was criticised by fishermen.", [("The plan", "fishermen")]),
    # Any verb, where somebody who can speak is its subject and "that" is written out.
    ("The NGO flagged that the water was unsafe.", [("the water was unsafe", "The NGO")]),
    ("He averred that the state was on the path of progress.", [("the state was on the path", "")]),
    ("The council let slip that the pier would close.", [("the pier would close", "The council")]),
    ("The firm made clear that it would appeal.", [("it would appeal", "The firm")]),
    ("Wardens radioed that the road was under water.", [("the road was under water", "Wardens")]),
    ("It emerged on Monday that the mayor had known.", [("the mayor had known", "")]),
    # Hearsay, and who is named first.
    ("Holt has reportedly left the country.", [("left the country", "")]),
    ("The crew were allegedly beaten by the guards.", [("beaten by the guards", "")]),
    ("Per the company, the ship left on Friday.", [("the ship left on Friday", "the company")]),
]


@pytest.mark.parametrize(("text", "wanted"), REPORTS, ids=[text[:50] for text, _ in REPORTS])
def test_a_reader_finds_what_is_said_and_who_says_it(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [
        (" / ".join(exact(text, claim.content)), claim.speaker_name) for claim in suggest(rules, text, language="en")
    ]
    for content, speaker in wanted:
        assert any(content in said and speaker in name for said, name in found), found


def test_whoever_is_asked_has_said_nothing_yet() -> None:
    assert suggest(rules, "Asked about the pier, Falk smiled and left.", language="en") == []


@pytest.mark.parametrize(
    "text",
    [
        "The weather made it clear that winter was near.",
        "The rain meant that the match was off.",
        "The bank forecast was wrong again.",
        "The minister put the cup on the table.",
        "The object of the exercise is to save money.",
        "The Chief Minister addressed a rally in Nordpur.",
    ],
)
def test_what_only_looks_like_a_report_is_none(text: str) -> None:
    assert suggest(rules, text, language="en") == []


@pytest.mark.parametrize(
    "text",
    [
        "The bill is computed according to a formula.",
        "Trains run according to the timetable.",
        "She was treated according to her age.",
        "The soup is cooked according to an old recipe.",
        "Places are given according to need.",
    ],
)
def test_a_measure_says_nothing(text: str) -> None:
    assert suggest(rules, text, language="en") == []

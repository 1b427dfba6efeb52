"""Whom a claim is put down to: the person behind an office, whoever a pronoun means, and nobody where two could be meant."""

import pytest

from claims.engines import rules
from claims.engines.reading import suggest

# The text, and the speaker of each outermost claim in order.
CASES: list[tuple[str, list[str]]] = [
    # An office, a comma and a name.
    ("The Commissioner for Works, Mrs Folake Ighodaro, said the road was ready.", ["Folake Ighodaro"]),
    ("The chairman of the workers’ congress, Comrade Sunday Eze, described the plan as “a distraction”.", ["Sunday Eze"]),
    ("The union’s general secretary, Mick Danby, described the offer as “an insult”.", ["Mick Danby"]),
    ("The Emir of Zaren, Alhaji Musa Bello, urged the youths to be patient.", ["Musa Bello"]),
    ("Its director, Dr Ayo Bankole, said the ram would leave in spring. He hoped it would be the last.", ["Ayo Bankole"] * 2),
    # A title the parser does not know.
    ("Insp Declan Furlong said nobody was hurt. He said the search would go on.", ["Declan Furlong"] * 2),
    ("Cllr Barbara Tindle told the meeting the cuts would save money.", ["Barbara Tindle"]),
    ("Hon. Justice Kelechi Obi urged the panel to be fair.", ["Kelechi Obi"]),
    ("SP Hauwa Danladi said the men had fled.", ["Hauwa Danladi"]),
    ("Mr Justice Bellamy ruled that the ban was unlawful.", ["Bellamy"]),
    # Hyphens hold names together.
    ("Karine Jean-Pierre said the president was well.", ["Karine Jean-Pierre"]),
    ("Jo-Anne Smythe-Pryce, the club’s president, said: “We go again.”", ["Jo-Anne Smythe-Pryce"]),
    ("Dr. Amina Yusuf-Okafor told reporters that the vaccine was safe.", ["Amina Yusuf-Okafor"]),
    ("Spiegel-Meyer plans to cut 400 jobs. It said orders had dried up.", ["Spiegel-Meyer"] * 2),
    ("Ban Ki-moon said the talks had failed. He urged both sides to return.", ["Ban Ki-moon"] * 2),
    # "It" and "they" are whoever was the subject before.
    ("Alverton City Council said it had no choice. It said the money had run out.", ["Alverton City Council"] * 2),
    ("The Kremlin said it was ready to talk. It accused Kyrland of stalling.", ["The Kremlin"] * 2),
    ("Police said the man had a knife. They added that nobody was hurt.", ["Police"] * 2),
    ("Both Blom and Ek said the deal was dead. They said they would not return.", ["Both Blom and Ek"] * 2),
    ("The report found that one ward was unsafe. It recommended that two be closed.", ["The report"] * 2),
    ("It said the pier was gone.", [""]),
    ("They said the pier was gone.", [""]),
    # "She" is somebody without a name only where nobody is named.
    ("The minister said nobody knew. She added that nobody had asked.", ["The minister"] * 2),
    ("The spokeswoman said it was late. He said it was not.", ["The spokeswoman", ""]),
    ("One nurse said the ward was full. She said two beds were broken.", ["One nurse"] * 2),
    # A place, a role or a placard is nobody's name.
    ("The Bishop of Alverton said the Church had failed. She called it a matter of shame.", ["The Bishop of Alverton", ""]),
    ("Eirik Solbakken, chief executive of the port, smiled. The port expects to grow.", ["The port"]),
    ("“It is too much,” said one woman at the gates, who asked not to be named.", ["one woman", "one woman"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:50] for text, _ in CASES])
def test_a_claim_is_put_down_to_the_right_speaker_or_to_nobody(text: str, wanted: list[str]) -> None:
    found = [claim.speaker_name for claim in suggest(rules, text, language="en") if claim.parent is None]
    for name, speaker in zip(found, wanted, strict=True):
        assert name == "" if not speaker else speaker in name, found


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "‘I have never seen it,’ Alice Thorne told the Gazette. ‘It came up through the font.’\n\n‘We lost the organ, the residents’ chairs and all the hymn books.\n\n‘But nobody was hurt, and that is what matters.’",
            4,
        ),
        ("He added: “We are working flat out.\n\n“Residents will be kept informed.”", 2),
        ("‘The members’ money is safe, and so are the members’ houses,’ Alice Thorne said.", 1),
    ],
)
def test_a_british_quotation_of_several_paragraphs_is_one_claim(text: str, pieces: int) -> None:
    (claim,) = suggest(rules, text, language="en")
    assert len(claim.content) == pieces

"""Whether a claim's words are quoted is seen from the marks at its ends, double or single; the browser has the same rule."""

import pytest

from claims.core.directness import directness_of
from claims.core.records import Directness

# Brackets mark the fragments. The same rows are in frontend/src/text/directness.test.ts.
MARKED = [
    ("[Iran intends to enrich uranium], it said", "indirect"),
    ("“[We know],” she said", "direct"),
    ("[“We know,”] she said", "direct"),
    ("“[We know] — [and so do you],” she said", "direct"),
    ("any attack would [“backfire badly” on them], he said", "mixed"),
    ("seeking [a “pretext” for war]", "mixed"),
    ("''[We know]'' she said", "direct"),
    ("[''We know,''] she said", "direct"),
    ("„[Wir wissen es]“, sagte er", "direct"),
    ("«[Nous le savons]» dit-il", "direct"),
    ('"[We know]" she said', "direct"),
    ("it's [Washington's “BFFs”] he said", "mixed"),
    ("[‘The port will close,’] said Rosa Blom", "direct"),
    ("‘[The port can’t close on Friday].’ She left", "direct"),
    ("[‚Der Hafen bleibt zu‘], sagte sie", "direct"),
    ("['The port will close,'] she said", "direct"),
    ("she called it [a ‘mistake’ of the board]", "mixed"),
    ("she said [the students’ union was closed]", "indirect"),
    ("she said [the workers' hall was the owners'] own", "indirect"),
    ("it's ['no trouble] at all", "indirect"),
    ("rock ’n’ roll [is over], she said", "indirect"),
]


@pytest.mark.parametrize(("marked", "wanted"), MARKED)
def test_marks_at_both_ends_make_it_direct(marked: str, wanted: str) -> None:
    plain, starts, ends = "", [], []
    for letter in marked:
        if letter == "[":
            starts.append(len(plain))
        elif letter == "]":
            ends.append(len(plain))
        else:
            plain += letter
    assert directness_of(plain, tuple(zip(starts, ends, strict=True))) is Directness(wanted)


def test_a_claim_without_words_is_indirect() -> None:
    assert directness_of("anything", ()) is Directness.INDIRECT

"""Somebody names the speaker of a claim, most often one whom nobody has named before."""

from typing import Any
from uuid import uuid4

import pytest

from claims.articles.models import Speaker
from claims.audit import Actor
from claims.projects.models import Member
from claims.projects.services import create_project
from tests.annotations.desk import CLOSING, STRANDED, WARNED, Desk, done, put
from tests.assignments.crowd import at_once
from tests.conftest import TEXT, Person, add_article
from tests.core.refusing import nothing_changes

pytestmark = pytest.mark.django_db
MANY = pytest.mark.django_db(transaction=True)


def speaker(name: str, **more: Any) -> dict[str, Any]:
    """Make a speaker as the screen does."""
    return {"id": str(uuid4()), "name": name, "kind": "person", **more}


def names(desk: Desk) -> list[str]:
    """The speakers that a reload offers."""
    return [item["name"] for item in desk.reload()["speakers"]]


def test_a_new_speaker_comes_with_the_claim_that_needs_them(desk: Desk) -> None:
    captain = speaker("Zoë Ndiaye", aliases=["the captain", "she", "she"], country="SN", descriptor="captain")
    done(desk.sync({"speaker": captain}, put(desk.claim(WARNED, speakers=[captain["id"]]))))
    (shown,) = desk.reload()["speakers"]
    assert (shown["id"], shown["aliases"], shown["country"], shown["claims"]) == (
        captain["id"],
        ["she", "the captain"],
        "SN",
        1,
    )
    with nothing_changes():
        done(desk.sync({"speaker": captain}))


def test_a_claim_has_its_speaker_s_name_after_a_reload_however_many_the_project_has(
    desk: Desk, project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.articles.queries.MAX_SPEAKERS", 2)
    mine, gone = speaker("Zoë Ndiaye"), speaker("Zsa Zsa")
    kept, deleted = desk.claim(WARNED, speakers=[mine["id"]]), desk.claim(CLOSING, speakers=[gone["id"]])
    done(desk.sync({"speaker": mine}, {"speaker": gone}, put(kept), put(deleted)))
    done(desk.sync({"delete": deleted["id"], "base": 1}))
    for name in ("Ada", "Ben", "Cai"):
        Speaker.objects.create(project=project, name=name, kind="person")
    # That of a deleted claim too: undo brings it back.
    assert sorted(names(desk)) == ["Zoë Ndiaye", "Zsa Zsa"]


def test_the_speakers_of_a_claim_keep_their_order(desk: Desk) -> None:
    first, second = speaker("First"), speaker("Second")
    claim = desk.claim(speakers=[second["id"], first["id"]])
    done(desk.sync({"speaker": first}, {"speaker": second}, put(claim)))
    assert desk.claims()[claim["id"]]["speakers"] == [second["id"], first["id"]]
    done(desk.sync(put(claim, 1, speakers=[first["id"], second["id"], first["id"]])))
    assert desk.claims()[claim["id"]]["speakers"] == [first["id"], second["id"]]
    done(desk.sync(put(claim, 2, speakers=[], no_speaker_stated=True)))
    assert desk.claims()[claim["id"]]["speakers"] == []


def test_a_speaker_whose_name_is_refused_takes_their_claim_along(desk: Desk) -> None:
    nameless = speaker(" ")
    with nothing_changes():
        results = desk.sync({"speaker": nameless}, put(desk.claim(speakers=[nameless["id"]])))
    assert [result["code"] for result in results] == ["blank", "unknown_speaker"]


def test_a_name_that_exists_already_stays_one_speaker_for_everybody(desk: Desk, second_desk: Desk) -> None:
    mine, theirs = speaker("Zoë Ndiaye"), speaker("Zoë Ndiaye")
    claim, other = desk.claim(WARNED, speakers=[mine["id"]]), second_desk.claim(WARNED, speakers=[theirs["id"]])
    done(desk.sync({"speaker": mine}, put(claim)))
    done(second_desk.sync({"speaker": theirs}, put(other)))
    merged = Speaker.objects.get(pk=theirs["id"])
    assert str(merged.merged_into_id) == mine["id"]
    # The second person's claim still shows its speaker after a reload; to others the name is on offer once.
    assert second_desk.claims()[other["id"]]["speakers"] == [theirs["id"]]
    assert theirs["id"] in {item["id"] for item in second_desk.reload()["speakers"]}
    assert names(desk) == ["Zoë Ndiaye"]
    listed = desk.person.get(f"projects/{desk.work['project']['id']}/speakers?q=ndiaye").json()["results"]
    assert [item["id"] for item in listed] == [mine["id"]]


def test_a_name_is_found_in_spite_of_a_wrong_letter(desk: Desk) -> None:
    zarif = speaker("Mohammad Javad Zarif")
    done(desk.sync({"speaker": zarif}, {"speaker": speaker("Nadja Brei")}))
    listed = desk.person.get(f"projects/{desk.work['project']['id']}/speakers?q=Zarrif").json()["results"]
    assert [item["id"] for item in listed] == [zarif["id"]]


def test_whoever_bears_the_surname_comes_before_names_with_more_of_its_letters(desk: Desk) -> None:
    people = ["Moura", "Mourad", "Dorina Mour", "Mourning Post"]
    done(desk.sync(*({"speaker": speaker(name)} for name in people)))
    path = f"projects/{desk.work['project']['id']}/speakers?q="
    found = [item["name"] for item in desk.person.get(f"{path}Mour").json()["results"]]
    assert found[0] == "Dorina Mour"
    assert sorted(found) == sorted(people)
    titled = desk.person.get(f"{path}Agriculture Minister Mour&limit=1").json()["results"]
    assert [item["name"] for item in titled] == ["Dorina Mour"]


def test_few_letters_find_words_that_begin_with_them_and_the_names_used_most(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(desk.sync(*({"speaker": speaker(name)} for name in ("Liu Xiang", "Xi Jinping", "Max Frei", "Alexis Kern"))))
    path = f"projects/{desk.work['project']['id']}/speakers?q="

    def found(letters: str) -> list[str]:
        return sorted(item["name"] for item in desk.person.get(f"{path}{letters}").json()["results"])

    assert found("xi") == ["Alexis Kern", "Liu Xiang", "Xi Jinping"]
    assert found("x") == ["Alexis Kern", "Liu Xiang", "Max Frei", "Xi Jinping"]
    assert found("?") == []
    monkeypatch.setattr("claims.articles.queries.MAX_LIKE", 2)
    assert found("xi") == ["Alexis Kern", "Liu Xiang", "Xi Jinping"], "the two used most, and words that begin so"


def test_a_speaker_comes_with_the_role_the_article_states(desk: Desk) -> None:
    mour = speaker("Dorina Mour", roles=[{"position": " Agriculture Minister "}])
    done(desk.sync({"speaker": mour}, put(desk.claim(speakers=[mour["id"]]))))
    (shown,) = desk.reload()["speakers"]
    assert shown["roles"] == [{"position": "Agriculture Minister", "organisation": "", "from": None, "to": None}]
    held = {"position": "Mayor", "organisation": "City of Halm", "from": "2020-05-01", "to": "2024-05-01"}
    done(desk.sync({"speaker": speaker("Teodor Ashe", roles=[held])}, {"speaker": mour}))
    assert [item["roles"] for item in desk.reload()["speakers"] if item["name"] == "Teodor Ashe"] == [[held]]
    assert len(desk.reload()["speakers"]) == 2


@pytest.mark.parametrize(
    ("roles", "code", "field"),
    [
        ({"position": "Mayor"}, "invalid", "roles"),
        (["Mayor"], "expected_object", "roles"),
        ([{"position": " "}], "blank", "roles.position"),
        ([{"position": "Mayor", "colour": "red"}], "unknown_field", "roles.colour"),
        ([{"position": "Mayor", "from": "May 2020"}], "invalid", "roles.from"),
        ([{"position": "Mayor", "from": "2020-02-30"}], "invalid", "roles.from"),
        ([{"position": "Mayor", "from": "2020-05-01", "to": "2020-05-01"}], "invalid", "roles.to"),
        ([{"position": "Mayor"}] * 21, "limit", "roles"),
    ],
)
def test_a_role_that_is_none_is_refused_by_name(desk: Desk, roles: Any, code: str, field: str) -> None:
    with nothing_changes():
        (result,) = desk.sync({"speaker": speaker("Teodor Ashe", roles=roles)})
    assert (result["code"], result["field"]) == (code, f"speaker.{field}")


def test_the_same_name_in_two_spellings_is_two_speakers(desk: Desk) -> None:
    done(desk.sync({"speaker": speaker("Zoë Ndiaye")}, {"speaker": speaker("Zoe Ndiaye")}))
    assert sorted(names(desk)) == ["Zoe Ndiaye", "Zoë Ndiaye"]


def test_an_anonymous_speaker_lives_in_one_article(desk: Desk, project: Any) -> None:
    official = speaker("one official", anonymous=True, descriptor="one military official")
    done(desk.sync({"speaker": official}, put(desk.claim(speakers=[official["id"]]))))
    assert desk.reload()["speakers"][0]["article"] == desk.work["article"]["id"]
    second = add_article(project, TEXT + " Again.")
    other = Desk(desk.person, desk.person.post(f"projects/{project.pk}/next", {"article": str(second.pk)}).json())
    assert other.work["speakers"] == []
    with nothing_changes():
        (result,) = other.sync(put(other.claim(speakers=[official["id"]])))
    assert result["code"] == "unknown_speaker"
    namesake = speaker("one official", anonymous=True)
    done(other.sync({"speaker": namesake}, put(other.claim(speakers=[namesake["id"]]))))
    assert Speaker.objects.filter(name="one official", merged_into=None).count() == 2


def test_named_speakers_of_the_project_are_on_offer_most_used_first(desk: Desk, project: Any) -> None:
    once, twice, never = speaker("Once"), speaker("Twice"), speaker("Never")
    claims = [
        desk.claim(place, speakers=[key])
        for place, key in ((CLOSING, once["id"]), (WARNED, twice["id"]), (STRANDED, twice["id"]))
    ]
    done(desk.sync(*({"speaker": item} for item in (once, twice, never)), *map(put, claims)))
    add_article(project, TEXT + " Again.")
    desk.ask("submit")
    work = desk.person.post(f"projects/{project.pk}/next").json()
    assert [item["name"] for item in work["speakers"]] == ["Twice", "Once", "Never"]


def test_a_speaker_is_found_by_likeness_of_a_name_or_an_alias(desk: Desk, project: Any) -> None:
    done(desk.sync({"speaker": speaker("Zoë Ndiaye", aliases=["the captain"])}, {"speaker": speaker("Port authority")}))

    def found(words: str) -> list[str]:
        listed = desk.person.client.get(f"/api/v1/projects/{project.pk}/speakers", {"q": words}).json()
        return [item["name"] for item in listed["results"]]

    assert found("ndia") == found("Zoë Ndiay") == found("captain") == ["Zoë Ndiaye"]
    assert found("authority") == ["Port authority"]
    assert found("%") == found("nobody of that name") == []


def test_a_speaker_is_added_without_a_claim(annotator: Person, project: Any) -> None:
    answer = annotator.post(
        f"projects/{project.pk}/speakers", {"name": " Zoë Ndiaye ", "kind": "person", "wikidata_id": "Q42"}
    )
    assert answer.status_code == 201
    assert (answer.json()["name"], answer.json()["wikidata_id"], answer.json()["claims"]) == ("Zoë Ndiaye", "Q42", 0)


@MANY
def test_eight_people_name_the_same_new_speaker_in_the_same_moment(project: Any, article: Any, person: Any) -> None:
    type(project).objects.filter(pk=project.pk).update(annotators_per_article=8)
    type(article).objects.update(needs=8, open_slots=8)
    desks = []
    for number in range(8):
        somebody = person(f"person-{number}")
        Member.objects.create(project=project, user=somebody.user, role="annotator", pseudonym=f"p-{number}")
        desks.append(Desk(somebody, somebody.post(f"projects/{project.pk}/next").json()))

    def write(desk: Desk) -> list[dict[str, Any]]:
        captain = speaker("Zoë Ndiaye", aliases=["the captain"])
        return desk.sync({"speaker": captain}, put(desk.claim(WARNED, speakers=[captain["id"]])))

    for results in at_once([lambda desk=desk: write(desk) for desk in desks]):
        done(results)
    assert Speaker.objects.count() == 8
    first = Speaker.objects.get(merged_into=None)
    assert set(Speaker.objects.exclude(pk=first.pk).values_list("merged_into", flat=True)) == {first.pk}


def test_a_speaker_of_one_project_is_not_one_of_another(desk: Desk, person: Any) -> None:
    far = person("far")
    other = create_project(actor=Actor(far.user), name="Another desk")
    theirs = far.post(f"projects/{other.pk}/speakers", {"name": "Zoë Ndiaye", "kind": "person"}).json()
    assert names(desk) == []
    captain = speaker("Zoë Ndiaye")
    done(desk.sync({"speaker": captain}))
    assert Speaker.objects.get(pk=captain["id"]).merged_into is None
    assert theirs["id"] != captain["id"]

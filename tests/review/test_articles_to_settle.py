"""An article whose gold layer is finished comes back to the list of those to settle when its work changes."""

from typing import Any
from uuid import uuid4

import pytest

from claims.assignments.models import Assignment
from claims.review.services import compare_due
from tests.conftest import Person, add_article, claim_for
from tests.review.desks import submitted
from tests.review.gold_desk import opened

pytestmark = pytest.mark.django_db


def stages(adjudicator: Person, article: Any) -> list[str]:
    """Return where the articles of the list stand that wait for somebody; what is done does not."""
    return [row["stage"] for row in adjudicator.get(f"projects/{article.project_id}/review").json()["results"]]


@pytest.mark.parametrize("swept", [False, True], ids=["before the sweep", "after it"])
def test_a_finished_article_waits_again_from_a_change_until_that_is_settled(
    adjudicator: Person, owner: Person, annotator: Person, second_annotator: Person, project: Any, swept: bool
) -> None:
    def look() -> list[str]:
        if swept:
            compare_due()
        return stages(adjudicator, article)

    article = add_article(project, "The mayor said that the bridge is safe.", "Bridge")
    for somebody in (annotator, second_annotator):
        submitted(somebody, project, article, phrases=("the bridge is safe",))
    desk = opened(adjudicator, article)
    assert desk.finish().status_code == 200
    assert look() == []
    work = Assignment.objects.get(person=annotator.user, kind="annotation")
    made = claim_for(article.text, str(uuid4()), ["The mayor"], no_speaker_stated=True)
    adjudicator.post(f"assignments/{work.pk}/return", {"reason": "Look again."})
    assert annotator.post(f"assignments/{work.pk}/sync", {"ops": [{"put": made, "base": 0}]}).status_code == 200
    ops = [{"delete": made["id"], "base": 1}]
    assert annotator.post(f"assignments/{work.pk}/submit", {"ops": ops}).status_code == 200
    assert look() == []
    assert owner.post(f"claims/{made['id']}/restore").status_code == 204
    assert look() == ["stale"]
    assert adjudicator.post(f"gold/{desk.pass_}/reopen").status_code == 200
    assert look() == ["open"]
    desk.reload()
    (alone,) = (group for group in desk.groups if group["state"] == "open")
    desk.settle(alone, "drop", cause="slip")
    assert desk.finish().status_code == 200
    assert look() == []
    assert adjudicator.get(f"projects/{project.pk}/review").json()["counts"]["done"] == 1

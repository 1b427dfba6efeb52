"""Projects of any size within seconds, filled by the database itself: articles with passes, claims, speakers and suggestions.

Every article has one submitted pass, every other one a second; the rest have a place left, and of a hundred articles one has a
second pass that was let go. Of 22 articles one has a finished gold layer with two claims, but never the one in the middle.
An article has eight claims, which name one of its project's speakers, every eighth the same one. Twenty people did it all,
so that each person's own work grows with the project; three hundred others only look, as many as it takes to find a member by their key
rather than by reading all of them. Rules for single rows are left out on the way, and the counts that the
database keeps are counted at the end.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, transaction

PEOPLE, LOOKING, CLAIMS = 20, 300, 8
ENGINE = "quotes"
ROLES = {"owner": "manager", "viewer": "viewer", "exporter": "exporter", "adjudicator": "adjudicator"}


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled project and who may do what in it; `people` are its annotators."""

    pk: UUID
    size: int
    people: list[Any]
    others: dict[str, Any]


# Keys that can be computed: kind, project and number. A text is a few sentences of words that differ in how common they are.
FILL = """
CREATE FUNCTION pg_temp.key(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(kind), 4, '0') || substr(md5(%(project)s), 1, 12) || lpad(to_hex(n), 16, '0'))::uuid $$;
CREATE FUNCTION pg_temp.person(n bigint) RETURNS int LANGUAGE sql IMMUTABLE AS $$
    SELECT (%(people)s::int[])[1 + n %% cardinality(%(people)s::int[])] $$;

CREATE TEMPORARY TABLE story AS
SELECT n, 'The spokesman of district ' || n %% 977 || ' said on day ' || n %% 365 || ' that bridge ' || n || ' would be closed for repairs. '
       || 'The minister denied it, and people of the town ' || n %% 5003 || ' asked why the ferry was late. '
       || CASE WHEN n %% 50 = 1 THEN 'That is untrue. ' WHEN n %% 50 = 2 THEN 'Das ist falsch. ' ELSE 'Nobody knows yet. ' END
       || CASE WHEN n %% 10 = 3 THEN 'The government named a percentage.' ELSE 'It rained.' END AS text
FROM generate_series(1, %(size)s::bigint) n;

INSERT INTO claims_article (id, project_id, number, external_id, title, url, publisher, byline, language, licence, metadata, text,
                            text_sha256, length, zones, needs, open_slots, search)
SELECT pg_temp.key(1, n), %(project)s::uuid, n, 's-' || n, 'Bridge ' || n, '', 'Gazette', '[]', 'en', '', '{}', text,
       encode(sha256(convert_to(text, 'UTF8')), 'hex'), length(text), '[]', 2, CASE WHEN n %% 2 = 0 THEN 0 ELSE 1 END,
       to_tsvector('english', text)
FROM story;

INSERT INTO claims_assignment (id, project_id, number, article_id, person_id, kind, round, state, lease_expires_at, active_seconds,
                               suggestions_shown, suggestions_hidden, skip_reason, submitted_at)
SELECT pg_temp.key(2, 2 * n + second), %(project)s::uuid, n, pg_temp.key(1, n), pg_temp.person(n + 7 * second), 'annotation', 1,
       CASE WHEN second = 1 AND n %% 2 = 1 THEN 'expired' ELSE 'submitted' END, now(), 60, n %% 5 > 0, '', '',
       CASE WHEN second = 0 OR n %% 2 = 0 THEN now() - (%(size)s - n) * interval '1 second' END
FROM generate_series(1, %(size)s::bigint) n, generate_series(0, 1) second WHERE second = 0 OR n %% 2 = 0 OR n %% 100 = 5;

INSERT INTO claims_speaker (id, project_id, name, kind, anonymous, descriptor, country, wikidata_id, made_by_id)
SELECT pg_temp.key(3, n), %(project)s::uuid, initcap(substr(md5(n::text), 1, 7) || ' ' || substr(md5(n || 'x'), 1, 7)), 'person', false, '', '', '',
       CASE WHEN n %% 3 > 0 THEN pg_temp.person(n) END
FROM generate_series(0, %(size)s::bigint / 5 - 1) n;
INSERT INTO claims_speakeralias (id, speaker_id, text)
SELECT pg_temp.key(4, n), pg_temp.key(3, n), 'Captain ' || n FROM generate_series(0, %(size)s::bigint / 5 - 1) n;

INSERT INTO claims_suggestion (id, article_id, engine, engine_version, fingerprint, content, source, cue, directness, score,
                               reason, speaker_name, speaker_kind, nesting)
SELECT pg_temp.key(5, 2 * n + i), pg_temp.key(1, n), %(engine)s, %(version)s, i::text,
       int4multirange(int4range(20 * i, 20 * i + 10)), '{}', '{}', 'indirect', 0.5 + 0.2 * i,
       '{"code": "clause", "values": {"word": "said"}}', '', 'person', ''
FROM generate_series(1, %(size)s::bigint) n, generate_series(0, 1) i;
INSERT INTO claims_suggestionrun (id, article_id, engine, engine_version, suggestions, cpu_seconds, characters, dropped)
SELECT pg_temp.key(6, n), pg_temp.key(1, n), %(engine)s, %(version)s, 2, 0, 0, 0 FROM generate_series(1, %(size)s::bigint) n;

INSERT INTO claims_claim (id, assignment_id, content, source, cue, addressee, no_speaker_stated, note, version,
                          directness, checkworthiness, origin, OTHER_CHOICES)
SELECT pg_temp.key(7, %(claims)s * n + i), pg_temp.key(2, 2 * n + CASE WHEN n %% 2 = 0 THEN i %% 2 ELSE 0 END),
       int4multirange(int4range(10 * i, 10 * i + 8)), '{}', '{}', '{}', false, '', 1,
       'indirect', 'cfs', 'human', NOT_MADE
FROM generate_series(1, %(size)s::bigint) n, generate_series(0, %(claims)s - 1) i;
INSERT INTO claims_assignment (id, project_id, number, article_id, person_id, kind, round, state, lease_expires_at, active_seconds,
                               suggestions_shown, suggestions_hidden, skip_reason, submitted_at)
SELECT pg_temp.key(13, n), %(project)s::uuid, n, pg_temp.key(1, n), %(adjudicator)s, 'gold', 1, 'submitted', now(), 60, false, '', '', now()
FROM generate_series(6, %(size)s::bigint, 22) n WHERE n <> %(size)s / 2;
INSERT INTO claims_claim (id, assignment_id, content, source, cue, addressee, no_speaker_stated, note, version,
                          directness, checkworthiness, origin, OTHER_CHOICES)
SELECT pg_temp.key(14, 2 * n + i), pg_temp.key(13, n), int4multirange(int4range(10 * i, 10 * i + 8)), '{}', '{}', '{}', true, '', 1,
       'indirect', 'cfs', 'human', NOT_MADE
FROM generate_series(6, %(size)s::bigint, 22) n, generate_series(0, 1) i WHERE n <> %(size)s / 2;
INSERT INTO claims_claimspeaker (claim_id, speaker_id, position)
SELECT pg_temp.key(7, %(claims)s * n + i), pg_temp.key(3, CASE WHEN i = 0 THEN 0 ELSE (n * 31 + i) %% (%(size)s / 5) END), 0
FROM generate_series(1, %(size)s::bigint) n, generate_series(0, %(claims)s - 1) i;
INSERT INTO claims_verdict (id, claim_id, label_id, rationale, status)
SELECT pg_temp.key(8, n), pg_temp.key(7, %(claims)s * n), (%(labels)s::uuid[])[1 + n %% cardinality(%(labels)s::uuid[])], 'Seen.', 'final' FROM generate_series(1, %(size)s::bigint) n;
INSERT INTO claims_decision (id, assignment_id, suggestion_id, outcome)
SELECT pg_temp.key(9, n), pg_temp.key(2, 2 * n), pg_temp.key(5, 2 * n), CASE WHEN n %% 3 = 0 THEN 'rejected' ELSE 'accepted' END
FROM generate_series(1, %(size)s::bigint) n;

INSERT INTO claims_event (id, project_id, article_id, subject, subject_id, action, request_id, actor_id)
SELECT pg_temp.key(10, 2 * n + i), %(project)s::uuid, pg_temp.key(1, n), 'assignment', pg_temp.key(2, 2 * n),
       (ARRAY['leased', 'submitted'])[1 + i], '', pg_temp.person(n)
FROM generate_series(1, %(size)s::bigint) n, generate_series(0, 1) i;
INSERT INTO claims_job (id, kind, project_id, params, queue, state, done, total, error_code, error_message, file, attempts,
                        cancel_requested, created_at, finished_at)
SELECT pg_temp.key(11, n), CASE WHEN n %% 1000 = 0 THEN 'export' ELSE 'suggest' END, %(project)s::uuid,
       '{"format": "jsonl", "layer": "all", "articles": 0}', CASE WHEN n %% 1000 = 0 THEN 'celery' ELSE 'urgent' END, 'done', 1, 1,
       '', '', '', 1, false, now() - (%(size)s - n) * interval '1 second', now()
FROM generate_series(1, %(size)s::bigint) n;
INSERT INTO claims_comment (id, article_id, author_id, text)
SELECT pg_temp.key(12, n), pg_temp.key(1, n), pg_temp.person(n), 'Why?' FROM generate_series(1, %(size)s::bigint) n;
DROP TABLE story;
DROP FUNCTION pg_temp.key(int, bigint);
DROP FUNCTION pg_temp.person(bigint);
"""


def fill(size: int, name: str = "") -> Filled:
    """Make a project with so many articles (a multiple of 10), and everybody who works in it."""
    from claims.audit import Actor
    from claims.core.claim import CHOICES
    from claims.engines import ENGINES
    from claims.projects.models import Member
    from claims.projects.services import add_member, create_project, publish_guideline

    users = get_user_model().objects
    others = {role: users.create(username=f"{role} of {name or size}") for role in ROLES}
    people = [users.create(username=f"person {n} of {name or size}") for n in range(PEOPLE)]
    actor = Actor(others["owner"])
    project = create_project(
        actor=actor, name=name or f"Filled with {size}", engine=ENGINE, annotators_per_article=2, control_share=0.2
    )
    publish_guideline(actor=actor, project=project, markdown="# Guideline")
    for user in people:
        add_member(actor=Actor(), project=project, user=user, role="annotator")
    for key, user in others.items():
        add_member(actor=Actor(), project=project, user=user, role=ROLES[key])
    looking = users.bulk_create(users.model(username=f"reader {n} of {name or size}") for n in range(LOOKING))
    Member.objects.bulk_create(
        Member(project=project, user=user, role=Member.Role.VIEWER, pseudonym=f"reader-{n}")
        for n, user in enumerate(looking)
    )
    values = {
        "project": str(project.pk),
        "size": size,
        "claims": CLAIMS,
        "people": [user.pk for user in people],
        "labels": list(project.scale.labels.exclude(key="not_checkable").values_list("pk", flat=True)),
        "adjudicator": others["adjudicator"].pk,
        "engine": ENGINE,
        "version": ENGINES[ENGINE].VERSION,
    }
    left = [name for name in CHOICES if name not in ("directness", "checkworthiness", "origin")]
    text = FILL.replace("OTHER_CHOICES", ", ".join(left)).replace("NOT_MADE", ", ".join(["''"] * len(left)))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        rules(cursor, "DISABLE")
        cursor.execute(text, values)
        rules(cursor, "ENABLE")
        cursor.execute("UPDATE claims_project SET next_number = %s WHERE id = %s", [size + 1, project.pk])
        cursor.execute("ANALYZE")
        cursor.execute("SELECT claims_recount(%s)", [project.pk])
        cursor.execute("SELECT claims_count_uses(%s, forget => true)", [project.pk])
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    project.refresh_from_db()
    return Filled(project.pk, size, people, others)


def rules(cursor: Any, word: str) -> None:
    """Switch the rules for single rows of all tables off (DISABLE) or on (ENABLE)."""
    for model in apps.get_app_config("claims").get_models():
        cursor.execute(f"ALTER TABLE {model._meta.db_table} {word} TRIGGER USER")

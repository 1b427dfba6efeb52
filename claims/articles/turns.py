"""The place of an article in the order that its project chose, among articles of the same priority; knows no requests.

By age an article has no place of its own: its number decides. The random place follows from the project's seed and the article's
identifier, so that it is the same whoever computes it. By uncertainty, the article whose suggestions are scored nearest to one half
comes first; articles without suggestions come after all others, by number.
"""

from hashlib import sha256
from uuid import UUID

from django.db import connection

from claims.projects.models import Project

# Behind everything that has a score, whose places go up to 100,000,000.
WITHOUT_SCORES = 500_000_000
UNSURE = f"""coalesce(
    (SELECT avg(abs(s.score - 0.5)) * 200000000 FROM claims_suggestion s WHERE s.article_id = a.id AND s.retired_at IS NULL),
    {WITHOUT_SCORES} + a.number)::int"""
# The place of an article `a` of a project `p`.
PLACE = f"""CASE p."order"
    WHEN 'random' THEN ('x' || substr(encode(sha256(convert_to(p.order_seed || ':' || a.id, 'UTF8')), 'hex'), 1, 7))::bit(28)::int
    WHEN 'unsure' THEN {UNSURE} END"""
READ_NOW = f"""
    UPDATE claims_article a SET place = {UNSURE} FROM claims_project p
    WHERE a.id = %s AND p.id = a.project_id AND p."order" = 'unsure' AND a.place IS DISTINCT FROM {UNSURE}
"""


def place_of_new(project: Project, article: UUID, number: int) -> int | None:
    """Return the place of an article that no engine has read yet; the same as PLACE in the database."""
    if project.order == Project.Order.RANDOM:
        return int(sha256(f"{project.order_seed}:{article}".encode()).hexdigest()[:7], 16)
    return WITHOUT_SCORES + number if project.order == Project.Order.UNSURE else None


def place_anew(article: UUID) -> None:
    """Give an article that was just read its place, where the project goes by uncertainty."""
    with connection.cursor() as cursor:
        cursor.execute(READ_NOW, [article])

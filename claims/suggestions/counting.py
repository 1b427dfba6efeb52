"""How the database counts what engines have read."""

from claims.articles.counting import of_rows

RUNS_COUNTED = [
    of_rows(
        "runs_are_counted",
        """
        UPDATE claims_standing SET read = true WHERE NOT read AND article_id IN (SELECT article_id FROM new_rows);
        FOR r IN
            SELECT a.project_id, n.engine, n.engine_version, count(*) AS articles, min(n.created_at) AS first_at
            FROM new_rows n JOIN claims_article a ON a.id = n.article_id GROUP BY 1, 2, 3
        LOOP
            PERFORM claims_version_add(r.project_id, r.engine, r.engine_version, r.articles::int, r.first_at);
        END LOOP;
        """,
    )
]

"""Which articles are held out to evaluate trained engines: a fixed share, by the hash of text and project.

Nobody sees suggestions on them, so that their claims are independent of any engine, and no engine learns from them.
A small project holds nothing out: it would lose suggestions and never have enough such articles to compare two engines.
"""

import hashlib
from uuid import UUID

SHARE = 0.2
# With fewer articles than this, the eight that a comparison needs cannot be expected.
FROM_ARTICLES = 40
# The engine that trained engines replace, and their languages (BCP 47 primary tags).
LEARNING_ENGINE = "rules"
LANGUAGES = ("en",)

# The same in SQL, for a row `a` of claims_article.
PLACED = f"""(('x' || substr(encode(sha256(convert_to(a.text_sha256 || a.project_id::text, 'UTF8')), 'hex'), 1, 8))
            ::bit(32)::bigint / 4294967296.0 < {SHARE}
            AND split_part(lower(replace(a.language, '_', '-')), '-', 1) IN ({", ".join(map(repr, LANGUAGES))}))"""


def placed(project: UUID, sha256: str, language: str) -> bool:
    """Return whether an article belongs to the share that is held out once its project is large enough."""
    value = int(hashlib.sha256(f"{sha256}{project}".encode()).hexdigest()[:8], 16) / 2**32
    return value < SHARE and language.replace("_", "-").split("-")[0].lower() in LANGUAGES


def holds_out(engine: str, next_number: int) -> bool:
    """Return whether a project with that engine and that next article number holds articles out."""
    return engine == LEARNING_ENGINE and next_number > FROM_ARTICLES

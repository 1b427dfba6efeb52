"""Index of all tables for Django; nothing else imports it."""

from claims.annotations.comments.models import Comment, CommentMention
from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.articles.models import (
    Article,
    ArticleLanguage,
    HeldArticle,
    Speaker,
    SpeakerAlias,
    SpeakerDelta,
    SpeakerRole,
    SpeakerUse,
    Standing,
)
from claims.assignments.models import Assignment
from claims.audit import Event
from claims.clock import Round
from claims.datasets.importing.models import ImportBatch, ImportLabel
from claims.datasets.releases.models import Release
from claims.jobs import Job
from claims.projects.models import Digest, GuidelineVersion, Identity, Label, Member, Project, Scale, Tally, TokenScope
from claims.review.models import ComparedValue, Comparison, Resolution, Settlement, ToCompare
from claims.suggestions.models import EngineModel, Suggestion, SuggestionRun, VersionTally

__all__ = [
    "Article",
    "ArticleLanguage",
    "Assignment",
    "Claim",
    "ClaimSpeaker",
    "Comment",
    "CommentMention",
    "ComparedValue",
    "Comparison",
    "Decision",
    "Digest",
    "EngineModel",
    "Event",
    "Evidence",
    "GuidelineVersion",
    "Identity",
    "HeldArticle",
    "ImportBatch",
    "ImportLabel",
    "Job",
    "Label",
    "Member",
    "Project",
    "Release",
    "Resolution",
    "Round",
    "Scale",
    "Settlement",
    "Speaker",
    "SpeakerAlias",
    "SpeakerDelta",
    "SpeakerRole",
    "SpeakerUse",
    "Standing",
    "Suggestion",
    "SuggestionRun",
    "Tally",
    "ToCompare",
    "TokenScope",
    "Verdict",
    "VersionTally",
]

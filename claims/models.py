"""Index of all tables for Django; nothing else imports it."""

from claims.annotations.comments.models import Comment, CommentMention
from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.articles.models import Article, Speaker, SpeakerAlias, SpeakerRole
from claims.assignments.models import Assignment
from claims.audit import Event
from claims.clock import Round
from claims.jobs import Job
from claims.projects.models import GuidelineVersion, Label, Member, Project, Scale
from claims.suggestions.models import EngineModel, Suggestion, SuggestionRun

__all__ = [
    "Article",
    "Assignment",
    "Claim",
    "ClaimSpeaker",
    "Comment",
    "CommentMention",
    "Decision",
    "EngineModel",
    "Event",
    "Evidence",
    "GuidelineVersion",
    "Job",
    "Label",
    "Member",
    "Project",
    "Round",
    "Scale",
    "Speaker",
    "SpeakerAlias",
    "SpeakerRole",
    "Suggestion",
    "SuggestionRun",
    "Verdict",
]

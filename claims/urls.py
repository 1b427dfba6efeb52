"""The whole API on one page."""

from django.urls import path

from claims.annotations import api as annotations
from claims.annotations.comments import api as comments
from claims.articles import api as articles
from claims.articles.held import api as held
from claims.datasets import api as datasets
from claims.datasets.importing import api as importing
from claims.datasets.releases import api as releases
from claims.overview import api as overview
from claims.overview import instance, jobs, lifecycle, meta, mine, ordering, queue
from claims.overview.digest import api as digest
from claims.overview.history import api as history
from claims.overview.rules import api as rules
from claims.overview.rules import scale
from claims.projects import api as projects
from claims.projects.accounts import api as accounts
from claims.projects.people import api as people
from claims.quality import api as quality
from claims.review import api as review
from claims.review.gold import api as gold
from claims.suggestions import api as suggestions
from claims.training import api as training

PROJECT = "projects/<uuid:project>"
PASS = "assignments/<uuid:assignment>"

urlpatterns = [
    # Whoever annotates asks for these all day: first, since addresses are tried in order.
    path(f"{PASS}/sync", annotations.SyncView.as_view()),
    path(f"{PROJECT}/next", annotations.NextView.as_view()),
    path(f"{PASS}/submit", annotations.SubmitView.as_view()),
    path("session", projects.SessionView.as_view()),
    path("meta", meta.MetaView.as_view()),
    path("instance", instance.InstanceView.as_view()),
    path("digest", digest.DigestView.as_view()),
    path("tokens", accounts.TokensView.as_view()),
    path("tokens/<uuid:token>", accounts.TokenView.as_view()),
    path("accounts", accounts.AccountsView.as_view()),
    path("accounts/<int:person>", accounts.AccountView.as_view()),
    path("accounts/<int:person>/tokens", accounts.AccountTokensView.as_view()),
    # 1. Who works, and by which rules
    path("projects", overview.ProjectsView.as_view()),
    path(PROJECT, overview.ProjectView.as_view()),
    path(f"{PROJECT}/consequences", rules.ConsequencesView.as_view()),
    path(f"{PROJECT}/scale", scale.ScaleView.as_view()),
    path(f"{PROJECT}/scale/merges", scale.MergesView.as_view()),
    path(f"{PROJECT}/scale/merges/<uuid:label>", scale.MergeView.as_view()),
    path(f"{PROJECT}/history", history.ProjectHistoryView.as_view()),
    path(f"{PROJECT}/history/file", history.AuditView.as_view()),
    path(f"{PROJECT}/clone", lifecycle.CloneView.as_view()),
    path(f"{PROJECT}/archive", lifecycle.ArchiveView.as_view()),
    path(f"{PROJECT}/restore", lifecycle.RestoreView.as_view()),
    path(f"{PROJECT}/members", people.MembersView.as_view()),
    path(f"{PROJECT}/members/<uuid:member>", people.MemberView.as_view()),
    path(f"{PROJECT}/members/<uuid:member>/link", people.LinkView.as_view()),
    path(f"{PROJECT}/members/<uuid:member>/pause", people.PauseView.as_view()),
    path(f"{PROJECT}/members/<uuid:member>/resume", people.ResumeView.as_view()),
    path(f"{PROJECT}/members/<uuid:member>/sign-out", people.SignOutView.as_view()),
    path(f"{PROJECT}/invitations", people.InvitationsView.as_view()),
    path(f"{PROJECT}/tokens", accounts.ProjectTokensView.as_view()),
    path(f"{PROJECT}/tokens/<uuid:token>", accounts.ProjectTokenView.as_view()),
    path(f"{PROJECT}/guideline", projects.GuidelineView.as_view()),
    # 2. Articles in
    path(f"{PROJECT}/articles", overview.ArticlesView.as_view()),
    path(f"{PROJECT}/imports", articles.ImportsView.as_view()),
    path(f"{PROJECT}/imports/annotations", importing.AnnotationImportsView.as_view()),
    path("imports/<uuid:job>", importing.ImportView.as_view()),
    path("imports/<uuid:job>/commit", importing.CommitView.as_view()),
    path("imports/<uuid:job>/report", importing.ReportView.as_view()),
    path(f"{PROJECT}/held", held.HeldView.as_view()),
    path(f"{PROJECT}/speakers", articles.SpeakersView.as_view()),
    path("articles/<uuid:article>", overview.ArticleView.as_view()),
    # 3. Machine proposes
    path(f"{PROJECT}/suggest", suggestions.SuggestView.as_view()),
    path(f"{PROJECT}/suggestions/quality", quality.QualityView.as_view()),
    path(f"{PROJECT}/jobs", jobs.JobsView.as_view()),
    path(f"{PROJECT}/engines", training.EnginesView.as_view()),
    path(f"{PROJECT}/engines/rules/promote", training.BackView.as_view()),
    path(f"{PROJECT}/engines/<uuid:engine>/promote", training.PromoteView.as_view()),
    path(f"{PROJECT}/train", training.TrainView.as_view()),
    path("jobs/<uuid:job>", jobs.JobView.as_view()),
    path("jobs/<uuid:job>/cancel", jobs.CancelView.as_view()),
    # 4, 5. Work out, claims in
    path(f"{PROJECT}/queue", queue.QueueView.as_view()),
    path(f"{PROJECT}/queue/order", ordering.OrderView.as_view()),
    path(f"{PROJECT}/bulk", queue.BulkView.as_view()),
    path(f"{PROJECT}/mine", mine.MineView.as_view()),
    path(f"{PROJECT}/notices", mine.NoticesView.as_view()),
    path(PASS, annotations.AssignmentView.as_view()),
    path(f"{PASS}/claims/<uuid:claim>", annotations.ClaimView.as_view()),
    path(f"{PASS}/skip", annotations.GiveBackView.as_view(skipped=True)),
    path(f"{PASS}/release", annotations.GiveBackView.as_view(skipped=False)),
    path(f"{PASS}/reopen", annotations.ReopenView.as_view()),
    path(f"{PASS}/return", annotations.ReturnView.as_view()),
    path("claims/<uuid:claim>/restore", history.RestoreClaimView.as_view()),
    path("articles/<uuid:article>/claims", annotations.ClaimsView.as_view()),
    path("articles/<uuid:article>/history", annotations.HistoryView.as_view()),
    path("articles/<uuid:article>/comments", comments.CommentsView.as_view()),
    path("comments/<uuid:comment>", comments.CommentView.as_view()),
    path("comments/<uuid:comment>/read", comments.CommentReadView.as_view()),
    path("mentions", comments.MentionsView.as_view()),
    # 6. People compared
    path(f"{PROJECT}/agreement", review.AgreementView.as_view()),
    path(f"{PROJECT}/agreement/examples", review.ExamplesView.as_view()),
    path(f"{PROJECT}/review", gold.ReviewView.as_view()),
    path(f"{PROJECT}/feedback", gold.FeedbackView.as_view()),
    path("articles/<uuid:article>/gold", gold.GoldView.as_view()),
    path("articles/<uuid:article>/third", gold.ThirdView.as_view()),
    path("gold/<uuid:assignment>/sync", gold.GoldSyncView.as_view()),
    path("gold/<uuid:assignment>/finish", gold.FinishView.as_view()),
    path("gold/<uuid:assignment>/reopen", gold.GoldReopenView.as_view()),
    # 7. Dataset out
    path(f"{PROJECT}/exports", datasets.ExportsView.as_view()),
    path(f"{PROJECT}/exports/preview", datasets.PreviewView.as_view()),
    path("exports/<uuid:job>/file", datasets.FileView.as_view()),
    path("exports/<uuid:job>/manifest", datasets.ManifestView.as_view()),
    path("exports/<uuid:job>/loss", datasets.LossView.as_view()),
    path(f"{PROJECT}/releases", releases.ReleasesView.as_view()),
    path("releases/<uuid:release>", releases.ReleaseView.as_view()),
    path("releases/<uuid:release>/file", releases.ReleaseFileView.as_view()),
    path("releases/<uuid:release>/manifest", releases.ReleaseManifestView.as_view()),
    path("releases/<uuid:release>/withdraw", releases.WithdrawView.as_view()),
]

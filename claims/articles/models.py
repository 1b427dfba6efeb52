"""Tables of the second stage: articles whose text never changes, and the speakers who occur in them."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, F, Func, GeneratedField, Q, When
from django.db.models.functions import Coalesce, Now

from claims.articles.counting import ARTICLE_COUNTED, SLOTS_ADD_UP, STANDING_COUNTED
from claims.articles.stemming import WORDS_READ
from claims.core.ids import new_id
from claims.core.records import SpeakerKind
from claims.projects.models import Project


class SimpleVector(Func):
    """Full-text vector of a text without stemming, as created by migrations before 0013."""

    function = "to_tsvector"
    template = "to_tsvector('simple'::regconfig, left(%(expressions)s, 500000))"


# An article of a higher priority comes before all of a lower one; within a priority the lowest number comes first.
LANE = 1_000_000_000


def queue_key() -> GeneratedField:
    """Return the column by which articles are given out, the lowest first: it follows from priority and place, else number."""
    place = Coalesce(F("place"), F("number"))
    return GeneratedField(expression=place - F("priority") * LANE, output_field=models.IntegerField(), db_persist=True)


def place(help_text: str) -> "models.IntegerField[int | None, int | None]":
    """Return the column of an article's place in the order that the project chose."""
    return models.IntegerField(null=True, help_text=help_text)


class Article(models.Model):
    """One article. Its text is frozen: every offset counts code points of exactly this text."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="articles", db_index=False)
    key = models.UUIDField(
        null=True,
        help_text="Identifier in datasets, where it is not the row's own: set when the row came from a dataset.",
    )
    number = models.PositiveIntegerField(help_text="Counts from 1 within the project.")
    external_id = models.CharField(
        max_length=200, blank=True, help_text="The identifier that the supplier of the article uses."
    )
    title = models.CharField(max_length=500, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    byline = models.JSONField(default=list, help_text="Names of the authors.")
    published_on = models.DateField(null=True)
    language = models.CharField(max_length=35, help_text="BCP 47 tag.")
    licence = models.CharField(max_length=200, blank=True)
    metadata = models.JSONField(default=dict, help_text="Whatever else the supplier knows of the article.")
    text = models.TextField(help_text="Frozen. Line ends are LF; nothing else of the original was changed.")
    text_sha256 = models.CharField(max_length=64, help_text="SHA-256 of the text as UTF-8, hexadecimal.")
    length = models.PositiveIntegerField(help_text="Length of the text in code points.")
    zones = models.JSONField(
        default=list, help_text="Parts of the page: [{start, end, kind}], code points, end exclusive."
    )
    open_slots = models.SmallIntegerField(
        help_text="How many more people may take the article; the row lock guards it."
    )
    needs = models.SmallIntegerField(
        default=1, db_default=1, help_text="How many people should read it, by the rules of its project and `extra`."
    )
    extra = models.SmallIntegerField(
        default=0, db_default=0, help_text="People whom a manager asked for beyond the rules of the project."
    )
    surplus = models.SmallIntegerField(
        default=0, db_default=0, help_text="Passes beyond what it needs: when one of them ends, nobody takes its place."
    )
    priority = models.SmallIntegerField(default=0, db_default=0, help_text="1 high, 0 normal, -1 low.")
    place = place("Among articles of the same priority, the lowest first; empty: by number.")
    queue_key = queue_key()
    set_aside_at = models.DateTimeField(null=True, help_text="Since when nobody is given the article.")
    set_aside_reason = models.CharField(max_length=500, blank=True, db_default="")
    created_at = models.DateTimeField(db_default=Now())
    search = SearchVectorField(
        null=True,
        editable=False,
        help_text="The words of the text, made by the database; empty while an article of many that came at once is unread.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_article_per_number", fields=["project", "number"]),
            models.UniqueConstraint(name="one_article_per_text", fields=["project", "text_sha256"]),
            models.CheckConstraint(name="priority_low_to_high", condition=Q(priority__range=(-1, 1))),
            models.CheckConstraint(name="open_slots_not_negative", condition=Q(open_slots__gte=0)),
            models.CheckConstraint(name="needs_somebody", condition=Q(needs__gte=1)),
            models.CheckConstraint(
                name="surplus_or_open_slots", condition=Q(surplus=0) | Q(surplus__gt=0, open_slots=0)
            ),
            models.CheckConstraint(
                name="length_is_of_text",
                condition=Q(length=Func(F("text"), function="char_length", output_field=models.IntegerField())),
            ),
            models.CheckConstraint(name="text_not_empty", condition=Q(length__gt=0)),
        ]
        indexes = [
            GinIndex(fields=["search"], name="article_search"),
            models.Index(
                fields=["project", "queue_key"],
                name="article_open",
                condition=Q(open_slots__gt=0, set_aside_at__isnull=True),
            ),
            models.Index(fields=["project", "external_id"], name="article_supplied", condition=~Q(external_id="")),
            models.Index(fields=["project", "number"], name="article_unread", condition=Q(search=None)),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="text_is_frozen", fields=["text", "text_sha256", "length", "project"]),
            WORDS_READ,
            *ARTICLE_COUNTED,
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Standing(models.Model):
    """The state of an article: how many passes it has and needs, updated by the database with every write.

    A narrow row beside the article, so that lists and counts read no texts, and leases do not update the text index.
    """

    class Stage(models.IntegerChoices):
        """Lists call the first stage new, and also the second for people who may not know of its leases."""

        NEW = 0
        BEGUN = 1
        SHARED = 2
        DONE = 3

    class Side(models.IntegerChoices):
        """Whether engines learn from an article or are evaluated on it (`claims.articles.held_out`)."""

        NEITHER = 0
        LEARN = 1
        HELD_OUT = 2

    class Layer(models.IntegerChoices):
        """Which claims of an article are of record: none, those of the one person it needs, or the gold layer."""

        NONE = 0
        ALONE = 1
        GOLD = 2

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="standing")
    project = models.ForeignKey(Project, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    number = models.PositiveIntegerField()
    priority = models.SmallIntegerField(db_default=0, help_text="The article's own, once more.")
    place = place("The article's own, once more.")
    queue_key = queue_key()
    open_slots = models.SmallIntegerField(help_text="The article's own, once more.")
    needs = models.SmallIntegerField(db_default=1, help_text="The article's own, once more.")
    leased = models.IntegerField(db_default=0, help_text="Annotators' passes that are leased.")
    submitted = models.IntegerField(db_default=0, help_text="Annotators' passes that are submitted.")
    handed_in = models.IntegerField(db_default=0, help_text="Submitted passes of any kind.")
    claims = models.IntegerField(db_default=0, help_text="Claims in annotators' passes that are submitted.")
    gold_claims = models.IntegerField(db_default=0, help_text="Claims in gold passes that are submitted.")
    shown = models.IntegerField(db_default=0, help_text="Passes of any state that show suggestions.")
    read = models.BooleanField(db_default=False, help_text="Whether an engine has read it.")
    returned = models.BooleanField(
        db_default=False, help_text="Whether a place in it was ever given back, or its turn was moved."
    )
    stale = models.BooleanField(
        db_default=False,
        help_text="Whether work has changed since its gold layer was finished, as the sweep last found.",
    )
    side = models.SmallIntegerField(choices=Side, db_default=0)
    stage = GeneratedField(
        expression=Case(
            When(open_slots=0, leased=0, then=3), When(submitted__gt=0, then=2), When(leased__gt=0, then=1), default=0
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    learning = GeneratedField(
        expression=Case(When(Q(handed_in=0) | Q(side=0), then=0), When(side=2, shown=0, then=2), default=1),
        output_field=models.SmallIntegerField(),
        db_persist=True,
        help_text="The side of a submitted article; whoever was shown suggestions leaves it to be learned from.",
    )

    layer = GeneratedField(
        expression=Case(When(handed_in__gt=F("submitted"), then=2), When(needs=1, submitted__gt=0, then=1), default=0),
        output_field=models.SmallIntegerField(),
        db_persist=True,
        help_text="Where its claims of record are: in no pass, in those of annotators, or in the gold pass.",
    )

    class Meta:
        indexes = [
            models.Index(fields=["project", "stage", "number"], name="standing_at_stage"),
            models.Index(fields=["project", "number"], name="standing_settled", condition=Q(layer=2)),
            models.Index(fields=["project"], name="standing_stale", condition=Q(stale=True)),
            models.Index(fields=["project", "number"], name="standing_of_record", condition=Q(layer__gt=0)),
            models.Index(
                fields=["project", "number"], name="standing_unread", condition=Q(read=False, open_slots__gt=0)
            ),
            models.Index(fields=["project", "number"], name="standing_handed_in", condition=Q(handed_in__gt=0)),
            models.Index(
                fields=["project", "number"],
                name="standing_ready",
                condition=Q(submitted__gte=2, leased=0, open_slots=0, handed_in=F("submitted")),
            ),
            models.Index(
                fields=["project", "queue_key"], name="standing_returned", condition=Q(returned=True, open_slots__gt=0)
            ),
        ]
        triggers = [*STANDING_COUNTED, SLOTS_ADD_UP]

    def __str__(self) -> str:
        return f"{self.number} at stage {self.stage}"


class ArticleLanguage(models.Model):
    """A language in which a project has articles, as used by the text index."""

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, models.CASCADE, related_name="article_languages", db_index=False)
    language = models.CharField(max_length=35, help_text="The first part of the BCP 47 tag, in small letters.")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_language_once", fields=["project", "language"])]

    def __str__(self) -> str:
        return self.language


class HeldArticle(models.Model):
    """An article with warnings, held by an import until a person decides to import it or leave it out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="held_articles", db_index=False)
    job_id = models.UUIDField(null=True, help_text="The import that brought it; empty when it was sent alone.")
    file = models.CharField(max_length=500, blank=True)
    line = models.PositiveIntegerField(default=1)
    record = models.PositiveIntegerField(default=1, help_text="Number of the record in its file, from 1.")
    title = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=35)
    length = models.PositiveIntegerField(help_text="Length of the text in code points.")
    text_sha256 = models.CharField(max_length=64)
    document = models.JSONField(help_text="The article as it came: what `read_article` reads.")
    warnings = models.JSONField(
        help_text="What is doubtful: [{code, line, column, count, sample, repaired, language}]."
    )
    repairable = models.BooleanField(default=False, help_text="Its letters can be put right by reading them anew.")
    left_out_at = models.DateTimeField(null=True, help_text="Since when it is left out; for a day that can be undone.")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="one_held_article_per_text", fields=["project", "text_sha256"])]
        indexes = [models.Index(fields=["project", "id"], name="held_article_waiting", condition=Q(left_out_at=None))]

    def __str__(self) -> str:
        return self.title or self.file


NAMED = Q(anonymous=False, merged_into=None)


class Speaker(models.Model):
    """Somebody or something that makes claims, known by one name in one project."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="speakers")
    article = models.ForeignKey(
        Article,
        models.PROTECT,
        null=True,
        related_name="speakers",
        help_text="The one article of an anonymous speaker.",
    )
    key = models.UUIDField(
        null=True,
        help_text="Identifier in datasets, where it is not the row's own: set when the row came from a dataset.",
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in SpeakerKind])
    anonymous = models.BooleanField(default=False)
    descriptor = models.CharField(
        max_length=200, blank=True, help_text='How the text calls an anonymous one: "one military official".'
    )
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    wikidata_id = models.CharField(max_length=20, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who made it in work of their own; empty for one made for everybody. "
        "A blind project shows it to others once it is in submitted work.",
    )
    created_at = models.DateTimeField(db_default=Now())
    mentions = models.IntegerField(
        db_default=0, help_text="Claims that name it, deleted ones too; kept by the database."
    )
    submitted = models.IntegerField(db_default=0, help_text="Those of them in submitted passes.")

    class Meta:
        indexes = [
            GinIndex(fields=["name"], name="speaker_name_trigrams", opclasses=["gin_trgm_ops"]),
            models.Index("project", F("mentions").desc(), "name", name="speaker_most_named", condition=NAMED),
            models.Index("project", F("submitted").desc(), "name", name="speaker_most_submitted", condition=NAMED),
            models.Index(
                fields=["project", "made_by", "name"], name="speaker_unused", condition=NAMED & Q(submitted=0)
            ),
            models.Index(fields=["project", "made_by", "name"], name="speaker_by_maker", condition=NAMED),
            models.Index(fields=["project", "made_by"], name="speaker_merged", condition=Q(merged_into__isnull=False)),
            models.Index(
                fields=["project", "-submitted"],
                name="speaker_merged_submitted",
                condition=Q(merged_into__isnull=False, submitted__gt=0),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_named_speaker", fields=["project", "name"], condition=Q(anonymous=False, merged_into=None)
            ),
            models.CheckConstraint(
                name="anonymous_speaker_in_article", condition=Q(anonymous=False) | Q(article__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SpeakerDelta(models.Model):
    """A pending change of a speaker's counts, whose row was locked by another write; the next write of that row applies it."""

    id = models.BigAutoField(primary_key=True)
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="deltas")
    mentions = models.IntegerField()
    submitted = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.speaker_id} {self.mentions:+}"


class SpeakerUse(models.Model):
    """How many claims of one person name a speaker, deleted ones too; kept by the database.

    The counts may lie in several rows, to be added up: a write takes one that no other write holds, or makes another.
    """

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    person = models.IntegerField(help_text="Number of the account.")
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="+", db_index=False)
    uses = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["speaker", "person"], name="speaker_use_of_person"),
            models.Index(fields=["project", "person", "-uses"], name="speaker_own_most_used"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_id} {self.uses}"


class SpeakerAlias(models.Model):
    """Another name of a speaker, as some text wrote it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases", db_index=False)
    text = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_alias_per_speaker", fields=["speaker", "text"])]
        indexes = [GinIndex(fields=["text"], name="speaker_alias_trigrams", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.text


class SpeakerRole(models.Model):
    """An office that a speaker held, from one day up to another (end exclusive)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="roles")
    position = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)

    def __str__(self) -> str:
        return self.position

"""API of the tables behind menus: engines, formats, scales and the terms of claims, with the limits in force."""

# An engine has a label, and so have the framework's fields; declared fields never become attributes.
# mypy: disable-error-code="assignment"

from enum import StrEnum

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations.sync import MAX_CLAIMS
from claims.articles.clean import MAX_CHARACTERS
from claims.core.claim import MAX_NOTE
from claims.core.messages import shown
from claims.core.records import Checkworthiness, ClaimType, Directness, SpeakerKind, Stance
from claims.datasets.formats import FORMATS, READERS
from claims.datasets.formats.base.contract import is_available, is_lossless
from claims.datasets.formats.base.parts import Part
from claims.engines import ENGINES
from claims.http.describing import MessageOut, choice
from claims.http.strict import checked_query
from claims.projects.models import Member
from claims.projects.permissions import CODES, codes_of
from claims.projects.presets import NAMES as PRESET_NAMES
from claims.projects.scales import SCALES


class EngineOut(serializers.Serializer[object]):
    """One suggestion engine, and whether it can run here."""

    name = serializers.CharField()
    label = serializers.CharField()
    version = serializers.CharField()
    available = serializers.BooleanField()
    note = MessageOut(allow_null=True)


class FormatOut(serializers.Serializer[object]):
    """One dataset format."""

    name = serializers.CharField()
    label = serializers.CharField()
    suffix = serializers.CharField()
    reads = serializers.BooleanField(help_text="Whether annotations in such files can be imported.")
    lossless = serializers.BooleanField()
    note = serializers.CharField(allow_blank=True)
    available = serializers.BooleanField(help_text="Whether this server has the packages that it needs.")
    extra = serializers.CharField(allow_blank=True, help_text="The extra of the package onrecord that brings them.")
    loses = serializers.ListField(child=choice(Part), help_text="The parts of a dataset that its files do not hold.")


class ScaleNameOut(serializers.Serializer[object]):
    """One verdict scale for new projects."""

    key = serializers.CharField()
    name = serializers.CharField()


class LimitsOut(serializers.Serializer[object]):
    """The limits in force: code points, claims, bytes, files."""

    article_characters = serializers.IntegerField()
    claims_per_article = serializers.IntegerField()
    note_characters = serializers.IntegerField()
    upload_bytes = serializers.IntegerField()
    upload_files = serializers.IntegerField()
    body_bytes = serializers.IntegerField()


def terms(kinds: type[StrEnum]) -> serializers.ListField:
    """Describe a list of terms."""
    return serializers.ListField(child=choice(kinds))


class MemberRoleOut(serializers.Serializer[object]):
    """A role, and the actions that it permits."""

    key = serializers.ChoiceField(choices=Member.Role.choices)
    allowed = serializers.ListField(child=serializers.ChoiceField(choices=CODES))


class MetaOut(serializers.Serializer[object]):
    """The tables behind menus."""

    engines = EngineOut(many=True)
    formats = FormatOut(many=True)
    scales = ScaleNameOut(many=True)
    presets = serializers.ListField(child=serializers.ChoiceField(choices=PRESET_NAMES))
    claim_types = terms(ClaimType)
    directness = terms(Directness)
    checkworthiness = terms(Checkworthiness)
    speaker_kinds = terms(SpeakerKind)
    stances = terms(Stance)
    roles = MemberRoleOut(many=True)
    limits = LimitsOut()


class MetaView(APIView):
    """The tables behind menus."""

    @extend_schema(operation_id="meta_read", responses=MetaOut)
    def get(self, request: Request) -> Response:
        """List engines, formats, scales and the terms of claims, with the limits in force."""
        checked_query(request, ())
        engines = []
        for engine in ENGINES.values():
            usable, note = engine.available()
            engines.append(
                {
                    "name": engine.NAME,
                    "label": engine.LABEL,
                    "version": engine.VERSION,
                    "available": usable,
                    "note": shown(note),
                }
            )
        formats = [
            {
                "name": form.NAME,
                "label": form.LABEL,
                "suffix": form.SUFFIX,
                "lossless": is_lossless(form),
                "reads": form.NAME in READERS,
                "note": form.NOTE,
                "available": is_available(form),
                "extra": form.EXTRA,
                "loses": [part.value for part in Part if part not in form.CARRIES],
            }
            for form in FORMATS.values()
        ]
        return Response(
            {
                "engines": engines,
                "formats": formats,
                "scales": [{"key": key, "name": scale.name} for key, scale in SCALES.items()],
                "presets": list(PRESET_NAMES),
                "claim_types": [kind.value for kind in ClaimType],
                "directness": [kind.value for kind in Directness],
                "checkworthiness": [kind.value for kind in Checkworthiness],
                "speaker_kinds": [kind.value for kind in SpeakerKind],
                "stances": [kind.value for kind in Stance],
                "roles": [{"key": role.value, "allowed": codes_of(role.value)} for role in Member.Role],
                "limits": {
                    "article_characters": MAX_CHARACTERS,
                    "claims_per_article": MAX_CLAIMS,
                    "note_characters": MAX_NOTE,
                    "upload_bytes": settings.UPLOAD_BYTES,
                    "upload_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
                    "body_bytes": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
                },
            }
        )

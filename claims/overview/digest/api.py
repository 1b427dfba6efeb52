"""API of a person's daily message."""

from zoneinfo import available_timezones

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.audit import Actor
from claims.core.errors import Invalid
from claims.http.people import person_of
from claims.http.strict import NameText, StrictBoolean, StrictChoice, StrictSerializer, checked_query
from claims.overview.digest import services
from claims.projects.accounts.mail import LANGUAGES
from claims.projects.models import Digest


class DigestIn(StrictSerializer):
    """Whether to send the message, in which language, and the time zone in which it is eight o'clock."""

    on = StrictBoolean()
    language = StrictChoice(choices=LANGUAGES, required=False)
    zone = NameText(max_length=60, required=False)


class DigestOut(serializers.Serializer[object]):
    """Whether the message is sent."""

    on = serializers.BooleanField()


class DigestView(APIView):
    """What waits for you in all of your projects, by mail, once a day."""

    @extend_schema(responses=DigestOut)
    def get(self, request: Request) -> Response:
        """Tell whether you get the message."""
        checked_query(request, ())
        return Response({"on": Digest.objects.filter(user=person_of(request)).exists()})

    @extend_schema(request=DigestIn, responses=DigestOut)
    def put(self, request: Request) -> Response:
        """Turn the message on or off. Errors: mail_off, address_unconfirmed."""
        user = person_of(request)
        form = DigestIn(data=request.data)
        form.is_valid(raise_exception=True)
        given = {"language": "en", "zone": "UTC", **form.validated_data}
        if given["zone"] not in available_timezones():
            raise Invalid("invalid", "zone is the name of a time zone, as in Europe/Berlin.", "zone")
        services.set_digest(actor=Actor.of(request), user=user, **given)
        return Response({"on": given["on"]})

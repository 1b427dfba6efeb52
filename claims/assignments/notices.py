"""What waits for a person, in numbers: for the page of their work and for their daily message."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils import timezone

from claims.assignments.models import HELD, Assignment


def notices(projects: Iterable[UUID], person: int, zone: ZoneInfo) -> dict[UUID, dict[str, int]]:
    """Count what waits for a person in each of several projects, in one statement."""
    soon = timezone.now().astimezone(zone).date() + timedelta(days=1)
    held = Assignment.objects.filter(
        project__in=projects, person=person, kind=Assignment.Kind.ANNOTATION, state__in=HELD
    ).order_by()
    back = Q(returned_at__isnull=False)
    counted = held.values("project").annotate(
        returned=Count("pk", filter=back),
        assigned=Count("pk", filter=Q(state=Assignment.State.ASSIGNED) & ~back),
        due_soon=Count("pk", filter=Q(due_on__lte=soon)),
    )
    found: dict[UUID, dict[str, int]] = {
        row["project"]: {"returned": row["returned"], "assigned": row["assigned"], "due_soon": row["due_soon"]}
        for row in counted
    }
    return {key: found.get(key, {"returned": 0, "assigned": 0, "due_soon": 0}) for key in projects}

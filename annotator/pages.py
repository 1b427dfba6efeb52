"""The few pages that are not API: health, one-time sign-in links, and the browser application's one HTML file."""

import logging
import re
import time

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_safe

from claims import clock
from claims.http.addresses import client_address
from claims.http.links import LinkRefused, use
from claims.projects.accounts.entering import enter

log = logging.getLogger(__name__)

# In web processes: the moment at which the server loaded the product, before it made them.
STARTED = time.monotonic()

# Where an article is worked on; the page for it names the code of that screen too.
WORK = re.compile(r"/p/[^/]+/annotate/?")


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Answer as long as the process can answer at all."""
    return JsonResponse({"status": "live"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, has every migration, and the sweep is done; else 503 with what is missing.

    A server that has just started has not waited for a sweep yet, however long ago the last one was.
    """
    problems = []
    swept = None
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            problems.append("migrations")
        else:
            swept = clock.age(clock.SWEEP)
            waited = time.monotonic() - STARTED
            if min(waited, waited if swept is None else swept) > max(clock.SILENCE, 3 * settings.SWEEP_SECONDS):
                problems.append("sweep")
    except (DatabaseError, InterfaceError):
        problems.append("database")
    return JsonResponse(
        {
            "status": "not ready" if problems else "ready",
            "problems": problems,
            "seconds_since_sweep": swept if swept is None else round(swept, 1),
        },
        status=503 if problems else 200,
    )


@require_GET
def sign_in_link(request: HttpRequest) -> HttpResponse:
    """Sign in whoever holds the link; it works once. One that does not work leads to the sign-in page, which says why.

    Somebody with a second factor is asked for it on the sign-in page. Somebody who is signed in already stays so if the link
    does not work, and goes on to the start page.
    """
    try:
        with transaction.atomic():
            signed_in = enter(request, use(request.GET.get(settings.SESAME_TOKEN_NAME, "")))
    except LinkRefused as refused:
        log.info("A sign-in link was refused (%s) from %s", refused.why, client_address(request))
        return HttpResponseRedirect("/" if request.user.is_authenticated else f"/sign-in?link={refused.why}")
    return HttpResponseRedirect("/" if signed_in else "/sign-in?link=factor")


@require_safe
@ensure_csrf_cookie
def application(request: HttpRequest, *_: str) -> HttpResponse:
    """Serve the browser application; its own router reads the address."""
    page = settings.FRONTEND_DIR / ("annotate.html" if WORK.fullmatch(request.path) else "index.html")
    if not page.exists():
        return HttpResponse(
            "The browser application is not built yet: run `make run`.", status=503, content_type="text/plain"
        )
    response = HttpResponse(page.read_bytes(), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Serve what keeps the browser application on a device, or what takes it off again where none is wanted."""
    script = settings.FRONTEND_DIR / ("service-worker.js" if settings.SERVICE_WORKER else "retired-worker.js")
    if not script.exists():
        return HttpResponse(status=404)
    response = HttpResponse(script.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response

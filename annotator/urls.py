"""Addresses: the API, signing in, health, sign-in links, and the browser application for everything else."""

from django.urls import include, path, re_path

from annotator import pages
from claims.projects.accounts.provider.views import come_back

urlpatterns = [
    path("api/v1/", include("claims.urls")),
    path("_allauth/browser/v1/", include("claims.projects.accounts.routes")),
    path("health/live", pages.live),
    path("health/ready", pages.ready),
    path("sign-in/link", pages.sign_in_link),
    path("sign-in/provider", come_back),
    path("service-worker.js", pages.service_worker),
    re_path(r"^(?!api/|_allauth/|static/|health/|sign-in/link|sign-in/provider).*$", pages.application),
]

handler400 = "claims.http.errors.bad_request"
handler404 = "claims.http.errors.not_found"
handler500 = "claims.http.errors.server_error"

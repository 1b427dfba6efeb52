"""All settings, each read once from the environment; `docs/settings.md` lists them and a test keeps it so."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from claims.core.claim import WORDS
from claims.projects.accounts.provider.oidc import safe

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

# Where things are kept
STATE_DIR = Path(env.str("ONRECORD_STATE", default=str(BASE_DIR / "var")))
MEDIA_ROOT = env.str("ONRECORD_FILES", default=str(STATE_DIR / "files"))

# Safety
DEBUG = env.bool("ONRECORD_DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
if not SECRET_KEY and (STATE_DIR / "secret-key").exists():
    SECRET_KEY = (STATE_DIR / "secret-key").read_text().strip()
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "Set SECRET_KEY to at least 50 random characters, or start with `make run`, which makes one."
    )
ALLOWED_HOSTS: list[str] = env.list("ONRECORD_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ONRECORD_HOSTS may not hold '*': name the hosts that people type.")
HTTPS = env.bool("ONRECORD_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS: list[str] = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.int("ONRECORD_SESSION_SECONDS", default=12 * 3600)
SESSION_ENGINE = "claims.http.sessions"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_FAILURE_VIEW = "claims.http.errors.csrf_failed"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# How many proxies stand in front; each adds the address it was asked from at the right end of X-Forwarded-For.
PROXIES = env.int("ONRECORD_PROXIES", default=0)
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        # The only text that becomes a script's address: frontend/src/shell/keepShell.ts.
        "trusted-types service-worker",
    )
)

# What this is made of
INSTALLED_APPS = [
    "annotator",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.usersessions",
    "knox",
    "pgtrigger",
    "rest_framework",
    "drf_spectacular",
    "claims",
]
MIDDLEWARE = [
    "claims.http.middleware.request_id",
    "claims.http.middleware.compressed",
    "claims.http.middleware.readable_body",
    "claims.http.middleware.body_limit",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "claims.http.middleware.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "annotator.urls"
WSGI_APPLICATION = "annotator.wsgi.application"
ASGI_APPLICATION = "annotator.asgi.application"
APPEND_SLASH = False
TEMPLATES: list[dict[str, str]] = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False

# Database
DATABASE_ENGINE = "annotator.database"
DATABASES = {"default": env.db_url("DATABASE_URL", default="postgresql:///onrecord", engine=DATABASE_ENGINE)}
DATABASES["default"].update(
    {
        "CONN_MAX_AGE": env.int("ONRECORD_CONNECTION_SECONDS", default=600),
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }
)
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {
        "connect_timeout": 5,
        "options": f"-c statement_timeout={env.int('ONRECORD_STATEMENT_MS', default=15_000)} -c lock_timeout=5000"
        " -c idle_in_transaction_session_timeout=60000"
        # Triggers ask for this setting in every row; where it does not exist, each answer costs an aborted subtransaction.
        " -c pgtrigger.ignore={}"
        # What a statement costs to plan anew each time is more than a better plan for its values saves; where it is not, the
        # statement is not prepared (`@replanned`).
        " -c plan_cache_mode=force_generic_plan",
    }
)

# What people's every step asks is planned once a connection; a pooler that shares connections by transactions cannot do that.
PREPARED_STATEMENTS = env.bool("ONRECORD_PREPARED_STATEMENTS", default=True)

# Exports read from here: a replica where there is one, else the same database over a connection of its own.
DATABASES["reading"] = (
    env.db_url("DATABASE_READ_URL", default="", engine=DATABASE_ENGINE)
    if env.str("DATABASE_READ_URL", default="")
    else dict(DATABASES["default"])
)
DATABASES["reading"] = {
    **DATABASES["default"],
    **DATABASES["reading"],
    "CONN_MAX_AGE": 0,
    "TEST": {"MIRROR": "default"},
}

# Background work
CELERY_BROKER_URL = env.str("BROKER_URL", default="redis://127.0.0.1:6379/0")
JOB_STALE_SECONDS = env.int("ONRECORD_JOB_STALE_SECONDS", default=20)
SWEEP_SECONDS = env.int("ONRECORD_SWEEP_SECONDS", default=5)
LEASE_SECONDS = env.int("ONRECORD_LEASE_SECONDS", default=15 * 60)
OPEN_ARTICLES = max(1, env.int("ONRECORD_OPEN_ARTICLES", default=2))

# Celery ends every task after half an hour; a training gives up before that, with a reason.
TRAINING_SECONDS = min(1700, env.int("ONRECORD_TRAINING_SECONDS", default=1500))

# The external engine: off until an administrator names a service. It sends article texts to a third party.
EXTERNAL_ENGINE: dict[str, Any] = {
    "service": {
        "url": env.str("ONRECORD_EXTERNAL_URL", default=""),
        "key": env.str("ONRECORD_EXTERNAL_KEY", default=""),
        "model": env.str("ONRECORD_EXTERNAL_MODEL", default=""),
        "seconds": env.float("ONRECORD_EXTERNAL_SECONDS", default=20.0),
        "attempts": max(1, env.int("ONRECORD_EXTERNAL_ATTEMPTS", default=3)),
    },
    "daily_characters": env.int("ONRECORD_EXTERNAL_DAILY_CHARACTERS", default=2_000_000),
}

# Sizes, in bytes
DATA_UPLOAD_MAX_MEMORY_SIZE = env.int("ONRECORD_BODY_BYTES", default=12 * 1024 * 1024)
UPLOAD_BYTES = env.int("ONRECORD_UPLOAD_BYTES", default=256 * 1024 * 1024)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_PERMISSIONS = 0o640
# Files in the making, which may be large: never on a disk that lives in memory, as /tmp does in a container.
SCRATCH_ROOT = env.str("ONRECORD_SCRATCH", default=str(STATE_DIR / "scratch"))
# Datasets of more articles are written by several processes at once.
EXPORT_DIVIDED_ABOVE = env.int("ONRECORD_EXPORT_DIVIDED_ABOVE", default=100_000)
EXPORT_PROCESSES = max(1, env.int("ONRECORD_EXPORT_PROCESSES", default=min(os.cpu_count() or 1, 4)))
# What the process that reads a file of another tool may use.
IMPORT_MEMORY_BYTES = env.int("ONRECORD_IMPORT_MEMORY_BYTES", default=2 * 1024 * 1024 * 1024)
IMPORT_CPU_SECONDS = env.int("ONRECORD_IMPORT_CPU_SECONDS", default=600)

# Files: exports and uploads go through Django's storage, so that an object store can serve several machines.
STORAGES = {
    "default": {
        "BACKEND": env.str("ONRECORD_STORAGE", default="django.core.files.storage.FileSystemStorage"),
        "OPTIONS": env.json("ONRECORD_STORAGE_OPTIONS", default={}),
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FRONTEND_DIR = BASE_DIR / "frontend" / "dist"
SERVICE_WORKER = env.bool("ONRECORD_SERVICE_WORKER", default=True)
STATIC_URL = "/static/"
STATIC_ROOT = str(FRONTEND_DIR)
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = DEBUG

# People
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "sesame.backends.ModelBackend",
    "claims.http.sessions.Accounts",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
SESAME_ONE_TIME = True
SESAME_MAX_AGE = env.int("ONRECORD_SIGN_IN_LINK_SECONDS", default=24 * 3600)
SESAME_TOKEN_NAME = "key"
INVITATION_SECONDS = env.int("ONRECORD_INVITATION_SECONDS", default=7 * 24 * 3600)

# Wrong passwords, codes and keys: of one address each minute, and of one account (from one address) in five minutes. They are
# counted in the database, for all web processes together, and also while the broker does not answer.
SIGN_INS_PER_MINUTE = env.int("ONRECORD_SIGN_INS_PER_MINUTE", default=30)
SIGN_IN_FAILURES = env.int("ONRECORD_SIGN_IN_FAILURES", default=10)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sign_in_counts",
        # Beyond this, counts that are not over yet are dropped too.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Signing in: django-allauth, for our own pages only (docs/decisions/0015-accounts-by-allauth.md)
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_ADAPTER = "claims.projects.accounts.adapters.Answers"
ACCOUNT_ADAPTER = "claims.projects.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
# Nobody signs up. An address is confirmed by a code, once: one for each person, and nobody needs one to sign in.
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
HEADLESS_FRONTEND_URLS = {"account_signup": "/sign-in"}
# How long a link to a new password works.
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
FROM_ONE_ADDRESS = f"{SIGN_INS_PER_MINUTE}/m/ip" if SIGN_INS_PER_MINUTE > 0 else ""
ACCOUNT_RATE_LIMITS = {
    "login": "",  # Only what fails is counted.
    "login_failed": ",".join(rate for rate in (FROM_ONE_ADDRESS, f"{SIGN_IN_FAILURES}/5m/key") if rate),
}
MFA_RATE_LIMITS = {"webauthn_login": FROM_ONE_ADDRESS}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "On Record"
# A phone's clock may be half a minute wrong.
MFA_TOTP_TOLERANCE = 1

# An identity provider, by OpenID Connect: none until its issuer is named.
OIDC_ISSUER = env.str("ONRECORD_OIDC_ISSUER", default="")
OIDC_CLIENT_ID = env.str("ONRECORD_OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env.str("ONRECORD_OIDC_CLIENT_SECRET", default="")
# What the provider is called on the sign-in page.
OIDC_NAME = env.str("ONRECORD_OIDC_NAME", default=urlsplit(OIDC_ISSUER).hostname or "")
if OIDC_ISSUER and not (safe(OIDC_ISSUER) and OIDC_CLIENT_ID and OIDC_CLIENT_SECRET):
    raise ImproperlyConfigured(
        "ONRECORD_OIDC_ISSUER needs an https:// address, and ONRECORD_OIDC_CLIENT_ID and ONRECORD_OIDC_CLIENT_SECRET with it."
    )

# Mail: none is sent, and nothing that needs it is offered, until a server is named.
MAIL_URL = env.str("ONRECORD_MAIL_URL", default="")
MAIL = bool(MAIL_URL)
_MAIL: dict[str, Any] = env.email_url("ONRECORD_MAIL_URL") if MAIL else {}
EMAIL_BACKEND = _MAIL.get("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST, EMAIL_PORT = _MAIL.get("EMAIL_HOST") or "", _MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.get("EMAIL_HOST_USER") or "", _MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_TLS", False), _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("ONRECORD_MAIL_FROM", default=f"On Record <onrecord@{ALLOWED_HOSTS[0]}>")
# Where people find this server; for messages that no request asked for.
PUBLIC_URL = (env.str("ONRECORD_URL", default="") or f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}").rstrip("/")

# How often: requests with one token and wrong tokens, files and datasets of one person. 0 is no limit.
TOKEN_REQUESTS_PER_MINUTE = env.int("ONRECORD_TOKEN_REQUESTS_PER_MINUTE", default=3000)
IMPORTS_PER_HOUR = env.int("ONRECORD_IMPORTS_PER_HOUR", default=120)
EXPORTS_PER_HOUR = env.int("ONRECORD_EXPORTS_PER_HOUR", default=120)

TOKEN_DAYS = env.int("ONRECORD_TOKEN_DAYS", default=90)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claims.projects.accounts.tokens.ScopedTokens",
        "claims.http.sessions.Sessions",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["claims.http.rendering.FastJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["claims.http.strict.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "claims.http.describing.Description",
    "EXCEPTION_HANDLER": "claims.http.errors.handle",
    "URL_FORMAT_OVERRIDE": None,
    "COERCE_DECIMAL_TO_STRING": False,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "On Record",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": "Who said what, and is it true: articles in, claims decided, datasets out.",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "DISABLE_ERRORS_AND_WARNINGS": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "claims.http.describing.close_objects",
        "claims.overview.api.limit_articles",
    ],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "ErrorCode": "claims.http.describing.ERROR_CODES",
        "PassState": "claims.assignments.models.Assignment.State",
        "PassKind": "claims.assignments.models.Assignment.Kind",
        "Role": "claims.projects.models.Member.Role",
        "Action": "claims.projects.permissions.CODES",
        "Outcome": "claims.annotations.models.Decision.Outcome",
        "OutcomeOrUndone": "claims.annotations.sync.Outcome",
        "SettledAs": "claims.annotations.sync.Settling",
        "Cause": "claims.annotations.sync.Cause",
        "GroupState": "claims.review.gold.groups.State",
        "ReviewStage": "claims.review.gold.lists.Stage",
        "RowStatus": "claims.articles.reports.STATES",
        "WarningCode": "claims.articles.checks.CODES",
        "Preset": "claims.projects.presets.NAMES",
        "Part": "claims.datasets.formats.base.parts.Part",
        "ArticleState": "claims.overview.api.ARTICLE_STATES",
        **{name: f"claims.core.records.{name}" for name in ("JobState", "SpeakerKind", "ZoneKind")},
        **{words.__name__: f"{words.__module__}.{words.__name__}" for words in WORDS},
    },
}

# Logs: one line of text to standard error, with the request or job it belongs to; no article text, and nothing secret.
LOGGING: dict[str, object] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "claims.http.logs.Line"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("ONRECORD_LOG_LEVEL", default="INFO")},
    "loggers": {
        "celery.app.trace": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

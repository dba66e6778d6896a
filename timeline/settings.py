"""All settings, read from the environment; docs/settings.md lists them. The default is a safe local site on SQLite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from . import env, logs
from .keys import local_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = env.flag("DATELINE_DEBUG", False)
PRODUCTION = env.flag("DATELINE_PRODUCTION", False)
DATA_DIR = Path(env.text("DATELINE_DATA_DIR", str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = env.text("DATELINE_SECRET_KEY") or ("" if PRODUCTION else local_secret_key(DATA_DIR / "secret_key"))
ALLOWED_HOSTS = env.words("DATELINE_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1]")
if PRODUCTION and (len(SECRET_KEY) < 50 or not ALLOWED_HOSTS or DEBUG):
    raise ImproperlyConfigured(
        "In production, set DATELINE_SECRET_KEY (50 characters or more) and DATELINE_HOSTS, and leave DATELINE_DEBUG off."
    )
CSRF_TRUSTED_ORIGINS = env.words("DATELINE_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "csp",
    "axes",
    "events",
]

MIDDLEWARE = [
    "timeline.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "timeline.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "timeline.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "timeline.urls"
WSGI_APPLICATION = "timeline.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATELINE_DATABASE_URL", f"sqlite:///{DATA_DIR / 'dateline.sqlite3'}"), conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: two writers wait for each other instead of failing half-way; WAL: readers never wait.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
    }

TASKS = {
    "default": {
        "BACKEND": (
            "django_tasks_db.DatabaseBackend"
            if env.choice("DATELINE_TASKS", ("immediate", "database")) == "database"
            else "django_tasks.backends.immediate.ImmediateBackend"
        ),
    }
}

# What may come in, and how (events.ingestion)
DATELINE_MAX_UPLOAD_BYTES = env.integer("DATELINE_MAX_UPLOAD_BYTES", 5_000_000)
# A text of that size must reach its form, which says what is wrong with it; the form's other fields are small.
DATA_UPLOAD_MAX_MEMORY_SIZE = DATELINE_MAX_UPLOAD_BYTES + 100_000
DATELINE_FETCH_MAX_BYTES = env.integer("DATELINE_FETCH_MAX_BYTES", 10_000_000)  # after decompression
DATELINE_FETCH_SECONDS = env.integer("DATELINE_FETCH_SECONDS", 10)  # for all of one answer, redirects included
DATELINE_FETCH_DELAY_SECONDS = env.integer("DATELINE_FETCH_DELAY_SECONDS", 1)  # between two requests to one host
DATELINE_FETCH_PORTS = env.words("DATELINE_FETCH_PORTS", "80,443")
DATELINE_FETCH_ALLOWED_HOSTS = env.words("DATELINE_FETCH_ALLOWED_HOSTS")  # may lie inside: "localhost:8001"; for tests
DATELINE_CONTACT = env.text("DATELINE_CONTACT")  # address or link told to the servers that are asked
DATELINE_PARSE_SECONDS = env.integer("DATELINE_PARSE_SECONDS", 20)
DATELINE_EXTRACT_SECONDS = env.integer("DATELINE_EXTRACT_SECONDS", 60)  # for finding the events of one article
DATELINE_SWEEP_SECONDS = env.integer(
    "DATELINE_SWEEP_SECONDS", 60
)  # how often the worker looks for lost work and due feeds
DATELINE_LEASE_SECONDS = env.integer("DATELINE_LEASE_SECONDS", 300)  # after which a worker's article is taken for lost

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AXES_VERBOSE = False
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
DATELINE_CONTENT_LANGUAGE = env.text("DATELINE_CONTENT_LANGUAGE", "en")  # of titles and summaries, for screen readers
LANGUAGE_COOKIE_AGE = 31_536_000  # seconds: a year
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "UTC"
USE_I18N = True
FORMAT_MODULE_PATH = ["timeline.formats"]
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "timeline.static.HashedFiles"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
EMBED_ANCESTORS = env.words("DATELINE_EMBED_ON") or [NONE]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.flag("DATELINE_HTTPS_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("DATELINE_BEHIND_PROXY", False) else None
    SECURE_HSTS_SECONDS = env.integer("DATELINE_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True

LOGGING = logs.configuration(
    as_json=env.choice("DATELINE_LOG_FORMAT", ("text", "json")) == "json",
    level=env.choice("DATELINE_LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR")),
)

"""Django's settings. They come from five environment variables; importing them reads and writes no file.

MINZHENG_DATA  directory of the database, keys and outputs (default ./var)
DATABASE_URL   postgres://…; unset: the SQLite file in MINZHENG_DATA
MINZHENG_HOSTS public host names, separated by commas, served behind a TLS proxy; unset: loopback only, plain HTTP
MINZHENG_IDENTITY  dotted name of what proves identities on the public site (portal.identity.Provider); unset: the counter
ON             a day (2024-12-31): everything is shown as of that day and nothing can be written
"""

import os
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.functional import lazy

from minzheng.site.database import database
from minzheng.site.secret import secret_key

DATA_DIRECTORY = Path(os.environ.get("MINZHENG_DATA") or "var").absolute()
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA_DIRECTORY)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PUBLIC_HOSTS = [host.strip() for host in os.environ.get("MINZHENG_HOSTS", "").split(",") if host.strip()]
VIEW_AS_OF = os.environ.get("ON", "")
IDENTITY_PROVIDER = os.environ.get("MINZHENG_IDENTITY", "")

DEBUG = False
# Read when first used, from the directory then in force: a command that only reads must not leave a key file behind.
_kept_key = cache(secret_key)
SECRET_KEY = lazy(lambda: _kept_key(settings.DATA_DIRECTORY), str)()

INSTALLED_APPS = [
    "minzheng.journal",
    "minzheng.registers",
    "minzheng.funds",
    "minzheng.procedure",
    "minzheng.pages",
    "minzheng.desk",
    "minzheng.portal",
    "minzheng.practice",
    "minzheng.administration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "minzheng.site.middleware.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "minzheng.site.middleware.SameSiteFetches",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "minzheng.site.middleware.PrivatePages",
    "minzheng.site.middleware.SessionLimits",
    "minzheng.site.middleware.LoginRequired",
    "minzheng.desk.password.FirstPassword",
    "minzheng.administration.duties.Apart",
    "minzheng.pages.elder.Elder",
    "minzheng.pages.middleware.Refusals",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "minzheng.site.urls"
WSGI_APPLICATION = "minzheng.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "minzheng.pages.context.page",
            ],
        },
    },
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# WhiteNoise reads the applications' static folders where they lie: nothing has to be collected before serving.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# 等保 level 3 (GB/T 22239 8.1.4.1): idle for 15 minutes or signed in for 8 hours ends a session.
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = LOGIN_URL
AUTHENTICATION_BACKENDS = ["minzheng.desk.door.OfficerBackend"]
SESSION_IDLE_SECONDS = 15 * 60
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *PUBLIC_HOSTS]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Plain HTTP is for this machine alone; as soon as a public name is set, everything travels by TLS.
if PUBLIC_HOSTS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in PUBLIC_HOSTS]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}

"""Settings of the portal. Every value that differs between machines comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels

from cchc_portal.databases import database
from cchc_portal.env import (
    env_bool,
    env_choice,
    env_choices,
    env_date,
    env_int,
    env_list,
    env_path,
    env_secret,
    env_secrets,
    env_socket,
    env_str,
    load_env_file,
)
from cchc_portal.operation.logs import logging_settings
from cchc_portal.single_sign_on import openid_connect

# of agencies.permissions.Role, which cannot be imported before the settings are there
ROLES = ("editor", "approver", "signatory", "reviewer", "administrator", "inspector")
BASE_DIR = Path(__file__).resolve().parent.parent
load_env_file(BASE_DIR / ".env")

# What kind of installation this is
SECRET_KEY = env_secret("SECRET_KEY", at_least=50, refused="thay-bang-chuoi-ngau-nhien")
SECRET_KEY_FALLBACKS = env_secrets("SECRET_KEY_FALLBACKS", at_least=50, refused="thay-bang-chuoi-ngau-nhien")
DEBUG = env_bool("DEBUG")
HTTPS = env_bool("HTTPS")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
PORTAL_TODAY = env_date("PORTAL_TODAY")
ADMIN_PATH = env_str("ADMIN_PATH", "").strip("/")

# What it is made of
INSTALLED_APPS = [
    "cchc_portal",
    "reports",
    "indicators",
    "plans",
    "documents",
    "periods",
    "agencies",
    "core",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "crispy_forms",
    "crispy_bootstrap5",
]
# No LocaleMiddleware: the portal speaks Vietnamese whatever language the browser prefers.
MIDDLEWARE = [
    "cchc_portal.operation.requests.NumberedRequests",
    "cchc_portal.web.SafeHeaders",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "cchc_portal.web.KnownHosts",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cchc_portal.web.CompressedPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.audit.middleware.AuditActorMiddleware",
    "cchc_portal.operation.downloads.RecordedDownloads",
    "agencies.signin.middleware.SessionLimits",
    "allauth.account.middleware.AccountMiddleware",
    "core.access.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "agencies.signin.middleware.StandingDuties",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "cchc_portal.urls"
WSGI_APPLICATION = "cchc_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cchc_portal.context.portal",
            ],
        },
    }
]

# Language, time, numbers
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["cchc_portal.formats"]

# Data
DATABASES = {"default": database(env_str("DATABASE_URL", "sqlite:///.run/portal.sqlite3"), base=BASE_DIR)}
# Shared by all processes: a code that was used must be known to each of them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Pictures of printed pages while a text is being written: large, and lost without harm.
    "previews": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": BASE_DIR / ".run" / "previews",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
# Long work waits in the database for `manage.py worker` (core/jobs)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = env_path("MEDIA_ROOT", "media", base=BASE_DIR)
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# clamd, which looks at every file that people give (core/uploads); None: nobody does
MALWARE_SCANNER = env_socket("MALWARE_SCANNER")
MALWARE_SCANNER_AWAY = env_choice("MALWARE_SCANNER_AWAY", "refuse", ("refuse", "accept"))
DATABASE_ROLE_CHECK = env_bool("DATABASE_ROLE_CHECK")
DATABASE_DURABILITY_CHECK = env_bool("DATABASE_DURABILITY_CHECK", "1")
AUDIT_HEADS_DIR = env_path("AUDIT_HEADS_DIR", "", base=BASE_DIR) if env_str("AUDIT_HEADS_DIR", "") else None

# Printing: what a document that somebody waits for may take (documents/rendering/press.py)
PRINT_SECONDS = env_int("PRINT_SECONDS", "60", least=5)
PRINT_MEGABYTES = env_int("PRINT_MEGABYTES", "512", least=384)

# Signing of documents
SIGNING = env_choice("SIGNING", "required", ("required", "recorded"))
SIGNING_KEYS = env_path("SIGNING_KEYS", ".run/signing", base=BASE_DIR)
SIGNING_TSA_URL = env_str("SIGNING_TSA_URL", "")
SIGNING_TOKEN_LIBRARY = env_str("SIGNING_TOKEN_LIBRARY", "")
SIGNING_TOKEN_LABEL = env_str("SIGNING_TOKEN_LABEL", "")
SIGNING_TOKEN_KEY = env_str("SIGNING_TOKEN_KEY", "")
VERIFY_URL = env_str("VERIFY_URL", "http://127.0.0.1:8000").rstrip("/")

# Static files
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cchc_portal.static_finder.NodePackagesFinder",
    "cchc_portal.static_built.BuiltFilesFinder",
]
STORAGES = {
    "default": {"BACKEND": "core.storage.DurableStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# People
AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = ["agencies.signin.backend.PortalBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "reports:home"
LOGOUT_REDIRECT_URL = LOGIN_URL
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": env_int("PASSWORD_MIN_LENGTH", "12", least=8)},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "agencies.signin.validators.OfficeWordsValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # the link that an administrator gives

# Signing in: agencies/signin counts the guesses and ends the sessions, django-allauth does the rest
ACCOUNT_ADAPTER = "agencies.signin.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "agencies.signin.forms.SignInForm",
    "reauthenticate": "agencies.signin.forms.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # those live in the cache; ours are counted in the database
ACCOUNT_SESSION_REMEMBER = True  # SessionLimits ends it
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
MFA_ADAPTER = "agencies.signin.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "agencies.signin.forms.SecondFactorForm",
    "reauthenticate": "agencies.signin.forms.CodeOnceMoreForm",
    "activate_totp": "agencies.signin.forms.ActivateForm",
}
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
SIGN_IN_ATTEMPTS = env_int("SIGN_IN_ATTEMPTS", "5")
SIGN_IN_LOCK_MINUTES = env_int("SIGN_IN_LOCK_MINUTES", "15")
SECOND_FACTOR_ROLES = env_choices("SECOND_FACTOR_ROLES", "administrator,signatory", ROLES)
SESSION_IDLE_MINUTES = env_int("SESSION_IDLE_MINUTES", "15")
SESSION_IDLE_MINUTES_PRIVILEGED = env_int("SESSION_IDLE_MINUTES_PRIVILEGED", "15")
SESSION_HOURS = env_int("SESSION_HOURS", "12")
UNUSED_ACCOUNT_DAYS = env_int("UNUSED_ACCOUNT_DAYS", "45")

# Signing in by another system of the state (OpenID Connect), where its address is given
OIDC_SERVER_URL = env_str("OIDC_SERVER_URL", "")
SOCIALACCOUNT_ADAPTER = "agencies.signin.oidc.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = openid_connect(OIDC_SERVER_URL)
SOCIALACCOUNT_LOGIN_ON_GET = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 2 * SESSION_HOURS * 60 * 60  # SessionLimits ends it earlier and keeps what was being sent
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cchc_portal.operation.refusals.old_token"

# What the browser may do
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# __Host-: no other host of the domain can set them. The script of the pages reads the token, so it is not HttpOnly.
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# The proxy that ends TLS must set this header itself and drop what a client sends under its name.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# W021 wants the host on the browsers' preload list; only the owner of the whole domain can decide that.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Look
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_TAGS = {message_levels.ERROR: "danger", message_levels.DEBUG: "secondary"}

# Operation: logs to standard error, measures, what the health page expects, how long traces are kept
LOG_LEVEL = env_choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
LOG_FORMAT = env_choice("LOG_FORMAT", "json", ("json", "line"))
LOGGING = logging_settings(LOG_LEVEL, LOG_FORMAT)
METRICS_TOKEN = env_str("METRICS_TOKEN", "")
METRICS_ROOT = env_path("METRICS_ROOT", ".run/metrics", base=BASE_DIR)
HEALTH_TOKEN = env_str("HEALTH_TOKEN", "")
HEALTH_FREE_PERCENT = env_int("HEALTH_FREE_PERCENT", "10", least=0)
BACKUP_ROOT = env_str("BACKUP_ROOT", "")
AUDIT_KEEP_MONTHS = env_int("AUDIT_KEEP_MONTHS", "120", least=12)

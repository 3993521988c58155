"""The OpenID Connect provider by which people may sign in, from the environment."""

from typing import Any

from cchc_portal.env import env_str


def openid_connect(server_url: str) -> dict[str, Any]:
    """Return django-allauth's setting for the provider at ``server_url``; empty where there is none."""
    if not server_url:
        return {}
    app = {
        "provider_id": "sso",
        "name": env_str("OIDC_NAME", "Đăng nhập chung"),
        "client_id": env_str("OIDC_CLIENT_ID"),
        "secret": env_str("OIDC_CLIENT_SECRET"),
        "settings": {"server_url": server_url, "uid_field": "sub"},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}

"""A small OpenID Connect provider on this machine, for one test: it vouches for one name."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit


class Provider:
    """Answers discovery, token and userinfo; ``name`` is whom it vouches for, ``asked`` what was asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: list[str] = []
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _answer(self, path: str) -> dict:
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            places = {"authorization": "/authorize", "token": "/token", "userinfo": "/userinfo"}
            return {"issuer": self.url, "jwks_uri": f"{self.url}/keys"} | {
                f"{name}_endpoint": f"{self.url}{place}" for name, place in places.items()
            }
        if path == "/token":
            return {"access_token": "only-for-tests", "token_type": "Bearer"}
        return {"sub": "so-42", "preferred_username": self.name}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content = json.dumps(provider._answer(urlsplit(self.path).path)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.do_GET()

            def log_message(self, *args) -> None:
                """Say nothing."""

        return Handler


def state_of(address: str) -> str:
    """Return the state in the address to which the portal sends the browser."""
    return parse_qs(urlsplit(address).query)["state"][0]

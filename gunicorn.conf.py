"""How gunicorn serves the portal; in production a proxy that ends TLS stands in front (docs/adr/0002)."""

import os

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
# Read once and shared by the workers. Changed code needs a restart (or USR2): HUP starts new workers of the old code.
preload_app = True
worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 20
# The control socket would be written into the user's home folder, and nobody here uses it.
control_socket_disable = True

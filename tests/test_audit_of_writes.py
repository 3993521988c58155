"""Whatever a request writes is recorded in its user's name and shown on the object's page; a read writes nothing."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

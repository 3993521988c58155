"""The portal's addresses with the administration site, as an installation with ADMIN_PATH has them."""

from cchc_portal.urls import administration
from cchc_portal.urls import urlpatterns as portal

urlpatterns = [*portal, *administration("quan-tri")]

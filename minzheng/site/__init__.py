"""The site: Django's settings, addresses, middleware and the WSGI entry. The only package that knows all the others."""

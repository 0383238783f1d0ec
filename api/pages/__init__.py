"""Pages: a cookie session, forms with a CSRF token, no scripts."""

"""Signing in at the desk's own identity provider, by OpenID Connect: off until ONRECORD_OIDC_ISSUER names one."""

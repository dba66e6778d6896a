"""Untrusted bytes in, plain values out. Imports no Django, so that a process of its own can run it (see `reader`)."""

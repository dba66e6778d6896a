"""The group that every site begins with: what an editor may do."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission

NAME = "Editors"
WRITE = ("event", "article", "actor", "actorname", "topic", "outlet", "feed", "citation", "participation")
READ = ("decision", "match")


def create_editors(**_: Any) -> None:
    """After a migration: makes the group where it is missing. One that an administrator has changed stays as it is."""
    group, is_new = Group.objects.get_or_create(name=NAME)
    if is_new:
        codes = [f"{verb}_{model}" for model in WRITE for verb in ("add", "change", "view")]
        codes += [f"view_{model}" for model in READ] + ["delete_actorname"]
        group.permissions.set(Permission.objects.filter(content_type__app_label="events", codename__in=codes))

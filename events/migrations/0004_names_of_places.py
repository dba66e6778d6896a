from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from events.extraction.places.names import names_of
from events.models.places import place_keys


def forwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Two thousand at a time, so that a million events need no more memory than those."""
    event = apps.get_model("events", "Event")
    known: dict[tuple[str, str], str] = {}
    placed = event.objects.exclude(place_name="").only("place_name", "place_country").order_by("pk")
    last = 0
    while batch := list(placed.filter(pk__gt=last)[:2_000]):
        for found in batch:
            place = (found.place_name, found.place_country)
            if place not in known:
                known[place] = place_keys((found.place_name, *names_of(*place)))
            found.place_names = known[place]
        event.objects.bulk_update(batch, ["place_names"], batch_size=500)
        last = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [("events", "0003_coordinates_come_in_pairs")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="place_names",
            field=models.TextField(
                blank=True, default="", editable=False, help_text="all its names, as place_keys gives them"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]

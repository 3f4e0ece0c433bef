from django.db import migrations

from alongside.activity import guards


class Migration(migrations.Migration):
    dependencies = [("activity", "0001_initial")]

    operations = [migrations.RunPython(guards.put_up, guards.take_down)]

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class ActivityConfig(AppConfig):
    name = "alongside.activity"
    label = "activity"

    def ready(self) -> None:
        from alongside.activity.log import teach_sqlite

        connection_created.connect(teach_sqlite, dispatch_uid="alongside.activity.chain")

"""Every sealed word of a data folder, opened through its own keys, for whoever looks for it in files afterwards.

python -m tests.security.sealed_words DIR: JSON on standard output, {"sealed": {label: [words]}, "clear": [words]}.
It reads the folder as the product does, in a process of its own, so that what is looked for comes from the
records themselves. clear: what stands in the open by design: staff, agencies, published places.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def open_folder(folder: Path) -> None:
    """Let the product work with the databases and keys of this folder."""
    os.environ["ALONGSIDE_DATA"] = str(folder)
    os.environ["ALONGSIDE_EXAMPLE_DATA"] = "true"
    os.environ["ALONGSIDE_SECRET_KEY"] = (folder / "secret.key").read_text(encoding="ascii")
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.web.settings"
    import django

    django.setup()


def sealed() -> dict[str, list[str]]:
    """Label of each sealed field -> everything that was written into it, in every case."""
    from alongside.activity.doors import Opening
    from alongside.lib import ids
    from alongside.privacy import registry
    from alongside.seals.fields import SealedField
    from alongside.seals.models import Key
    from alongside.seals.rings import Ring, _unwrapped

    ring = Ring(ids.new(), Opening(None), _unwrapped(Key.objects.all()))
    found: dict[str, list[str]] = {}
    for model in registry.models():
        fields = [field for field in model._meta.local_fields if isinstance(field, SealedField)]
        rows: Any = model._default_manager.all() if fields else ()
        for row in rows:
            for field in fields:
                found.setdefault(field.label, []).extend(_texts(ring.read(row, field.name)))
    return found


def _texts(words: str) -> Iterator[str]:
    """What was written; where it was kept as JSON, such as a draft, every text in it."""
    if not words.startswith(("{", "[")):
        yield from [words] if words else []
        return
    waiting = [json.loads(words)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict | list):
            waiting += one.values() if isinstance(one, dict) else one


def clear() -> list[str]:
    """Staff accounts, agencies, published settings; and what work is called before anybody has given it a name."""
    from alongside.accounts.models import Agency, User
    from alongside.cases.terms import Subject
    from alongside.contexts.models import Setting

    staff = [words for user in User.objects.all() for words in (user.name, user.email, user.title)]
    return [
        *staff,
        *Subject.values,
        *Subject.labels,
        *(row.name for model in (Agency, Setting) for row in model._default_manager.all()),
    ]


if __name__ == "__main__":
    open_folder(Path(sys.argv[1]))
    json.dump({"sealed": sealed(), "clear": clear()}, sys.stdout)

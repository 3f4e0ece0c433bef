"""The editor's side of the map, for tests: commands as the page sends them, answers held to the schema."""

import json
from uuid import uuid4

from django.urls import reverse
from jsonschema import Draft202012Validator

from alongside.peermaps import reading_commands


class Editor:
    """Sends commands as the page does and checks every answer against the schema."""

    def __init__(self, client, case):
        self.client, self.url = client, reverse("peermaps:commands", args=[case])
        self.document_url = reverse("peermaps:document", args=[case])

    def send(self, command, **fields):
        return self.post({"id": str(uuid4()), "base": 0, "command": command, **fields})

    def post(self, body):
        text = body if isinstance(body, str) else json.dumps(body)
        response = self.client.post(self.url, text, content_type="application/json")
        if response.status_code == 404:
            return 404, None
        answer = response.json()
        schema = Draft202012Validator(
            {"$ref": "alongside:map-command#/$defs/answer"}, registry=reading_commands._registry()
        )
        assert [one.message for one in schema.iter_errors(answer)] == []
        return response.status_code, answer

    def done(self, command, **fields):
        status, answer = self.send(command, **fields)
        assert status == 200, answer
        return answer["document"]

    def refused(self, command, **fields):
        status, answer = self.send(command, **fields)
        assert status == 422, answer
        return " ".join(answer["refused"])

    def document(self):
        return self.client.get(self.document_url).json()


def a_person(**more):
    return {
        "person": str(uuid4()), "shown": "BL", "full": None, "kind": "young_person", "note": "", "need": "on the bus",
        "evidence": "AM said so", "rests_on": ["own_account"], "placed": [10, 20], **more,
    }  # fmt: skip


def said(words="They share food", **more):
    return {
        "statement": str(uuid4()), "whose": {"perspective": None, "new": "Club"}, "kind": "observed",
        "observed_on": "2026-03", "words": words, "own_words": False, "reading": None, **more,
    }  # fmt: skip


def of(document, kind, what):
    return next(one for one in document[kind] if one["id"] == str(what))


def ref(kind, what):
    return {"type": kind, "id": str(what)}


def take_off_and_back(editor, kind, what, reason="undone"):
    """Take something off, then put it back by the id of that very command."""
    sent = str(uuid4())
    body = {
        "id": sent,
        "base": 0,
        "command": "take_off",
        "what": ref(kind, what),
        "reason": reason,
        "words": "",
    }
    status, off = editor.post(body)
    assert status == 200, off
    back = editor.done("put_back", what=ref(kind, what), taken_off_by=sent)
    return off["document"], back

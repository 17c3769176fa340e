"""What AWS refuses to publish and moto lets pass."""

import json
from typing import Any

from moto.sns.exceptions import InvalidParameterValue
from moto.sns.models import SNSBackend

MAXIMUM_BYTES = 262_144
MAXIMUM_SUBJECT = 100
STRUCTURE = "Invalid parameter: Message Structure"


def refuse_as_aws_does() -> None:
    """From now on, a publication is refused where AWS refuses it."""
    publish = SNSBackend.publish

    def publishing(self: SNSBackend, message: str, arn: str | None, **more: Any) -> str:
        _check_subject(more.get("subject"))
        _check_size(message)
        if more.get("message_structure") == "json":
            _check_structure(message)
        return publish(self, message, arn, **more)

    SNSBackend.publish = publishing  # type: ignore[method-assign]


def _check_subject(subject: str | None) -> None:
    if subject is None:
        return
    is_long = len(subject) > MAXIMUM_SUBJECT
    if not subject or is_long or any(ord(character) < 32 or ord(character) == 127 for character in subject):
        raise InvalidParameterValue("Invalid parameter: Subject")


def _check_size(message: str) -> None:
    if not message:
        raise InvalidParameterValue("Invalid parameter: Empty message")
    if len(message.encode()) > MAXIMUM_BYTES:
        raise InvalidParameterValue("Invalid parameter: Message too long")


def _check_structure(message: str) -> None:
    try:
        bodies = json.loads(message)
    except json.JSONDecodeError:
        raise InvalidParameterValue(f"{STRUCTURE} - JSON message body failed to parse") from None
    if not isinstance(bodies, dict) or not isinstance(bodies.get("default"), str):
        raise InvalidParameterValue(f"{STRUCTURE} - No default entry in JSON message body")

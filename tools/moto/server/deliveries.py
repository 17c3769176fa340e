"""What topics hand to their subscribers, which moto forgets for email and SMS."""

import json
from collections import defaultdict
from threading import Lock
from typing import Any
from urllib.parse import parse_qs

from moto.sns.models import SNSBackend, Subscription
from requests import RequestException

PATH = "/lastpatch/deliveries"

_deliveries: dict[str, list[dict[str, Any]]] = defaultdict(list)
_lock = Lock()


def record_deliveries() -> None:
    """From now on, every delivery to a subscriber and every direct SMS is kept."""
    to_subscriber = Subscription.publish
    publish = SNSBackend.publish

    def delivering(self: Subscription, message: str, message_id: str, **more: Any) -> None:
        try:
            to_subscriber(self, message, message_id, **more)
        except RequestException:
            # AWS tries again later; whoever publishes does not hear of it.
            pass
        matcher = self._filter_policy_matcher
        if matcher is not None and not matcher.matches(more.get("message_attributes"), message):
            return
        if more.get("message_structure") == "json":
            message = self._parse_message_structure(message, self.protocol)
        _keep(
            self.account_id,
            topicArn=self.topic_arn,
            protocol=self.protocol,
            endpoint=self.endpoint,
            messageId=message_id,
            subject=more.get("subject"),
            message=message,
        )

    def publishing(self: SNSBackend, message: str, arn: str | None, **more: Any) -> str:
        message_id = publish(self, message, arn, **more)
        phone = more.get("phone_number")
        if phone:
            _keep(self.account_id, protocol="sms", endpoint=phone, messageId=message_id, message=message)
        return message_id

    Subscription.publish = delivering  # type: ignore[method-assign]
    SNSBackend.publish = publishing  # type: ignore[method-assign]


def _keep(account_id: str, **delivery: Any) -> None:
    with _lock:
        _deliveries[account_id].append({key: value for key, value in delivery.items() if value is not None})


def answer_deliveries(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """`GET /lastpatch/deliveries?account=…`: the deliveries of an account, in their order."""
    account = parse_qs(environ.get("QUERY_STRING", "")).get("account", [""])[0]
    with _lock:
        body = json.dumps(_deliveries.get(account, [])).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]

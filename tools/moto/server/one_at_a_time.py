"""A condition and what is written under it are one step in AWS; in moto, threads can come between them."""

import re
from threading import Lock
from typing import Any

_locks = {"dynamodb": Lock(), "s3": Lock()}
_SERVICE = re.compile(r"Credential=[^/]+/[^/]+/[^/]+/([^/]+)/")


def one_at_a_time(app: Any) -> Any:
    """The same application, which does one call of DynamoDB, and one of S3, at a time."""

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        signed = _SERVICE.search(environ.get("HTTP_AUTHORIZATION", ""))
        lock = _locks.get(signed.group(1)) if signed else None
        if lock is None:
            return app(environ, start_response)
        with lock:
            return app(environ, start_response)

    return answer

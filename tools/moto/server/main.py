"""Moto on a free port of this machine, for as long as the standard input stays open.

Prints one line, `{"port": 12345}`, when it accepts connections. Whoever started it holds the other end of its standard input:
however that process ends, moto ends with it.
"""

import json
import logging
import os
import sys
from threading import Thread
from typing import Any

from deliveries import PATH, answer_deliveries, record_deliveries
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from one_at_a_time import one_at_a_time
from publish_rules import refuse_as_aws_does
from stacks import deploy_as_aws_does
from werkzeug.serving import make_server


def main() -> None:
    record_deliveries()
    refuse_as_aws_does()
    deploy_as_aws_does()
    # One line for each request says nothing that the tests do not say.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    moto = one_at_a_time(DomainDispatcherApplication(create_backend_app))

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        if environ.get("PATH_INFO") == PATH:
            return answer_deliveries(environ, start_response)
        return moto(environ, start_response)

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    os.environ["MOTO_PORT"] = str(server.port)
    Thread(target=_end_with_input, daemon=True).start()
    print(json.dumps({"port": server.port}), flush=True)
    server.serve_forever()


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()

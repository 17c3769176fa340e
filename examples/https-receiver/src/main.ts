// Starts the receiver: over HTTPS with TLS_CERTIFICATE and TLS_KEY, else over HTTP on this machine alone, for a proxy.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { httpsGet } from './https-get.ts';
import type { Letter } from './letter.ts';
import { logTo } from './log.ts';
import { onLetter } from './on-letter.ts';
import { Receiver } from './receiver.ts';
import { receiverSettings } from './receiver-settings.ts';
import { requestListener } from './request-listener.ts';
import { WebhookReceiver } from './webhook-receiver.ts';

try {
  start();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function start(): void {
  const { topics, keys, port, tls, isDebug } = receiverSettings(process.env);
  const log = logTo((line) => {
    console.log(line);
  }, isDebug);
  const what = {
    now: () => new Date(),
    handle: (letter: Letter) => onLetter(letter, log),
    log,
  };
  const listener = requestListener({
    receiver: new Receiver({ topics, get: httpsGet, ...what }),
    webhooks: new WebhookReceiver({ keys, ...what }),
    log,
  });
  // Nobody holds a connection for longer than SNS would wait.
  const limits = { headersTimeout: 5_000, requestTimeout: 15_000 };
  const server =
    tls === null
      ? createServer(limits, listener)
      : createTlsServer(
          { ...limits, cert: readFileSync(tls.certificate), key: readFileSync(tls.key) },
          listener,
        );
  server.on('error', (error) => {
    console.error(`The receiver cannot listen on port ${port}: ${error.message}`);
    process.exitCode = 2;
  });
  server.listen(port, tls === null ? '127.0.0.1' : undefined, () => {
    log.info(`waiting for ${[...topics, ...(keys.length === 0 ? [] : ['signed webhooks'])].join(', ')}`);
  });
}

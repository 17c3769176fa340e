import type { HttpPostSettings } from '../../src/adapters/transports/http-post.ts';
import { CertificateAuthority, type Identity } from '../web/certificate-authority.ts';
import { forwardProxy } from '../web/forward-proxy.ts';
import { type Answering, AUTHORITY, HOST, closedAfterTls, receiver, status, tcpServer } from './receiver.ts';

/** What can go wrong between a letter and the program that is to get it. */
export interface PostFault {
  /** As docs/webhooks-and-chats.md names it. */
  readonly fault: string;
  /** Whether no connection to the server has come about, which may be otherwise in a moment. */
  readonly isSilent?: true;
  /** Starts what is needed, and gives the address to post to. */
  readonly start: () => Promise<{ readonly url: string; readonly settings?: Partial<HttpPostSettings> }>;
}

const SHORT = { limitMs: 400 };

function answers(fault: string, answer: Answering, identity?: Identity): PostFault {
  return { fault, start: () => receiver(answer, identity) };
}

const UNSENT: readonly PostFault[] = [
  {
    fault: 'its name is not known',
    isSilent: true,
    start: async () => ({
      ...(await receiver(status(200))),
      settings: { lookup: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })) },
    }),
  },
  {
    fault: 'nothing listens there',
    isSilent: true,
    start: () => Promise.resolve({ url: `https://${HOST}:1/s3cret-path` }),
  },
  answers(
    'its certificate is of an unknown authority',
    status(200),
    new CertificateAuthority().identity({ hosts: [HOST] }),
  ),
  answers('its certificate is for another host', status(200), AUTHORITY.identity({ hosts: ['other.test'] })),
  {
    fault: 'the connection is closed before TLS stands',
    isSilent: true,
    start: async () => ({ url: await tcpServer((socket) => socket.destroy()) }),
  },
  {
    fault: 'the connection is reset before TLS stands',
    isSilent: true,
    start: async () => ({ url: await tcpServer((socket) => socket.resetAndDestroy()) }),
  },
  {
    fault: 'TLS takes too long',
    isSilent: true,
    start: async () => ({
      url: await tcpServer((socket) => socket.on('end', () => socket.end())),
      settings: SHORT,
    }),
  },
  {
    fault: 'the proxy does not let it through',
    start: async () => {
      const proxy = await forwardProxy({
        answer: (_request, socket) => socket.end('HTTP/1.1 403 A lie\r\n\r\n'),
      });
      const environment = { HTTPS_PROXY: `http://user:s3cret@127.0.0.1:${proxy.port}` };
      return { ...(await receiver(status(200))), settings: { environment } };
    },
  },
  {
    fault: 'the address is http, of another machine',
    start: () => Promise.resolve({ url: 'http://hooks.test/s3cret-path' }),
  },
];

const UNANSWERED: readonly PostFault[] = [
  {
    fault: 'the connection is closed before the letter is read',
    start: async () => ({ url: await closedAfterTls() }),
  },
  answers('the answer is lost after the letter was taken', (request) => request.socket.destroy()),
  {
    fault: 'no answer comes in time',
    start: async () => ({ ...(await receiver(() => undefined)), settings: SHORT }),
  },
  answers('the answer is not HTTP', (request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n')),
];

const trickle: Answering = (_request, response) => {
  const timer = setInterval(() => response.write('x'), 50);
  response.on('close', () => {
    clearInterval(timer);
  });
};

const ANSWERED: readonly PostFault[] = [
  answers('it answers 200, and the rest is cut short', (request) =>
    request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc'),
  ),
  answers('it answers 200, and goes on for ever', (_request, response) => {
    const timer = setInterval(() => response.write('x'.repeat(16_384)), 5);
    response.on('close', () => {
      clearInterval(timer);
    });
  }),
  {
    fault: 'it answers 200, and trickles',
    start: async () => ({ ...(await receiver(trickle)), settings: SHORT }),
  },
  answers('it answers 204', status(204)),
  answers('it answers 101', (request) =>
    request.socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  ),
  answers('it answers 301', status(301, '', { location: 'https://other.test/' })),
  answers('it answers 307', status(307, '', { location: '/elsewhere' })),
  answers('it answers 400', status(400, 'no')),
  answers('it answers 401', status(401)),
  answers('it answers 403', status(403)),
  answers('it answers 404', status(404)),
  answers('it answers 410', status(410)),
  answers('it answers 413', status(413)),
  answers('it answers 429', status(429, '', { 'retry-after': '3600' })),
  {
    fault: 'it answers 429, and has room when it said it would',
    start: () => {
      const answersInTurn = [status(429, '', { 'retry-after': '0' }), status(200)];
      return receiver((...request) => answersInTurn.shift()?.(...request));
    },
  },
  {
    fault: 'it answers 429, and once more when it said it would have room',
    start: () => receiver(status(429, '', { 'retry-after': '0' })),
  },
  answers('it answers 500', status(500, 'https://hooks.test/s3cret-path has failed')),
  answers('it answers 503', status(503)),
];

/** All of them; docs/webhooks-and-chats.md says what is made of each. */
export const POST_FAULTS: readonly PostFault[] = [...UNSENT, ...UNANSWERED, ...ANSWERED];

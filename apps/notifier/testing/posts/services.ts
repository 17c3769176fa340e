import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { type Asked, type Said, standIn, type StandIn } from './stand-in.ts';

/** What each service takes, written down from its own pages and by nobody's code. */
const plainText = (most: number) => z.string().min(1).max(most);
const markup = z.strictObject({
  type: z.literal('mrkdwn'),
  text: plainText(3000).refine((text) => !/@|<!|<#/.test(text), 'it mentions somebody'),
  verbatim: z.literal(true),
});

/** docs.slack.dev, Block Kit reference. */
const SLACK = z.strictObject({
  text: plainText(4000),
  blocks: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('header'),
          text: z.strictObject({
            type: z.literal('plain_text'),
            text: plainText(150),
            emoji: z.literal(false),
          }),
        }),
        z.strictObject({ type: z.literal('section'), text: markup }),
        z.strictObject({ type: z.literal('context'), elements: z.array(markup).min(1).max(10) }),
      ]),
    )
    .min(1)
    .max(50)
    .refine((blocks) => JSON.stringify(blocks).length < 13_000, 'msg_blocks_too_long'),
});

/** `PostMessageMaxRunesV2`; a mention begins with @. */
const MATTERMOST = z.strictObject({
  text: plainText(16_383).refine((text) => !text.includes('@'), 'it mentions somebody'),
});

/** Microsoft's reference of adaptive cards for Teams. */
const TEAMS = z.strictObject({
  type: z.literal('message'),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      content: z.looseObject({
        type: z.literal('AdaptiveCard'),
        version: z.string().regex(/^1\.[0-5]$/),
        body: z
          .array(z.looseObject({ type: z.literal('TextBlock'), text: plainText(28_000) }))
          .min(1)
          .refine((body) => !JSON.stringify(body).includes('<at>'), 'it mentions somebody'),
      }),
    }),
  ]),
});

/** Client-server API, m.room.message. */
const MATRIX = z.strictObject({
  msgtype: z.literal('m.text'),
  body: plainText(60_000),
  'm.mentions': z.strictObject({}),
});

const MOST_BYTES = { slack: 100_000, mattermost: 100_000, teams: 28_000, matrix: 65_536 } as const;

function checkJson({ method, headers, body }: Asked, shape: z.ZodType, most: number): void {
  if (!['POST', 'PUT'].includes(method)) throw new Error(`${method} is not allowed`);
  if (headers['content-type'] !== 'application/json') throw new Error('the content type is not JSON');
  if (Buffer.byteLength(body) > most) throw new Error('the body is too large');
  shape.parse(JSON.parse(body));
}

const ok: Said = { status: 200, text: 'ok', isTaken: true };

export function slack(): Promise<StandIn> {
  return standIn((asked) => {
    checkJson(asked, SLACK, MOST_BYTES.slack);
    return ok;
  });
}

export function mattermost(): Promise<StandIn> {
  return standIn((asked) => {
    checkJson(asked, MATTERMOST, MOST_BYTES.mattermost);
    return ok;
  });
}

export function teams(): Promise<StandIn> {
  return standIn((asked) => {
    checkJson(asked, TEAMS, MOST_BYTES.teams);
    return { status: 202, text: '', isTaken: true };
  });
}

/** A home server on which `#ops:example.org` is the room `!room:example.org`. What has an id of before is not posted again. */
export function matrix(token: string): Promise<StandIn> {
  const events = new Map<string, string>();
  const room = '/_matrix/client/v3/rooms/!room%3Aexample.org/send/m.room.message/';
  return standIn((asked) => {
    const { method, path, headers } = asked;
    if (method === 'GET' && path === '/_matrix/client/v3/directory/room/%23ops%3Aexample.org') {
      return { status: 200, text: '{"room_id":"!room:example.org","servers":[]}', isTaken: false };
    }
    if (!path.startsWith(room)) throw new Error(`nothing is at ${path}`);
    if (headers.authorization !== `Bearer ${token}`) throw new Error('the token is wrong');
    checkJson(asked, MATRIX, MOST_BYTES.matrix);
    const before = events.get(path);
    const event = before ?? `$event${events.size}`;
    events.set(path, event);
    return { status: 200, text: JSON.stringify({ event_id: event }), isTaken: before === undefined };
  });
}

/** A program that verifies what it gets by Standard Webhooks 1.0. */
export function webhook(key: Buffer): Promise<StandIn> {
  return standIn((asked) => {
    const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = asked.headers;
    if (Math.abs(Date.now() / 1000 - Number(time)) > 300) throw new Error('the time is wrong');
    const signed = createHmac('sha256', key).update(`${String(id)}.${String(time)}.${asked.body}`);
    if (signature !== `v1,${signed.digest('base64')}`) throw new Error('the signature is wrong');
    checkJson(asked, z.looseObject({ letter: z.literal(String(id)) }), 1_048_576);
    return { status: 204, text: '', isTaken: true };
  });
}

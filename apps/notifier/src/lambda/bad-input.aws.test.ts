import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../testing/aws/fault-proxy/faults.ts';
import { accessDenied, gone, serverError } from '../../testing/aws/fault-proxy/faults.ts';
import type { LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import {
  complaints,
  headItem,
  HEARTBEAT_UNHEARD,
  type Item,
  items,
  putItem,
  welcomedDays,
} from '../../testing/aws/lambda/welcomed-days.ts';
import { secretsIn } from '../../testing/aws/lambda/secrets-in.ts';
import { pushSettings } from '../../testing/aws/lambda/notifier-in-aws.ts';
import type { HeadBody } from '../adapters/aws/dynamo/head-item.ts';
import { PackedValues } from '../adapters/aws/dynamo/packed-value.ts';
import { SETTINGS_KEY } from '../adapters/aws/s3/object-keys.ts';
import { nameOfBytes } from '../adapters/name-of-bytes.ts';

const TODAY = '2026-08-22';
/** Makes right again what was broken. */
type Mend = () => Promise<unknown> | undefined;

/** Something that is broken, and what the log says of it. */
interface Broken {
  readonly what: string;
  readonly breakIt: (days: LambdaDays) => Promise<Mend>;
  readonly said: string;
  readonly event?: unknown;
}

/** Changes an object of the bucket, or takes it away. */
async function changed(
  { notifier: { bucket } }: LambdaDays,
  key: string,
  change: (bytes: Buffer) => Buffer | string | undefined,
): Promise<Mend> {
  const before = await bucket.get(key);
  if (!before) throw new Error(`there is no ${key}`);
  const after = change(Buffer.from(before));
  await (after === undefined ? bucket.delete([key]) : bucket.put(key, Buffer.from(after)));
  return () => bucket.put(key, before);
}

async function catalogKey({ notifier: { bucket } }: LambdaDays): Promise<string> {
  const [{ key } = { key: '' }] = await bucket.list('catalogs/');
  return key;
}

/** Adds to what the settings say. */
const settingsWith =
  (more: string) =>
  async (days: LambdaDays): Promise<Mend> => {
    const mend = await changed(days, SETTINGS_KEY, (bytes) => bytes);
    await pushSettings(days.notifier, more);
    return mend;
  };

const headWith =
  (parts: Item) =>
  async (days: LambdaDays): Promise<Mend> => {
    const head = await headItem(days);
    await putItem(days, { ...head, ...parts });
    return () => putItem(days, head);
  };

/** Everything that a service is asked goes wrong. */
const failing =
  (service: string, fault: Fault) =>
  (days: LambdaDays): Promise<Mend> => {
    let isBroken = true;
    days.proxy.failNext({ where: (call) => isBroken && call.service === service }, fault, {
      times: Infinity,
    });
    return Promise.resolve(() => {
      isBroken = false;
      return undefined;
    });
  };

const catalogWith =
  (change: (bytes: Buffer) => Buffer | undefined) =>
  async (days: LambdaDays): Promise<Mend> =>
    changed(days, await catalogKey(days), change);

/** As a later version of Lastpatch would write it, whole and under its own name. */
async function catalogOfLaterSchema(days: LambdaDays): Promise<Mend> {
  const { bucket } = days.notifier;
  const values = new PackedValues(bucket);
  const head = await headItem(days);
  const body = (await values.unpack(head['body'], 'here')) as HeadBody;
  const bytes = gzipSync('{"format": "lastpatch-catalog", "schemaVersion": 99, "all": {}}');
  const catalog = { ...body.catalog, name: nameOfBytes(bytes) };
  await bucket.put(`catalogs/${catalog.name}.json.gz`, bytes);
  await putItem(days, { ...head, body: await values.pack({ ...body, catalog }) });
  return () => putItem(days, head);
}

const NOTHING_TO_MEND = (): Promise<Mend> => Promise.resolve(() => undefined);

const BROKEN: readonly Broken[] = [
  {
    what: 'an event of another shape',
    event: { detail: {} },
    breakIt: NOTHING_TO_MEND,
    said: 'This event is not the daily one: it has no scheduledTime. Expected {"scheduledTime": "2026-08-21T06:00:00Z"}, as the schedule sends it. {"code":"EVENT"}',
  },
  {
    what: 'an event of a day to come',
    event: { scheduledTime: '2026-08-23T06:00:00Z' },
    breakIt: NOTHING_TO_MEND,
    said: 'This event is not the daily one: its scheduledTime is still to come. Expected {"scheduledTime": "2026-08-21T06:00:00Z"}, as the schedule sends it. {"code":"EVENT"}',
  },
  {
    what: 'no settings',
    breakIt: (days) => changed(days, SETTINGS_KEY, () => undefined),
    said: 's3://BUCKET/settings/settings.json: there are no settings yet: lastpatch settings push writes them {"code":"LOCATION"}',
  },
  {
    what: 'settings that are none',
    breakIt: (days) => changed(days, SETTINGS_KEY, () => 'watches: []'),
    said: 's3://BUCKET/settings/settings.json: these are no settings: lastpatch settings push writes them anew {"code":"LOCATION"}',
  },
  {
    what: 'settings of a later version',
    breakIt: (days) => changed(days, SETTINGS_KEY, () => '{"format": 2}'),
    said: 's3://BUCKET/settings/settings.json: a later version of Lastpatch wrote these settings (format 2; this one knows 1): deploy that version {"code":"LOCATION"}',
  },
  {
    what: 'a time zone that nobody knows, and another mistake',
    breakIt: settingsWith(
      'timezone: Middle/Earth\nwatches:\n  - id: Platform\n    follow: { openstack: all }\n',
    ),
    said: 'lastpatch.yaml: 2 problems, in lines 1, 3: "lastpatch settings validate" says which; "lastpatch settings push" gives the mended settings to the notifier. {"code":"SETTINGS"}',
  },
  {
    what: 'a product that nobody knows',
    breakIt: settingsWith(
      'refresh: never\nwatches:\n  - id: platform\n    follow: { person@private.example: all }\n',
    ),
    said: 'lastpatch.yaml: 1 problem, in line 4: "lastpatch settings validate" says which; "lastpatch settings push" gives the mended settings to the notifier. {"code":"SETTINGS"}',
  },
  {
    what: 'broken YAML',
    breakIt: settingsWith('watches: [\n'),
    said: 'lastpatch.yaml: 1 problem, in line 2: "lastpatch settings validate" says which; "lastpatch settings push" gives the mended settings to the notifier. {"code":"SETTINGS"}',
  },
  {
    what: 'the table is gone',
    breakIt: failing('dynamodb', gone),
    said: 'DynamoDB GetItem on the table TABLE failed: ResourceNotFoundException (HTTP 400). It is not there, in this account and region: check the name, or deploy again. {"code":"ResourceNotFoundException"}',
  },
  {
    what: 'the table is denied',
    breakIt: failing('dynamodb', accessDenied),
    said: 'DynamoDB GetItem on the table TABLE failed: AccessDeniedException (HTTP 400). The credentials or the role do not allow it: check them, and deploy again. {"code":"AccessDeniedException"}',
  },
  {
    what: 'the bucket is denied',
    breakIt: failing('s3', accessDenied),
    said: 'S3 GetObject on s3://BUCKET/settings/settings.json failed: AccessDenied (HTTP 403). The credentials or the role do not allow it: check them, and deploy again. {"code":"AccessDenied"}',
  },
  {
    what: 'the bucket does not work',
    breakIt: failing('s3', serverError(503)),
    said: 'S3 GetObject on s3://BUCKET/settings/settings.json failed: ServiceUnavailable (HTTP 503). The next run tries again. {"code":"ServiceUnavailable"}',
  },
  {
    what: 'the catalog is gone',
    breakIt: catalogWith(() => undefined),
    said: 's3://BUCKET/catalogs/HASH.json.gz: there is no such catalog; what was deleted is among the earlier versions of the bucket {"code":"LOCATION"}',
  },
  {
    what: 'the catalog is damaged',
    breakIt: catalogWith((bytes) => bytes.fill(0, 100, 110)),
    said: 's3://BUCKET/catalogs/HASH.json.gz: this catalog is damaged: it is not what its name says {"code":"LOCATION"}',
  },
  {
    what: 'a catalog of a later schema',
    breakIt: catalogOfLaterSchema,
    said: 's3://BUCKET/catalogs/HASH.json.gz: the catalog has schema version 99, and this version of Lastpatch reads up to 1: use a newer Lastpatch, or make the catalog anew {"code":"LOCATION"}',
  },
  {
    what: 'a head of a later version',
    breakIt: headWith({ format: { N: '2' } }),
    said: 'the table TABLE: this ledger was written by a later version of Lastpatch (format 2; this one knows 1): deploy that version {"code":"LOCATION"}',
  },
  {
    what: 'a head that is damaged',
    breakIt: headWith({ body: { B: Buffer.from('x') } }),
    said: 'the table TABLE: this ledger is damaged (unexpected end of file) {"code":"LOCATION"}',
  },
  {
    what: 'a head whose body is gone',
    breakIt: headWith({ body: { S: 'a'.repeat(64) } }),
    said: 'the table TABLE: this ledger is damaged (a part of it is missing) {"code":"LOCATION"}',
  },
];

describe('a deployed notifier that is given', () => {
  it.each(BROKEN)('$what says so once, changes nothing, and catches up', async ({ breakIt, event, said }) => {
    const days = await welcomedDays();
    const mend = await breakIt(days);
    const before = await items(days);
    const run = await days.on(TODAY, event === undefined ? {} : { event });
    expect(run.failed).toBe('The run failed: the log says why.');
    expect(complaints(days, run.log)).toEqual([`error: ${said}`]);
    expect(secretsIn(days.notifier, run.log)).toEqual([]);
    expect(run.metrics).toEqual({});
    expect(await items(days)).toEqual(before);
    expect(await days.received('platform')).toEqual([]);

    await mend();
    const again = await days.on(TODAY);
    expect(again).toMatchObject({ failed: undefined, metrics: { Heartbeat: 1, LettersSent: 2 } });
    expect(complaints(days, again.log)).toEqual([HEARTBEAT_UNHEARD]);
    expect(secretsIn(days.notifier, again.log)).toEqual([]);
    expect((await days.on(TODAY)).metrics).toMatchObject({ Heartbeat: 1, LettersSent: 0 });
    for (const id of ['platform', 'storage']) {
      expect((await days.received(id)).map(({ letter }) => letter)).toEqual([`${id}-2`]);
    }
  });
});

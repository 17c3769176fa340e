import { type AttributeValue, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ENVIRONMENT } from '@lastpatch/settings';
import { SAID } from '../../live/refresh-faults.ts';
import { LambdaDays } from './lambda-days.ts';

const FOLLOW = 'follow: { openstack: { releases: all, kinds: [moved] } }\nreminders: []\ndigest: off';
const HEARTBEAT_URL = 'https://127.0.0.1:2/ping/s3cr3t';

/** A deployed notifier whose watches have had their welcome; on the next day an end has moved. */
export async function welcomedDays(): Promise<LambdaDays> {
  const days = await LambdaDays.deployed(
    { platform: FOLLOW, storage: FOLLOW },
    { variables: { [ENVIRONMENT.heartbeatUrl]: HEARTBEAT_URL } },
  );
  upstreamSays(days, 0);
  await days.on('2026-08-21');
  for (const id of ['platform', 'storage']) await days.received(id);
  upstreamSays(days, 1);
  return days;
}

function upstreamSays(days: LambdaDays, change: 0 | 1): void {
  for (const path of ['/archive', '/status'] as const) days.answer(path, SAID[path][change]);
}

/** An item of a table, by the names of its attributes. */
export type Item = Record<string, AttributeValue>;

/** All items of the table. */
export async function items({ notifier: { clients, deployment } }: LambdaDays): Promise<Item[]> {
  const { Items = [] } = await clients.dynamodb.send(new ScanCommand({ TableName: deployment.ledgerTable }));
  return Items;
}

/** Writes an item of the table over. */
export async function putItem({ notifier: { clients, deployment } }: LambdaDays, Item: Item): Promise<void> {
  await clients.dynamodb.send(new PutItemCommand({ TableName: deployment.ledgerTable, Item }));
}

/** The item of the head. */
export async function headItem(days: LambdaDays): Promise<Item> {
  const head = (await items(days)).find(({ pk }) => pk?.S === 'head');
  if (!head) throw new Error('nothing is committed');
  return head;
}

/** What stands in the log at level warn or error, without names that differ from test to test. */
export function complaints({ notifier: { deployment } }: LambdaDays, log: readonly string[]): string[] {
  return log
    .filter((line) => /^(?:warn|error): /.test(line))
    .map((line) =>
      line
        .replaceAll(deployment.catalogBucket, 'BUCKET')
        .replaceAll(deployment.ledgerTable, 'TABLE')
        .replaceAll(/[0-9a-f]{64}/g, 'HASH'),
    );
}

/** Nobody hears the external heartbeat of these days. */
export const HEARTBEAT_UNHEARD = 'warn: The external heartbeat could not be called (ECONNREFUSED).';

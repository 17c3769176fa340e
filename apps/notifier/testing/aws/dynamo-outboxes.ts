import { DynamoOutbox } from '../../src/adapters/aws/dynamo/dynamo-outbox.ts';
import { Bucket } from '../../src/adapters/aws/s3/bucket.ts';
import type { Ledger, Outbox } from '../../src/daily-check/ports.ts';
import { emptyAccount } from './aws-account.ts';
import { type AwsClients, clientsOf } from './aws-clients.ts';
import { bucketIn } from './buckets.ts';
import { tableIn } from './tables.ts';

/** A table and a bucket for ledgers, and the clients that reach them. */
export interface LedgerPlace {
  readonly clients: AwsClients;
  readonly table: string;
  readonly bucket: string;
}

/** An outbox and ledger in a table and bucket of their own, which are made when it is used first. */
export function newDynamoOutbox(now: () => number): Outbox & Ledger {
  const made = emptyAccount().then(async (account) => outboxIn(await ledgerPlaceOf(clientsOf(account)), now));
  return new Proxy({} as Outbox & Ledger, {
    get: (_, name) => {
      // Else who awaits it would wait for it for ever.
      if (name === 'then') return undefined;
      return async (...args: unknown[]): Promise<unknown> => {
        const outbox = await made;
        return Reflect.apply(Reflect.get(outbox, name) as () => unknown, outbox, args);
      };
    },
  });
}

/** A new table and bucket. */
export async function ledgerPlaceOf(clients: AwsClients): Promise<LedgerPlace> {
  const [table, bucket] = await Promise.all([
    tableIn(clients, { partition: 'pk', sort: 'sk' }),
    bucketIn(clients),
  ]);
  return { clients, table, bucket };
}

/** The outbox in a place, as one process has it. */
export function outboxIn(
  { clients, table, bucket }: LedgerPlace,
  now: () => number = Date.now,
): DynamoOutbox {
  return new DynamoOutbox({
    client: clients.dynamodb,
    table,
    bucket: new Bucket(clients.s3, bucket),
    now,
  });
}

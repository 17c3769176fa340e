import { join } from 'node:path';
import type { Ledger, Outbox } from '../daily-check/ports.ts';
import { deploymentFor, type DeploymentOption, isRemote } from './deployment-for.ts';
import type { GlobalOptions } from './global-options.ts';

/** The options of commands that look into a ledger: of this machine, or of a deployment. */
export interface LedgerOptions extends GlobalOptions, DeploymentOption {
  readonly state: string;
  /** Whether the ledger is that of the deployed notifier. */
  readonly remote?: boolean;
}

/** Which ledger is meant. */
export type LedgerPlace = Pick<LedgerOptions, 'state' | 'remote' | 'deployment'>;

/** A ledger that is open. */
export type OpenLedger = Outbox & Ledger & { close(): void };

/** A ledger that is only read. */
export type ReadLedger = Ledger & Pick<Outbox, 'head' | 'acks' | 'openDeliveries'>;

/** The path of the ledger in a state folder. */
export function ledgerPath(state: string): string {
  return join(state, 'ledger.sqlite');
}

/** Opens a ledger that is there, to write to it. */
export async function openForWriting(options: LedgerOptions): Promise<OpenLedger> {
  if (isRemote(options)) return remoteLedger(options);
  const { SqliteOutbox } = await import('../adapters/sqlite-outbox.ts');
  // Opening to write would make one where none is.
  SqliteOutbox.openReadOnly(ledgerPath(options.state)).close();
  return SqliteOutbox.open(ledgerPath(options.state));
}

/** Reads from a ledger, which is left as it is. */
export async function withLedger<T>(
  options: LedgerPlace,
  read: (ledger: ReadLedger) => Promise<T>,
): Promise<T> {
  const ledger = await openToRead(options);
  try {
    return await read(ledger);
  } finally {
    ledger.close();
  }
}

async function openToRead(options: LedgerPlace): Promise<OpenLedger> {
  if (isRemote(options)) return remoteLedger(options);
  const { SqliteOutbox } = await import('../adapters/sqlite-outbox.ts');
  return SqliteOutbox.openReadOnly(ledgerPath(options.state));
}

/** The ledger of a deployment, with the credentials of this machine. */
async function remoteLedger(options: DeploymentOption): Promise<OpenLedger> {
  const { ledgerTable, catalogBucket, topicPrefix } = await deploymentFor(options);
  const [{ DynamoOutbox }, { Bucket }, { awsClients, closeClients, regionOf }] = await Promise.all([
    import('../adapters/aws/dynamo/dynamo-outbox.ts'),
    import('../adapters/aws/s3/bucket.ts'),
    import('../adapters/aws/aws-clients.ts'),
  ]);
  const clients = awsClients(regionOf(topicPrefix));
  const outbox = new DynamoOutbox({
    client: clients.dynamodb,
    table: ledgerTable,
    bucket: new Bucket(clients.s3, catalogBucket),
    now: Date.now,
  });
  return Object.assign(outbox, { close: () => closeClients(clients) });
}

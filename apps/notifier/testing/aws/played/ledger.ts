import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { DynamoOutbox } from '../../../src/adapters/aws/dynamo/dynamo-outbox.ts';
import { Bucket } from '../../../src/adapters/aws/s3/bucket.ts';
import { PlayedAws } from './aws.ts';

/** A table and a bucket of a played AWS, which is gone when the test is over. */
export class PlayedLedger {
  readonly aws = new PlayedAws(0);
  readonly #dynamodb: DynamoDBClient;
  readonly #s3: S3Client;

  constructor() {
    const listening = this.aws.listen();
    const settings = {
      endpoint: async () => {
        const { hostname, port } = new URL((await listening).url);
        return { protocol: 'http:', hostname, port: Number(port), path: '/' };
      },
      region: 'us-east-1',
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      maxAttempts: 1,
    };
    this.#dynamodb = new DynamoDBClient(settings);
    this.#s3 = new S3Client({ ...settings, forcePathStyle: true });
    onTestFinished(async () => {
      this.#dynamodb.destroy();
      this.#s3.destroy();
      const { server } = await listening;
      server.closeAllConnections();
      server.close();
    });
  }

  /** The outbox in it, as one process has it. */
  outbox(now: () => number = Date.now): DynamoOutbox {
    return new DynamoOutbox({
      client: this.#dynamodb,
      table: 'ledger',
      bucket: new Bucket(this.#s3, 'catalogs'),
      now,
    });
  }
}

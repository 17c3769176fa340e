import { randomUUID } from 'node:crypto';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import type { AwsClients } from './aws-clients.ts';

/**
 * A new table that is paid by use, whose keys are texts.
 *
 * @param keys the names of the partition key and, when there is one, of the sort key
 * @returns its name
 */
export async function tableIn(
  { dynamodb }: Pick<AwsClients, 'dynamodb'>,
  keys: { readonly partition: string; readonly sort?: string },
): Promise<string> {
  const TableName = `table-${randomUUID()}`;
  const names = [keys.partition, ...(keys.sort === undefined ? [] : [keys.sort])];
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: names.map((AttributeName, index) => ({
        AttributeName,
        KeyType: index === 0 ? 'HASH' : 'RANGE',
      })),
    }),
  );
  return TableName;
}

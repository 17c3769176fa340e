import type { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AwsFailure } from '../aws-failure.ts';
import { keyText, LedgerTable } from './ledger-table.ts';

const KEYS = ['a', 'b', 'c'].map((sk) => ({ pk: 'p', sk }));

/** A table whose client gives so many items of those that it is asked for. */
function tableGiving(most: number): { readonly table: LedgerTable; readonly asked: () => number } {
  let asked = 0;
  const send = (command: BatchGetItemCommand): Promise<object> => {
    asked += 1;
    const { Keys = [] } = command.input.RequestItems?.['ledger'] ?? {};
    const left = Keys.slice(most);
    return Promise.resolve({
      Responses: { ledger: Keys.slice(0, most) },
      UnprocessedKeys: left.length === 0 ? {} : { ledger: { Keys: left } },
    });
  };
  const client = { send } as unknown as DynamoDBClient;
  return { table: new LedgerTable(client, 'ledger'), asked: () => asked };
}

/** Rests take no time. */
function withoutRests(): void {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 1000 });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

describe('many items', () => {
  it('are asked for until all have come', async () => {
    withoutRests();
    const { table, asked } = tableGiving(1);
    expect([...(await table.all(KEYS)).keys()]).toEqual(KEYS.map(keyText));
    expect(asked()).toBe(3);
  });

  it('are asked for once each', async () => {
    const { table, asked } = tableGiving(100);
    expect((await table.all([...KEYS, ...KEYS])).size).toBe(3);
    expect(asked()).toBe(1);
  });

  it('are given up when none comes', async () => {
    withoutRests();
    const { table, asked } = tableGiving(0);
    const all = table.all(KEYS);
    await expect(all).rejects.toThrow(AwsFailure);
    await expect(all).rejects.toThrow(
      'DynamoDB BatchGetItem on the table ledger failed: no answer (ProvisionedThroughputExceededException). AWS takes no more at the moment: the next run tries again.',
    );
    expect(asked()).toBe(8);
  });
});

import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import { headItem, putItem, welcomedDays } from '../../testing/aws/lambda/welcomed-days.ts';
import { SAID } from '../../testing/live/refresh-faults.ts';

/** A day on which upstream says the one or the other, and what the watch got. */
async function told(days: LambdaDays, day: string, change: 0 | 1, timeLeft?: number): Promise<string[]> {
  for (const path of ['/archive', '/status'] as const) days.answer(path, SAID[path][change]);
  await days.on(day, timeLeft === undefined ? {} : { timeLeft });
  return (await days.received('platform')).map(({ letter, kind }) => `${letter} ${kind}`);
}

describe('letters get ids that were given before', () => {
  it('when the head is gone, and are sent all the same', async () => {
    const days = await welcomedDays();
    expect(await told(days, '2026-08-22', 1)).toEqual(['platform-2 news']);
    const { clients, deployment } = days.notifier;
    const { pk, sk } = await headItem(days);
    if (!pk || !sk) throw new Error('a head has a key');
    const TableName = deployment.ledgerTable;
    await clients.dynamodb.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
    expect(await told(days, '2026-08-23', 1)).toEqual(['platform-1 welcome']);
    expect(await told(days, '2026-08-24', 0)).toEqual(['platform-2 news']);
    expect(await told(days, '2026-08-25', 0)).toEqual([]);
  });

  it('when the head of an earlier day is put back, also when the run that commits them has no time to send them', async () => {
    const days = await welcomedDays();
    const head = await headItem(days);
    expect(await told(days, '2026-08-22', 1)).toEqual(['platform-2 news']);
    await putItem(days, head);
    expect(await told(days, '2026-08-23', 1, 17_999)).toEqual([]);
    expect(await told(days, '2026-08-24', 1)).toEqual(['platform-2 news']);
    expect(await told(days, '2026-08-25', 1)).toEqual([]);
  });
});

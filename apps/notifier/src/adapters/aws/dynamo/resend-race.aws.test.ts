import { expect, it } from 'vitest';
import { LambdaDays } from '../../../../testing/aws/lambda/lambda-days.ts';
import { outboxIn } from '../../../../testing/aws/dynamo-outboxes.ts';
import { seriesStatus } from '../../../../testing/live/upstream-files.ts';
import { clientsOf } from '../../../../testing/aws/aws-clients.ts';

const FOLLOW = 'follow: { openstack: { releases: all } }\nreminders: []\ndigest: off';

it('a letter is sent again although a run looks at it before it is open again', async () => {
  const days = await LambdaDays.deployed({ platform: FOLLOW });
  days.answer('/status', seriesStatus());
  await days.on('2026-09-20');
  await days.on('2026-09-21');
  await days.received('platform');
  const { account, deployment } = days.notifier;
  const clients = clientsOf(account, { endpoint: days.proxy.url });
  const ledger = outboxIn({ clients, table: deployment.ledgerTable, bucket: deployment.catalogBucket });
  const held = days.proxy.holdNext({
    action: 'UpdateItem',
    where: ({ parameters }) => String(parameters['UpdateExpression']).includes(':pending'),
  });
  const resent = ledger.resend('platform-1');
  await held.arrived;
  await days.on('2026-09-22');
  expect(await days.received('platform')).toEqual([]);
  held.letGo();
  expect(await resent).toEqual(['sns']);
  await days.on('2026-09-23');
  expect((await days.received('platform')).map(({ letter }) => letter)).toEqual(['platform-1']);
  await days.on('2026-09-24');
  expect(await days.received('platform')).toEqual([]);
});

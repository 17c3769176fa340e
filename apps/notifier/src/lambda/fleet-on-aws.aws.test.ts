import { addDays, calendarDate } from '@lastpatch/release-model';
import { expect, it } from 'vitest';
import { LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import { seriesStatusOn } from '../../testing/aws/lambda/story.ts';

const FLEET = `fleet:
  environments:
    - name: SECRET-ENV
      runs: [{ openstack: 2025.1 }]
    - name: SECRET-LAB
      runs: [{ openstack: 2026.1 }, { openstack: 1999.9 }]
`;
const RUNNING = 'follow: running\nreminders: [7, 1]\ndigest: off';

/** The day before the first reminder of the story. */
const FIRST = calendarDate('2026-10-08');

it('deadlines of environments are told to the watch, and to nobody who reads the log or the metrics', async () => {
  const days = await LambdaDays.deployed({ platform: RUNNING }, { settings: FLEET });
  const first = await days.answer('/status', seriesStatusOn(FIRST)).on(FIRST);
  expect(first.failed).toBeUndefined();
  expect((await days.received('platform')).map(({ kind }) => kind)).toEqual(['welcome']);

  const second = addDays(FIRST, 1);
  const run = await days.answer('/status', seriesStatusOn(second)).on(second);
  expect([run.failed, run.metrics['Heartbeat']]).toEqual([undefined, 1]);
  const [letter, ...others] = await days.received('platform');
  expect(others).toEqual([]);
  expect(letter?.notices).toEqual([
    'deadline/openstack/epoxy/environment=secret-env/phase=unmaintained/date=2026-10-16/step=7/1',
  ]);
  expect(letter?.body).toContain('SECRET-ENV');
  expect((await days.received('platform', 'urgent')).map(({ notices }) => notices)).toEqual([
    letter?.notices,
  ]);

  const shown = [...first.log, ...run.log].filter((line) => !line.startsWith('debug: ')).join('\n');
  expect(shown).toMatch(/1 entry of 1 environment of the fleet cannot be placed/);
  expect(shown).not.toMatch(/secret/i);
  expect(JSON.stringify([first.metrics, run.metrics])).not.toMatch(/secret/i);
});

it('a source of what runs alone is followed too: that it cannot be read is measured', async () => {
  const days = await LambdaDays.deployed({ platform: RUNNING }, { settings: FLEET });
  const fresh = await days.answer('/status', seriesStatusOn(FIRST)).on(FIRST);
  expect(fresh.metrics).toMatchObject({ CatalogAgeDays: 0, SourcesKept: 0 });
  days.answer('/status', (_request, response) => void response.writeHead(503).end());
  const unread = await days.on(addDays(FIRST, 5));
  expect(unread).toMatchObject({ failed: undefined, metrics: { CatalogAgeDays: 5, SourcesKept: 1 } });
});

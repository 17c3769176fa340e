/** Counts the calls to AWS of days of a deployed notifier. Run by vitest, for what plays AWS is built for tests: see `rows/aws-calls.ts`. */
import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { LambdaDays } from '../../../../apps/notifier/testing/aws/lambda/lambda-days.ts';
import { pushSettings } from '../../../../apps/notifier/testing/aws/lambda/notifier-in-aws.ts';
import { seriesStatus } from '../../../../apps/notifier/testing/live/upstream-files.ts';

const FOLLOW = 'follow: { openstack: { releases: all } }\nreminders: []\ndigest: off';
const MOVED = { date: '2026-10-16' };
const LONGEST_MS = 1_200_000;

const { BENCH_LETTERS: letters = '0', BENCH_OUT: out = '' } = process.env;

it('counts', { timeout: LONGEST_MS }, async () => {
  const calls = letters === '0' ? await callsWithoutNews() : await callsWithNews(Number(letters));
  writeFileSync(out, JSON.stringify({ calls }));
});

async function callsWithoutNews(): Promise<number> {
  const days = await LambdaDays.deployed({ platform: FOLLOW });
  const settings = `refresh: never\nwatches:\n  - { id: platform, follow: { openstack: all }, digest: off }\n`;
  await pushSettings(days.notifier, settings);
  await days.on('2026-09-10');
  await days.on('2026-09-11');
  return (await days.on('2026-09-12')).calls.length;
}

async function callsWithNews(count: number): Promise<number> {
  const ids = Array.from({ length: count }, (_, index) => `team-${index}`);
  const days = await LambdaDays.deployed(Object.fromEntries(ids.map((id) => [id, FOLLOW])));
  days.answer('/status', seriesStatus());
  await days.on('2026-09-10');
  await days.on('2026-09-11');
  days.answer('/status', seriesStatus(MOVED));
  const { calls, failed, metrics } = await days.on('2026-09-12');
  if (metrics['LettersSent'] !== count) {
    throw new Error(`${metrics['LettersSent'] ?? 0} letters in place of ${count}: ${failed ?? 'no failure'}`);
  }
  return calls.length;
}

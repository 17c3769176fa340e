import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LiveDays } from '../../testing/live/live-days.ts';
import { REFRESH_FAULTS, type RefreshFault, sound } from '../../testing/live/refresh-faults.ts';

const page = readFileSync(new URL('../../../../docs/refresh.md', import.meta.url), 'utf8');

/** What the page says: by fault, what the run says, what it tells, and what the next one tells when all is well again. */
const told = new Map(
  page
    .slice(page.indexOf('## Faults'))
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, fault = '', says, tells, then]) => [fault, { says, tells, then }]),
);

async function played({ path, answer, before }: RefreshFault): Promise<object> {
  const days = new LiveDays();
  sound(days, 0);
  if (before !== undefined) await days.answer(path, before).on('2026-08-20');
  sound(days, 0);
  await days.on('2026-08-21');
  // The status alone helps out where the archive fails; here that is away too.
  if (path === '/archive') days.answer('/status', '<html>no</html>');
  const ill = await days.answer(path, answer).on('2026-08-22');
  sound(days, 1);
  const well = await days.on('2026-08-23');
  expect(well.said).toBe('');
  return {
    says: ill.said.replace(/@[0-9a-f]{12}/g, '@3f2a91c07d5e'),
    tells: ill.told.join(', ') || 'nothing',
    then: well.told.filter((fact) => path === '/archive' || !fact.includes('2025.1')).join(', '),
  };
}

describe('docs/refresh.md', () => {
  it.each(REFRESH_FAULTS)('says what happens when $fault', async (fault) => {
    expect(await played(fault)).toEqual(told.get(fault.fault));
  });

  it('tells of these faults and of no others', () => {
    expect([...told.keys()]).toEqual(REFRESH_FAULTS.map(({ fault }) => fault));
  });
});

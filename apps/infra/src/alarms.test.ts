import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALARMS, alarmSaid } from './alarms.ts';

const page = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');

it('each alarm has its heading in the runbook, and each heading its alarm', () => {
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name);
  expect(headings).toEqual(Object.keys(ALARMS));
});

it('each heading says how to look, how to mend and how to verify', () => {
  for (const section of page.split(/^## /m).slice(1)) {
    for (const part of ['Look', 'Mend', 'Verify']) expect(section).toContain(`- **${part}**: `);
  }
});

it('each alarm says in one sentence what it means for people, and links to its heading', () => {
  for (const said of Object.values(ALARMS)) expect(said).toMatch(/^[A-Z][^.]*\.$/);
  expect(alarmSaid('no-run')).toBe(`${ALARMS['no-run']} See docs/runbook.md#no-run`);
  expect(alarmSaid('no-run', 'https://wiki.example/lastpatch')).toBe(
    `${ALARMS['no-run']} See https://wiki.example/lastpatch#no-run`,
  );
});

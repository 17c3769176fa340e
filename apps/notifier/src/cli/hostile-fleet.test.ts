import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { calendarDate } from '@lastpatch/release-model';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { lastpatchHere } from '../../testing/lastpatch-here.ts';
import { type TeamFolder, teamFolder } from '../../testing/own-products.ts';
import { SqliteOutbox } from '../adapters/sqlite-outbox.ts';
import { reasonOf } from '../daily-check/ack.ts';

// Colours are escapes too: without them, any escape is one that came in with a name.
vi.hoisted(() => {
  process.env['NO_COLOR'] = '1';
});

/** Settings in which this text stands wherever a text may stand in a fleet. */
function teamOf(text: string): TeamFolder {
  const name = JSON.stringify(text);
  const fleet = `fleet:
  hopDays: { ${name}: 30, openstack: 30 }
  environments:
    - name: ${name}
      runs: [{ openstack: 2025.1 }]
    - name: lab
      runs:
        - ${name}: ${name}
        - nova: ${name}
        - nova: ${JSON.stringify(`31.0.0+${text}`)}
        - openstack: ${name}
  files: [lab.yaml]
`;
  return teamFolder({ 'lab.yaml': `- name: ${name}\n  runs: [{ nova: ${name} }]\n` }, fleet);
}

/** The same, with nothing in it that is refused by its shape. */
function placeableOf(text: string): TeamFolder {
  const version = JSON.stringify(`31.0.0+${text}`.slice(0, 100));
  const fleet = `fleet: { hopDays: 30, environments: [{ name: lab, runs: [{ nova: ${version} }, { ubuntu: 22.04 }] }] }\n`;
  return teamFolder({}, fleet);
}

/** Shows what is muted, of a ledger into which somebody has written this text wherever one may stand. */
async function showMuted({ config, folder }: TeamFolder, text: string): Promise<void> {
  const state = join(folder, 'written');
  const day = calendarDate('2026-12-01');
  const ack = {
    environment: 'lab',
    product: 'openstack',
    release: 'epoxy',
    until: calendarDate('2027-03-01'),
  };
  const outbox = SqliteOutbox.open(join(state, 'ledger.sqlite'));
  await outbox.acknowledge({ ...ack, why: text, at: 0 }, day);
  await outbox.acknowledge(
    { ...ack, environment: text, product: text, release: text, why: text, at: 0 },
    day,
  );
  outbox.close();
  const asked = [
    ['ack', '--list'],
    ['ack', text, text, '--remove'],
    ['plan', 'lab'],
    ['check', 'lab', '--within', '900'],
  ];
  for (const args of asked) {
    const shown = await lastpatchHere(...args, '--config', config, '--state', state, '--on', day);
    expect([0, 2]).toContain(shown.status);
    for (const line of (shown.stdout + shown.stderr).split('\n')) expect(line).not.toMatch(HARMFUL);
  }
  const seen = await lastpatchHere('plan', '--json', '--config', config, '--state', state, '--on', day);
  expect(JSON.parse(seen.stdout)).toMatchObject({
    plans: [{ muted: { why: reasonOf({ why: text }) } }, { muted: null }],
  });
}

async function showAll({ config, folder }: TeamFolder, text: string): Promise<void> {
  const state = join(folder, 'state');
  const mute = ['--until', '2027-03-01', '--why', `x${text}`, '--state', state];
  const asked: readonly (readonly string[])[] = [
    ['settings', 'validate'],
    ['settings', 'validate', '--json'],
    ['plan'],
    ['plan', `x${text}`],
    ['check', '--within', '90'],
    ['check', `x${text}`, '--within', '90', '--json'],
    ['run', '--state', state],
    ['ack', `x${text}`, `y${text}`, ...mute],
    ['ack', 'lab', `x${text}`, ...mute],
    ['ack', 'lab', `openstack@${text}`, ...mute],
    ['ack', 'lab', 'ubuntu@22.04', '--until', `x${text}`, '--why', 'a'],
    ['ack', 'lab', 'ubuntu@22.04', ...mute],
    ['ack', `lab${text}`, 'ubuntu@22.04', '--remove', '--state', state],
    ['ack', '--list', '--state', state],
    ['plan', 'lab', '--state', state],
    ['check', 'lab', '--within', '90', '--state', state],
  ];
  for (const args of asked) {
    const { status, stdout, stderr } = await lastpatchHere(...args, '--config', config, '--on', '2026-12-01');
    expect([0, 1, 2, 3]).toContain(status);
    expect(stderr).not.toContain('a fault of Lastpatch');
    const shown = args.includes('--json') ? stderr : stdout + stderr;
    for (const line of shown.split('\n')) expect(line).not.toMatch(HARMFUL);
  }
}

describe.each(Object.entries(HOSTILE_NAMES))(
  'no control character and no broken line comes of %s',
  (_, name) => {
    it('in a fleet, good or bad', async () => {
      await showAll(teamOf(name), name);
      await showAll(placeableOf(name), name);
    });

    it('in what a ledger says is muted', async () => {
      await showMuted(placeableOf('a'), name);
    });
  },
);

it('nor of any text', async () => {
  await fc.assert(
    fc.asyncProperty(anyTexts(), async (text) => {
      await showAll(teamOf(text), text);
      await showAll(placeableOf(text), text);
      await showMuted(placeableOf('a'), text);
    }),
    { numRuns: 10 },
  );
});

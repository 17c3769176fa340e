import { SettingsError } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, templates } from '../testing/templates.ts';
import type { Environment } from './environment.ts';
import { ENVIRONMENTS } from './environments.ts';
import { MOST_WATCHES, watchesFor } from './watched.ts';

const watch = (id: string): string => `  - id: ${id}\n    follow: { openstack: supported }\n`;

function problems(text: string, environments: readonly Environment[] = [ENVIRONMENT]): readonly string[] {
  try {
    watchesFor({ environments, text, file: 'lastpatch.yaml' });
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.lines;
  }
}

describe('the watches', () => {
  it('are those of the settings, in their order', () => {
    const text = `watches:\n${watch('storage')}${watch('platform')}`;
    expect(watchesFor({ environments: ENVIRONMENTS, text, file: 'lastpatch.yaml' })).toEqual([
      'storage',
      'platform',
    ]);
  });

  it.each([
    [`timezone: Mars/Olympus\nwatches:\n${watch('platform')}`, /^lastpatch\.yaml:1: timezone: .*time zone/],
    [
      `watches:\n${watch('a')}${watch('a')}`,
      /^lastpatch\.yaml:4: watches, 2, id: another watch has the id a/,
    ],
    [
      `watches:\n${watch('Platform Team')}`,
      /^lastpatch\.yaml:2: watches, 1, id: expected 1 to 40 lower-case/,
    ],
    [`watches:\n${watch('a'.repeat(41))}`, /^lastpatch\.yaml:2: watches, 1, id: expected 1 to 40 lower-case/],
    ['watches:\n  - id: platform\n', /^lastpatch\.yaml:2: watches, 1, follow: it is missing/],
    ['watches:\n  - id: platform\n    follow: {}\n', /^lastpatch\.yaml:3: watches, 1, follow: /],
    ['watches: []\n', /^lastpatch\.yaml:1: watches: /],
    ['', /^lastpatch\.yaml/],
  ])('%j are no watches', (text, said) => {
    expect(problems(text)).toEqual([expect.stringMatching(said)]);
  });

  it('have names that SQS takes, the name of the environment included', () => {
    const long = { ...ENVIRONMENT, name: 'a'.repeat(30) };
    const text = (letters: number): string => `watches:\n${watch('w'.repeat(letters))}`;
    expect(problems(text(27), [long])).toEqual([]);
    expect(problems(text(28), [long])).toEqual([
      `lastpatch.yaml:2: watches, 1, id: in the environment ${long.name} it gives a queue whose name has 81 characters, and SQS takes 80: shorten it, or the name of the environment`,
    ]);
  });

  it('are as many as a stack takes', () => {
    const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `team-${index}`);
    const text = (count: number): string => `watches:\n${many(count).map(watch).join('')}`;
    expect(problems(text(MOST_WATCHES))).toEqual([]);
    expect(problems(text(MOST_WATCHES + 1))).toEqual([
      expect.stringMatching(/^lastpatch\.yaml:\d: watches: expected at most 75, .* got 76: let teams share/),
    ]);
    const { Resources } = templates(many(MOST_WATCHES)).notifier.toJSON() as { Resources: object };
    expect(Object.keys(Resources).length).toBeLessThanOrEqual(500);
  });

  it('and the environments have all their problems said at once', () => {
    const wrong: Environment = {
      name: 'Production',
      account: '12',
      region: 'Frankfurt',
      permissionsBoundary: 'boundary',
      schedule: { hour: 3, minute: 60, timeZone: 'Europe/Berlin' },
    };
    expect(problems('timezone: Nowhere\nwatches: []\n', [wrong])).toEqual([
      '2 files have 8 problems:',
      expect.stringMatching(/environments\.ts: "Production": its name: expected 1 to 30 lower-case letters/),
      expect.stringMatching(/account: expected twelve digits$/),
      expect.stringMatching(/region: expected the name of a region, as in eu-central-1$/),
      expect.stringMatching(/permissionsBoundary: expected the ARN of a policy/),
      expect.stringMatching(/schedule, hour: expected a number from 4 to 23, because .* skip it, got 3$/),
      expect.stringMatching(/schedule, minute: expected a number from 0 to 59, got 60$/),
      expect.stringMatching(/^lastpatch\.yaml:1: timezone/),
      expect.stringMatching(/^lastpatch\.yaml:2: watches/),
    ]);
  });
});

describe('the environments', () => {
  const text = `watches:\n${watch('platform')}`;

  it('that are deployed have no problems', () => {
    expect(problems(text, ENVIRONMENTS)).toEqual([]);
  });

  it.each(['', 'Production', 'a_b', '1a', 'x'.repeat(31)])('are not called %j', (name) => {
    expect(problems(text, [{ ...ENVIRONMENT, name }]).join('\n')).toMatch(/its name: expected 1 to 30/);
  });

  it('share no names of topics', () => {
    const other = { ...ENVIRONMENT, name: 'test-eu' };
    expect(problems(text, [ENVIRONMENT, other])).toEqual([
      'apps/infra/src/environments.ts: "test-eu": its name begins with that of the environment test and a hyphen, in the same account and region, so that topics of both could have one name',
    ]);
    for (const elsewhere of [{ region: 'us-east-1' }, { account: '210987654321' }, { name: 'testing' }]) {
      expect(problems(text, [ENVIRONMENT, { ...other, ...elsewhere }])).toEqual([]);
    }
  });

  it.each(['us-gov-west-1', 'cn-north-1', 'ap-southeast-5', 'us-iso-east-1'])('may be in %s', (region) => {
    expect(problems(text, [{ ...ENVIRONMENT, region }])).toEqual([]);
  });

  it('have different names', () => {
    expect(problems(text, [ENVIRONMENT, ENVIRONMENT])).toEqual([
      'apps/infra/src/environments.ts: "test": another environment has this name',
    ]);
  });

  it.each([
    ['Mars/Olympus', 16, 'timeZone: expected a time zone'],
    ['', 16, 'timeZone: expected a time zone'],
    ['Europe/Berlin', 2, 'hour: expected a number from 4 to 23'],
    ['Europe/Berlin', 24, 'hour: expected a number from 4 to 23'],
    ['UTC', -1, 'hour: expected a number from 0 to 23'],
    ['UTC', 1.5, 'hour: expected a number from 0 to 23'],
    ['Pacific/Easter', 22, 'hour: clocks in Pacific/Easter skip this time on 2026-09-05'],
    ['America/Nuuk', 23, 'hour: clocks in America/Nuuk skip this time on 2026-03-28'],
  ])('are not called in %j at %d', (timeZone, hour, said) => {
    const schedule = { hour, minute: 0, timeZone };
    expect(problems(text, [{ ...ENVIRONMENT, schedule }]).join('\n')).toContain(said);
  });

  it.each([
    ['UTC', 0],
    ['Etc/UTC', 23],
    ['Europe/Berlin', 4],
    ['Europe/Berlin', 23],
    ['America/Nuuk', 22],
  ])('are called in %s at %d', (timeZone, hour) => {
    expect(problems(text, [{ ...ENVIRONMENT, schedule: { hour, minute: 0, timeZone } }])).toEqual([]);
  });
});

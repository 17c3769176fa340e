import { readFileSync } from 'node:fs';
import { catalogWith, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { checkFollowed, readSettings } from './read-settings.ts';
import { SettingsError } from './settings-error.ts';

const FOLLOW = '    follow: { openstack: supported }\n';
const ONE_WATCH = `watches:\n  - id: platform\n${FOLLOW}`;

/** The problems that a person is told of; none when the settings can be used. */
function problems(text: string): readonly string[] {
  try {
    readSettings(text, 'lastpatch.yaml');
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  it('of five lines are enough', () => {
    const text =
      'watches:\n  - id: platform\n    follow:\n      openstack: supported\n    reminders: [30, 7]\n';
    expect(readSettings(text, 'lastpatch.yaml')).toEqual({
      timezone: 'UTC',
      watches: [{ id: 'platform', follow: { openstack: 'supported' }, reminders: [30, 7] }],
    });
  });

  it('have defaults for what is left out', () => {
    expect(readSettings(ONE_WATCH, 'lastpatch.yaml')).toEqual({
      timezone: 'UTC',
      watches: [{ id: 'platform', follow: { openstack: 'supported' }, reminders: [180, 90, 30, 7, 1] }],
    });
  });

  it('come with Lastpatch as a sample that works', () => {
    const sample = readFileSync(new URL('../../../../lastpatch.yaml', import.meta.url), 'utf8');
    expect(problems(sample)).toEqual([]);
  });

  it.each([
    '2025.1',
    '1.10',
    '0x10',
    '0o17',
    '010',
    'yes',
    'no',
    'null',
    '~',
    '.inf',
    '1_000',
    '2026-01-01',
    '24.04',
    '1e3',
  ])('read the name %s as it is written', (name) => {
    const text = `watches:\n  - id: platform\n    follow: { openstack: [${name}], "${name}": [${name}, 'x'] }\n`;
    expect(readSettings(text, 'lastpatch.yaml').watches[0]?.follow).toEqual({
      openstack: [name],
      [name]: [name, 'x'],
    });
  });

  it('order the days of reminders, the longest first and each once', () => {
    const text = `${ONE_WATCH}    reminders: [7, 180, 7, 30]\n`;
    expect(readSettings(text, 'lastpatch.yaml').watches[0]?.reminders).toEqual([180, 30, 7]);
  });

  it('may ask for no reminders', () => {
    expect(readSettings(`${ONE_WATCH}    reminders: []\n`, 'lastpatch.yaml').watches[0]?.reminders).toEqual(
      [],
    );
  });

  it('may repeat a part by its name', () => {
    const text = `watches:\n  - id: a\n    follow: &all { openstack: all }\n  - id: b\n    follow: *all\n`;
    expect(readSettings(text, 'lastpatch.yaml').watches.map(({ follow }) => follow)).toEqual([
      { openstack: 'all' },
      { openstack: 'all' },
    ]);
  });
});

describe('a person is told', () => {
  const watch = (...lines: readonly string[]): string => `watches:\n  - ${lines.join('\n    ')}\n`;
  const ID = 'expected 1 to 40 lower-case letters, digits and hyphens, as in platform';
  const DAYS = 'expected a number of days from 1 to 9999';
  const RELEASES = 'expected all, supported, or a list of releases such as [2025.1, 2026.1]';
  const ZONE = 'timezone: expected a time zone such as Europe/Berlin or UTC';
  const EPOXY = 'follow: { openstack: supported }';

  it.each([
    ['a time zone that is none', `timezone: Mars/Olympus\n${ONE_WATCH}`, ZONE],
    ['an empty time zone', `timezone:\n${ONE_WATCH}`, ZONE],
    ['a list for a time zone', `timezone: [UTC]\n${ONE_WATCH}`, 'timezone: expected a single word or text'],
    ['no watches at all', 'timezone: UTC\n', 'watches: it is missing'],
    ['an empty list of watches', 'watches: []\n', 'watches: expected at least one watch'],
    ['keys for watches', 'watches: { id: a }\n', 'watches: expected a list'],
    ['a word for a watch', 'watches: [platform]\n', 'watches, 1: expected keys with values'],
    ['a watch without an id', watch(EPOXY), 'watches, 1, id: it is missing'],
    ['an id with spaces and capitals', watch('id: Platform Team', EPOXY), `watches, 1, id: ${ID}`],
    ['an id of 41 letters', watch(`id: ${'a'.repeat(41)}`, EPOXY), `watches, 1, id: ${ID}`],
    ['an id that begins with a hyphen', watch('id: -a', EPOXY), `watches, 1, id: ${ID}`],
    ['an id that leads elsewhere', watch('id: ../../etc', EPOXY), `watches, 1, id: ${ID}`],
    ['an empty id', watch('id: ""', EPOXY), `watches, 1, id: ${ID}`],
    ['an empty title', watch('id: a', 'title: ""', EPOXY), 'watches, 1, title: it is empty'],
    [
      'a title too long',
      watch('id: a', `title: ${'a'.repeat(101)}`, EPOXY),
      'watches, 1, title: expected at most 100 characters',
    ],
    [
      'a list for a title',
      watch('id: a', 'title: [a]', EPOXY),
      'watches, 1, title: expected a single word or text',
    ],
    ['a watch that follows nothing', watch('id: a'), 'watches, 1, follow: it is missing'],
    [
      'a word where products should be',
      watch('id: a', 'follow: openstack'),
      'watches, 1, follow: expected keys with values',
    ],
    [
      'no product',
      watch('id: a', 'follow: {}'),
      'watches, 1, follow: expected at least one product, as in { openstack: supported }',
    ],
    [
      'a misspelt supported',
      watch('id: a', 'follow: { openstack: suported }'),
      `watches, 1, follow, openstack: ${RELEASES}`,
    ],
    [
      'an empty list of releases',
      watch('id: a', 'follow: { openstack: [] }'),
      `watches, 1, follow, openstack: ${RELEASES}`,
    ],
    [
      'a list within the list of releases',
      watch('id: a', 'follow: { openstack: [[2025.1]] }'),
      `watches, 1, follow, openstack: ${RELEASES}`,
    ],
    [
      'a product without releases',
      watch('id: a', 'follow: { openstack: }'),
      `watches, 1, follow, openstack: ${RELEASES}`,
    ],
    [
      'a number for reminders',
      watch('id: a', EPOXY, 'reminders: 30'),
      'watches, 1, reminders: expected a list',
    ],
    [
      'reminders without a value',
      watch('id: a', EPOXY, 'reminders:'),
      'watches, 1, reminders: expected a list',
    ],
    [
      'a reminder of 0 days',
      watch('id: a', EPOXY, 'reminders: [30, 0]'),
      `watches, 1, reminders, 2: ${DAYS}`,
    ],
    ['a reminder of -1 days', watch('id: a', EPOXY, 'reminders: [-1]'), `watches, 1, reminders, 1: ${DAYS}`],
    [
      'a reminder of a day and a half',
      watch('id: a', EPOXY, 'reminders: [1.5]'),
      `watches, 1, reminders, 1: ${DAYS}`,
    ],
    [
      'a reminder of 10000 days',
      watch('id: a', EPOXY, 'reminders: [10000]'),
      `watches, 1, reminders, 1: ${DAYS}`,
    ],
    [
      'a reminder in words',
      watch('id: a', EPOXY, 'reminders: [weekly]'),
      `watches, 1, reminders, 1: ${DAYS}`,
    ],
    ['an unknown key', `colour: blue\n${ONE_WATCH}`, 'unknown key colour'],
    ['a misspelt key', `time_zone: UTC\n${ONE_WATCH}`, 'unknown key time_zone: did you mean timezone?'],
    [
      'a misspelt key of a watch',
      watch('id: a', EPOXY, 'titel: A'),
      'watches, 1: unknown key titel: did you mean title?',
    ],
    ['a key that objects have', `__proto__: x\n${ONE_WATCH}`, 'unknown key __proto__'],
    ['a file that is a list', '- a\n', 'expected keys with values'],
    ['a file that is one word', 'hello\n', 'expected keys with values'],
  ])('of %s', (_, text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it('of two watches with one id, each time it comes again', () => {
    const text = `${ONE_WATCH}  - id: other\n${FOLLOW}  - id: platform\n${FOLLOW}  - id: platform\n${FOLLOW}`;
    expect(problems(text)).toEqual([
      'watches, 3, id: two watches have the id platform',
      'watches, 4, id: two watches have the id platform',
    ]);
  });

  it('of all problems at once, each on a line of its own under the name of the file', () => {
    const text =
      'timezone: Mars\nwatchs: x\nwatches:\n  - id: A\n    follow: {}\n    reminders: [x]\n  - follow: { openstack: al }\n';
    expect(() => readSettings(text, 'my.yaml')).toThrow(
      new SettingsError('my.yaml', [
        ZONE,
        `watches, 1, id: ${ID}`,
        'watches, 1, follow: expected at least one product, as in { openstack: supported }',
        `watches, 1, reminders, 1: ${DAYS}`,
        'watches, 2, id: it is missing',
        `watches, 2, follow, openstack: ${RELEASES}`,
        'unknown key watchs: did you mean watches?',
      ]),
    );
    expect(new SettingsError('my.yaml', ['one', 'two']).message).toBe(
      'my.yaml has 2 problems:\n  one\n  two',
    );
    expect(new SettingsError('my.yaml', ['one']).message).toBe('my.yaml: one');
  });

  it('of what he wrote wrong, never what he wrote: settings may hold secrets', () => {
    const text = `timezone: s3cret\nwatches:\n  - id: S3cret!\n    follow: { openstack: s3cret }\n    reminders: [s3cret]\n    title: [s3cret]\n`;
    expect(problems(text).join()).not.toMatch(/s3cret/i);
  });
});

describe('a text that is not settings', () => {
  it.each([
    ['nothing', ''],
    ['empty lines', '\n  \n\n'],
    ['comments only', '# watches:\n  # - id: platform\n\n'],
  ])('of %s is told to be empty', (_, text) => {
    expect(problems(text)).toEqual(['the file is empty']);
  });

  it.each([
    [
      'wrong indentation',
      'watches:\n  - id: a\n   follow: x\n',
      'line 3: not valid YAML: bad indentation of a sequence entry',
    ],
    [
      'a tab',
      'watches:\n\t- id: a\n',
      'line 2: not valid YAML: tab characters must not be used in indentation',
    ],
    ['a key twice', `${ONE_WATCH}watches: []\n`, 'line 4: not valid YAML: duplicated mapping key'],
    ['a bracket that stays open', 'watches: [a\n', /^line 2: not valid YAML: /],
    ['two documents', `${ONE_WATCH}---\n${ONE_WATCH}`, /^not valid YAML: expected a single document/],
    ['code', 'watches: !!js/function "x"\n', /^line 1: not valid YAML: unknown scalar tag/],
    ['a NUL', 'watches:\n  - id: a\0b\n', 'line 2: not valid YAML: null byte is not allowed in input'],
  ])('by %s is told with its line', (_, text, problem) => {
    expect(problems(text)).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)]);
  });

  it('that grows without end by its anchors is refused at once', () => {
    const nine = (name: string): string => `[${Array.from({ length: 9 }, () => `*${name}`).join(', ')}]`;
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const bomb = names
      .map((name, at) => `${name}: &${name} ${at === 0 ? '[x]' : nine(names[at - 1]!)}`)
      .join('\n');
    const before = performance.now();
    expect(problems(`${bomb}\nwatches: *i\n`).length).toBeGreaterThan(0);
    expect(problems(`${bomb}\nj: ${nine('i')}\nk: ${nine('i')}\nl: ${nine('i')}\nm: ${nine('i')}\n`)).toEqual(
      [expect.stringMatching(/not valid YAML: .*alias/i)],
    );
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is told in harmless lines after %s', (_, name) => {
    const key = JSON.stringify(name);
    const text = `${key}: x\nwatches:\n  - id: ${key}\n    ${key}: x\n    follow: { ${key}: maybe }\n`;
    try {
      readSettings(text, `${name}.yaml`);
      expect.unreachable('it should be refused');
    } catch (error) {
      const message = error instanceof SettingsError ? error.message : '';
      const lines = message.split('\n');
      for (const line of lines) expect(line).not.toMatch(HARMFUL);
      expect(lines.every((line, at) => at === 0 || /^ {2}(line \d+|not|watches|unknown)/.test(line))).toBe(
        true,
      );
    }
  });
});

describe('what is followed', () => {
  const CATALOG = catalogWith(
    productWith({
      releases: [
        releaseWith('2025.1', undefined, { key: 'epoxy', name: 'Epoxy' }),
        releaseWith('2026.1', undefined, { name: 'Gazpacho' }),
      ],
    }),
  );

  function unknown(follow: string): readonly string[] {
    const settings = readSettings(`watches:\n  - id: platform\n    follow: ${follow}\n`, 'lastpatch.yaml');
    try {
      checkFollowed(settings, CATALOG, 'lastpatch.yaml');
      return [];
    } catch (error) {
      if (error instanceof SettingsError) return error.problems;
      throw error;
    }
  }

  it.each([
    '{ openstack: all }',
    '{ OpenStack: supported }',
    '{ openstack: [2025.1, epoxy, GAZPACHO, 2025.1.1] }',
  ])('%s is known', (follow) => {
    expect(unknown(follow)).toEqual([]);
  });

  it.each([
    ['{ opnstack: all }', 'watches, platform, follow: unknown product opnstack: did you mean openstack?'],
    ['{ kubernetes: all }', 'watches, platform, follow: unknown product kubernetes'],
    [
      '{ openstack: [epoxi] }',
      'watches, platform, follow, openstack: unknown release epoxi: did you mean Epoxy?',
    ],
    [
      '{ openstack: [2025.10] }',
      'watches, platform, follow, openstack: unknown release 2025.10: did you mean 2025.1?',
    ],
    ['{ openstack: [xx] }', 'watches, platform, follow, openstack: unknown release xx'],
  ])('%s is told to be unknown', (follow, problem) => {
    expect(unknown(follow)).toEqual([problem]);
  });

  it('is told of every watch, product and release at once', () => {
    const text =
      'watches:\n  - id: a\n    follow: { opnstack: all, openstack: [x, epoxy, y] }\n  - id: b\n    follow: { debian: all }\n';
    const settings = readSettings(text, 'lastpatch.yaml');
    expect(() => {
      checkFollowed(settings, CATALOG, 'lastpatch.yaml');
    }).toThrow(/4 problems/);
  });
});

import { readSettings, readSubscribers } from '@lastpatch/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import type { Answers } from './answers.ts';
import { NO_ANSWERS } from './questions.ts';
import { settingsText, watchesOf } from './settings-text.ts';
import { subscribersText } from './subscribers-text.ts';

const MOST = 100;

const names = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom(...Object.values(HOSTILE_NAMES)),
    fc.constantFrom(
      'a: b',
      '- a',
      'a\nwatches: []',
      '"',
      "'",
      '# a',
      '[a',
      '{a',
      '*a',
      '&a',
      '!a',
      '2025.1',
      'yes',
      '~',
    ),
  )
  .map((name) => name.slice(0, MOST))
  .filter((name) => name !== '' && name !== '__proto__');

const endpoints = fc.oneof(
  fc
    .string({ unit: 'grapheme' })
    .map((path) => `https://hooks.example.org/${path.replace(/[\s#\\]/g, '')}`)
    .map((endpoint) => ({ protocol: 'https', endpoint })),
  fc
    .stringMatching(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,20}$/)
    .map((local) => ({ protocol: 'email', endpoint: `${local}@example.org` })),
);

const answers: fc.Arbitrary<Answers> = fc.record({
  runs: fc.uniqueArray(fc.record({ name: names, version: names }), {
    maxLength: 5,
    selector: ({ name, version }) => JSON.stringify([name.toLowerCase(), version]),
  }),
  follow: fc.uniqueArray(names, { maxLength: 5 }),
  tell: fc.uniqueArray(endpoints, { maxLength: 5, selector: ({ endpoint }) => endpoint.toLowerCase() }),
  smtp: fc.constant(null),
  reminders: fc.uniqueArray(fc.integer({ min: 1, max: 3650 }).map(String), { maxLength: 5 }),
  timezone: fc.constantFrom('UTC', 'Europe/Berlin', 'Etc/GMT+1'),
});

describe('the first files', () => {
  it('say what was answered and nothing else, whatever that is', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { settings } = readSettings(settingsText(given), 'lastpatch.yaml');
        const { fleet, watches, timezone } = settings;
        expect(timezone).toBe(given.timezone);
        expect(fleet?.environments.flatMap(({ runs }) => runs) ?? []).toEqual(given.runs);
        const isEmpty = given.runs.length + given.follow.length === 0;
        const followed = isEmpty ? ['openstack'] : given.follow;
        expect(watches.flatMap(({ follow }) => follow.map(({ product }) => product)).sort()).toEqual(
          [...followed].sort(),
        );
        expect(watches.some(({ running }) => running !== undefined)).toBe(given.runs.length > 0);
        for (const { reminders } of watches)
          expect(reminders.map(String).sort()).toEqual([...given.reminders].sort());
      }),
    );
  });

  it('name who is told for each watch, whatever their addresses', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const text = subscribersText(given);
        if (text === undefined) {
          expect(given.tell).toEqual([]);
          return;
        }
        const { watches, operators } = readSubscribers(text, 'subscribers.yaml', {
          watches: watchesOf(given),
        });
        expect([...watches.keys()]).toEqual(watchesOf(given));
        for (const list of watches.values()) {
          expect(list.map(({ protocol, endpoint }) => ({ protocol, endpoint }))).toEqual(given.tell);
        }
        expect(operators).toEqual([]);
      }),
    );
  });
});

/** The text with its samples, which are comments, made part of it. */
function withSamples(text: string): string {
  return text.replace(/^(\s*)# (?=\s*(?:- )?[a-z][A-Za-z]*:(?:\s|$))/gm, '$1');
}

describe('what can be added', () => {
  it.each<[string, Partial<Answers>]>([
    ['when nothing was answered', {}],
    ['when something runs', { runs: [{ name: 'openstack', version: '2025.1' }] }],
  ])('is good as it stands there, %s', (_, given) => {
    const { settings } = readSettings(
      withSamples(settingsText({ ...NO_ANSWERS, ...given })),
      'lastpatch.yaml',
    );
    expect(settings.watches.map(({ id }) => id)).toEqual(['platform', 'management']);
    expect(settings.fleet?.environments).toHaveLength(1);
    expect(settings.heartbeat).toEqual({ env: 'LASTPATCH_HEARTBEAT_URL' });
    expect(settings.pages).toMatchObject({ public: 'public', private: 'private' });
  });

  it('is good in the file of subscribers too', () => {
    const given = { ...NO_ANSWERS, tell: [{ protocol: 'email', endpoint: 'ops@example.org' }] };
    const read = readSubscribers(withSamples(subscribersText(given) ?? ''), 'subscribers.yaml', {
      watches: ['platform'],
    });
    expect(read.watches.get('platform')).toHaveLength(2);
    expect(read.operators).toHaveLength(1);
  });
});

describe('a command that is told', () => {
  it('is written as its words, which no shell reads', () => {
    const tell = [{ protocol: 'command', endpoint: '/usr/local/bin/page --from "a; b"' }];
    expect(subscribersText({ ...NO_ANSWERS, tell })).toContain(
      String.raw`    - command: ["/usr/local/bin/page", "--from", "\"a;", "b\""]`,
    );
  });
});

import { readFileSync } from 'node:fs';
import { BASES, calendarDate, MILESTONE_KINDS, NOTICE_KINDS, PHASES } from '@lastpatch/release-model';
import { LOCALES } from '@lastpatch/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import {
  CARACAL_MOVED,
  DOCUMENTED_LETTER,
  factOf,
  letterOf,
  noticeOf,
  standingOf,
  STANDINGS,
  TO_EPOXY,
  TO_GAZPACHO,
} from '../../testing/sample-letters.ts';
import { reasonOf } from '../daily-check/ack.ts';
import {
  deadlineOf,
  EVERY_KIND,
  PAST_END,
  pastEndOf,
  SAMPLE_LETTERS,
  started,
} from '../../testing/fleet-letters.ts';
import { ARCHIVE_ENDS, ARCHIVE_STANDING, CARACAL_GIVES_WAY } from '../../testing/vendor-letters.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { LETTER_KINDS, type Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { TEST_KIND, testMessage } from '../subscribers/test-message.ts';
import { letterJson, type LetterJson } from './letter-json.ts';

const TODAY = calendarDate('2026-09-02');
const docs = new URL('../../../../docs/', import.meta.url);

/** The part of JSON Schema that docs/letter.schema.json uses; a keyword that is not known here fails the test. */
interface Schema {
  readonly $schema?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
}

const KNOWN = new Set([
  ...['$schema', '$defs', '$ref', 'title', 'description', 'type', 'const', 'enum', 'anyOf', 'properties'],
  ...['required', 'additionalProperties', 'items', 'pattern', 'minLength', 'maxLength', 'minimum'],
]);

const schema = JSON.parse(readFileSync(new URL('letter.schema.json', docs), 'utf8')) as Schema;

/** What is wrong with a value by a schema, each with its place. */
function problems(value: unknown, by: Schema, place = '$'): string[] {
  const unknown = Object.keys(by).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) return [`${place}: the schema uses ${unknown.join(', ')}`];
  const found: string[] = [];
  const check = (holds: boolean, problem: string): void => {
    if (!holds) found.push(`${place}: ${problem}`);
  };
  if (by.$ref !== undefined) {
    const definition = schema.$defs?.[by.$ref.replace('#/$defs/', '')];
    return definition ? problems(value, definition, place) : [`${place}: ${by.$ref} is nowhere`];
  }
  if (by.anyOf) {
    check(
      by.anyOf.some((option) => problems(value, option, place).length === 0),
      `${JSON.stringify(value)} is none of the options`,
    );
  }
  if (by.type !== undefined) {
    check([by.type].flat().includes(typeOf(value)) || isIntegerOf(value, by), `is ${typeOf(value)}`);
  }
  if ('const' in by) check(value === by.const, `is ${JSON.stringify(value)}`);
  if (by.enum) check(by.enum.includes(value), `is ${JSON.stringify(value)}`);
  if (typeof value === 'string') {
    check(
      new RegExp(by.pattern ?? '', 'u').test(value),
      `${JSON.stringify(value)} is not ${by.pattern ?? ''}`,
    );
    check(value.length >= (by.minLength ?? 0), 'is too short');
    check(value.length <= (by.maxLength ?? Infinity), 'is too long');
  }
  if (typeof value === 'number') check(value >= (by.minimum ?? -Infinity), 'is too low');
  if (Array.isArray(value) && by.items) {
    for (const [index, item] of value.entries())
      found.push(...problems(item, by.items, `${place}[${index}]`));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const properties = by.properties ?? {};
    for (const name of by.required ?? []) check(name in value, `${name} is missing`);
    for (const [name, part] of Object.entries(value)) {
      const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (own) found.push(...problems(part, own, `${place}.${name}`));
      else check(by.additionalProperties !== false, `${name} is not described`);
    }
  }
  return found;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function isIntegerOf(value: unknown, { type }: Schema): boolean {
  return Number.isInteger(value) && [type].flat().includes('integer');
}

function parsed(letter: Letter, today = TODAY): Record<string, unknown> {
  return JSON.parse(letterJson(letter, today)) as Record<string, unknown>;
}

describe('a letter for machines', () => {
  it.each(Object.entries(SAMPLE_LETTERS))('is as its schema says: %s', (_, letter) => {
    expect(problems(parsed(letter), schema)).toEqual([]);
  });

  it('holds every notice and every standing', () => {
    const { notices, standings } = parsed(letterOf({ notices: EVERY_KIND, standings: STANDINGS })) as {
      notices: Notice[];
      standings: unknown[];
    };
    expect(notices.map(({ id }) => id)).toEqual(EVERY_KIND.map(({ id }) => id));
    expect(standings).toHaveLength(STANDINGS.length);
  });

  it('says all that is known of a notice', () => {
    const [notice] = parsed(letterOf({ notices: [CARACAL_MOVED] }), calendarDate('2025-08-22'))[
      'notices'
    ] as unknown[];
    expect(notice).toEqual({
      id: 'moved/openstack/caracal/phase=unmaintained/date=2025-10-24/2',
      kind: 'moved',
      headline: 'OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)',
      on: '2025-08-22',
      product: 'openstack',
      productTitle: 'OpenStack',
      release: '2024.1',
      releaseTitle: '2024.1 Caracal',
      phase: 'unmaintained',
      date: '2025-10-24',
      was: '2025-10-03',
      daysLeft: 63,
      basis: 'scheduled',
      cause: 'source',
      step: null,
      environment: null,
      runsIn: [],
      runsInMore: 0,
      project: null,
      version: null,
      milestone: null,
      next: null,
      standsFor: [],
      hops: [
        {
          releaseTitle: '2025.1 Epoxy',
          kind: 'slurp',
          supportEnds: '2026-10-02',
          vendor: null,
          startBy: null,
        },
      ],
      overlays: null,
      decidedBy: null,
      link: 'https://releases.openstack.org/caracal/',
      evidence: 'next-phase',
      asOf: '2025-08-22',
      listings: null,
    });
  });

  it("says whose dates they are, where they are a vendor's, and which vendor decides", () => {
    const letter = letterOf({ notices: [ARCHIVE_ENDS, CARACAL_GIVES_WAY], standings: [ARCHIVE_STANDING] });
    const openstack = { product: 'openstack', productTitle: 'OpenStack' };
    expect(parsed(letter)).toMatchObject({
      notices: [
        { product: 'ubuntu-cloud-archive', overlays: openstack, hops: [{ vendor: 'Ubuntu Cloud Archive' }] },
        { decidedBy: { title: 'Ubuntu Cloud Archive', supportEnds: '2029-05-01' } },
      ],
      standings: [{ product: 'ubuntu-cloud-archive', overlays: openstack }],
    });
  });

  it('says of a deadline which environment it is of, and by when each hop is to be begun', () => {
    const hops = started([TO_EPOXY, TO_GAZPACHO], calendarDate('2026-10-02'), 60);
    expect(parsed(letterOf({ notices: [deadlineOf('region-one', { hops })] }))['notices']).toMatchObject([
      {
        kind: 'deadline',
        headline: 'region-one: 30 days until end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026',
        environment: 'region-one',
        runsIn: [],
        runsInMore: 0,
        step: 30,
        daysLeft: 30,
        hops: [{ startBy: '2026-06-04' }, { startBy: '2026-08-03' }],
      },
    ]);
  });

  it.each([
    [0, 0, 0],
    [1, 1, 0],
    [50, 50, 0],
    [51, 50, 1],
    [10_000, 50, 9950],
  ])('of %i environments that run a release names %i, and counts %i more', (all, named, more) => {
    const runsIn = Array.from({ length: all }, (_, index) => `region-${index}`);
    const letter = letterOf({ notices: [{ ...CARACAL_MOVED, runsIn }] });
    expect(parsed(letter)['notices']).toMatchObject([
      { environment: null, runsIn: runsIn.slice(0, named), runsInMore: more },
    ]);
    expect(problems(parsed(letter), schema)).toEqual([]);
  });

  it('counts the environments that a notice does not name with those that it has no room for', () => {
    const runsIn = Array.from({ length: 51 }, (_, index) => `region-${index}`);
    const letter = letterOf({ notices: [{ ...CARACAL_MOVED, runsIn, runsInMore: 40 }] });
    expect(parsed(letter)['notices']).toMatchObject([{ runsIn: runsIn.slice(0, 50), runsInMore: 41 }]);
  });

  it('says what is run past its end, and what of that is muted', () => {
    const pastEnd = [...PAST_END.slice(0, 2), pastEndOf('old', { since: null, project: 'venus' })];
    expect(parsed(letterOf({ kind: 'digest', pastEnd }))['pastEnd']).toEqual([
      {
        environment: 'lab',
        product: 'openstack',
        productTitle: 'OpenStack',
        release: '2023.1',
        releaseTitle: '2023.1 Antelope',
        link: 'https://releases.openstack.org/antelope/',
        project: null,
        since: '2024-12-14',
        muted: { until: '2027-03-01', why: 'is replaced in spring' },
        overlays: null,
      },
      expect.objectContaining({ environment: 'region-two', since: '2025-11-07', muted: null }),
      expect.objectContaining({ environment: 'old', project: 'venus', since: null, muted: null }),
    ]);
    const unsaid = pastEndOf('lab', { muted: { until: TODAY, why: '' } });
    expect(parsed(letterOf({ kind: 'digest', pastEnd: [unsaid] }))).toMatchObject({
      pastEnd: [{ muted: { until: TODAY, why: 'no reason given' } }],
    });
    expect(parsed(letterOf())['pastEnd']).toEqual([]);
  });

  it.each([
    [factOf({ kind: 'announced', listings: 2 }), 2],
    [factOf({ kind: 'announced', listings: 1 }), 1],
    // A letter that an earlier version made does not know.
    [factOf({ kind: 'announced' }), null],
  ])('says how often a release that is announced was listed', (notice, listings) => {
    const letter = letterOf({ notices: [notice] });
    expect(parsed(letter)).toMatchObject({ notices: [{ listings }] });
    expect(problems(parsed(letter), schema)).toEqual([]);
  });

  it.each([
    ['2026-09-02', 30],
    ['2026-10-01', 1],
    ['2026-10-02', 0],
    ['2026-10-03', -1],
  ])('counts the days from the day of sending: on %s %i', (today, daysLeft) => {
    expect(parsed(letterOf(), calendarDate(today))).toMatchObject({ today, notices: [{ daysLeft }] });
  });

  it.each([
    ['news with a digest', null, [false, false, false, false]],
    ['a welcome', null, [true, true, true, true]],
    ['a welcome to what is new', 'openstack (all releases)', [true, true, true, true]],
    ['news with what is new', 'openstack (all releases)', [true, true, true, true]],
    ['news with a digest in which something is new', 'openstack 2023.2', [true, false, false, false]],
  ])('says what is followed from it on: %s', (name, alsoFollows, areNew) => {
    expect(parsed(SAMPLE_LETTERS[name]!)).toMatchObject({
      alsoFollows,
      standings: areNew.map((isNew) => ({ isNew })),
    });
  });

  it('of a part says which', () => {
    expect(parsed(letterOf({ part: { number: 2, of: 3 } }))['part']).toEqual({ number: 2, of: 3 });
    expect(parsed(letterOf())['part']).toBeNull();
  });

  it.each(Object.entries(HOSTILE_NAMES))('keeps %s exactly, and shows nothing harmful', (_, name) => {
    const notice = noticeOf({
      productTitle: name,
      releaseTitle: name,
      release: name,
      project: name,
      version: name,
      link: name,
      evidence: name,
      environment: name,
      runsIn: [name],
    });
    const letter = letterOf({
      pastEnd: [pastEndOf(name, { muted: { until: TODAY, why: name } })],
      watchTitle: name,
      follows: name,
      notices: [notice],
      standings: [standingOf({ releaseTitle: name, link: name })],
      sources: [{ title: name, asOf: TODAY }],
    });
    const json = letterJson(letter, TODAY);
    expect(json).not.toMatch(HARMFUL);
    const read = JSON.parse(json) as { notices: Notice[]; sources: { title: string }[] };
    expect(problems(read, schema)).toEqual([]);
    expect(read.notices[0]).toMatchObject({ productTitle: name, project: name, link: name });
    expect(read.notices[0]).toMatchObject({ environment: name, runsIn: [name] });
    expect(read).toMatchObject({ pastEnd: [{ environment: name, muted: { why: reasonOf({ why: name }) } }] });
    expect(read.sources).toEqual([{ title: name, asOf: TODAY }]);
  });

  it('keeps any name exactly, and shows nothing harmful', () => {
    fc.assert(
      fc.property(anyTexts(), (name) => {
        const json = letterJson(letterOf({ notices: [noticeOf({ releaseTitle: name })] }), TODAY);
        expect(json).not.toMatch(HARMFUL);
        expect(JSON.parse(json)).toMatchObject({ notices: [{ releaseTitle: name }] });
      }),
    );
  });
});

describe('the schema of letters', () => {
  it.each(['letters', 'urgent'] as const)('holds for a test too: %s', (kind) => {
    const { json } = testMessage({ watch: watchOf(), kind, today: TODAY, stamp: '20260902T060000Z' });
    expect(problems(JSON.parse(json), schema)).toEqual([]);
  });

  it.each(Object.entries(SAMPLE_LETTERS))('holds in Korean, of which only words differ: %s', (_, letter) => {
    const [english, korean] = [parsed(letter), parsed({ ...letter, locale: 'ko' })] as unknown as [
      LetterJson,
      LetterJson,
    ];
    expect(problems(korean, schema)).toEqual([]);
    const withoutWords = (json: LetterJson): object => ({
      ...json,
      locale: null,
      subject: null,
      notices: json.notices.map((notice) => ({ ...notice, headline: null })),
    });
    expect(korean.locale).toBe('ko');
    expect(withoutWords(korean)).toEqual(withoutWords(english));
    for (const { headline } of korean.notices) expect(headline).toMatch(/[가-힣]/);
  });

  it('knows every word that the model knows', () => {
    const definitions = schema.$defs ?? {};
    expect(schema.properties?.['locale']?.enum).toEqual(LOCALES);
    expect(definitions['phase']?.enum).toEqual(PHASES);
    expect(definitions['basis']?.enum).toEqual(BASES);
    expect(definitions['kind']?.enum).toEqual(NOTICE_KINDS);
    expect(schema.properties?.['kind']?.enum).toEqual([...LETTER_KINDS, TEST_KIND]);
    const milestone = definitions['notice']?.properties?.['milestone']?.anyOf?.[0];
    expect(milestone?.properties?.['kind']?.enum).toEqual(MILESTONE_KINDS);
  });

  it('is closed, and wants every field that it describes', () => {
    const objects: Schema[] = [];
    const walk = (part: Schema): void => {
      if (part.properties) objects.push(part);
      for (const inner of [
        ...Object.values(part.properties ?? {}),
        ...Object.values(part.$defs ?? {}),
        ...(part.anyOf ?? []),
        ...(part.items ? [part.items] : []),
      ]) {
        walk(inner);
      }
    };
    walk(schema);
    expect(objects.length).toBeGreaterThan(7);
    for (const { properties = {}, required, additionalProperties } of objects) {
      expect(additionalProperties).toBe(false);
      expect(required).toEqual(Object.keys(properties));
    }
  });

  it.each([
    ['a field is missing', { follows: undefined }],
    ['a field is not described', { extra: 1 }],
    ['a date is none', { on: '2 October 2026' }],
    ['a number is a text', { revision: '2' }],
    ['a number is no whole one', { revision: 1.5 }],
    ['a word is not known', { kind: 'deadline' }],
    ['a subject is too long', { subject: 'x'.repeat(100) }],
    ['a subject is more than one line', { subject: 'a\nb' }],
    ['the language is not known', { locale: 'xx' }],
    ['a part is half', { part: { number: 1 } }],
    ['a notice is none', { notices: [{}] }],
  ])('refuses a letter of which %s', (_, change) => {
    const broken = JSON.parse(JSON.stringify({ ...parsed(letterOf()), ...change })) as unknown;
    expect(problems(broken, schema)).not.toEqual([]);
  });
});

describe('docs/letters.md', () => {
  it('shows a letter as it is, by the schema', () => {
    const page = readFileSync(new URL('letters.md', docs), 'utf8');
    const sample = /```json\n(.*?)\n```/s.exec(page)?.[1] ?? '';
    const shown: unknown = JSON.parse(sample);
    expect(problems(shown, schema)).toEqual([]);
    expect(shown).toEqual(parsed(DOCUMENTED_LETTER, DOCUMENTED_LETTER.on));
  });
});

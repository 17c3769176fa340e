import { calendarDate } from '@lastpatch/release-model';
import { anyText } from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactIdentity, noticeId } from './notice-id.ts';

const MOVED: FactIdentity = {
  kind: 'moved',
  product: 'openstack',
  release: 'epoxy',
  phase: 'unmaintained',
  date: calendarDate('2026-10-16'),
  ordinal: 2,
};

describe('the id of a fact', () => {
  it.each<[string, FactIdentity, string]>([
    ['a date', MOVED, 'moved/openstack/epoxy/phase=unmaintained/date=2026-10-16/2'],
    [
      'a reminder',
      { ...MOVED, kind: 'reminder', step: 30, ordinal: 1 },
      'reminder/openstack/epoxy/phase=unmaintained/date=2026-10-16/step=30/1',
    ],
    [
      'a reminder of the day itself',
      { ...MOVED, kind: 'reminder', step: 0, ordinal: 1 },
      'reminder/openstack/epoxy/phase=unmaintained/date=2026-10-16/step=0/1',
    ],
    [
      'a word without a day',
      { ...MOVED, kind: 'entered', date: null, ordinal: 1 },
      'entered/openstack/epoxy/phase=unmaintained/1',
    ],
    [
      'a version',
      {
        kind: 'version',
        product: 'openstack',
        release: 'epoxy',
        project: 'nova',
        version: '31.0.0',
        ordinal: 1,
      },
      'version/openstack/epoxy/project=nova/version=31.0.0/1',
    ],
    [
      'what belongs to no release',
      {
        kind: 'version',
        product: 'openstack',
        release: null,
        project: 'gnocchi',
        version: '4.4.0',
        ordinal: 1,
      },
      'version/openstack//project=gnocchi/version=4.4.0/1',
    ],
    [
      'a milestone',
      {
        kind: 'milestone',
        product: 'openstack',
        release: 'gazpacho',
        milestone: 'ff',
        date: calendarDate('2026-02-23'),
        ordinal: 1,
      },
      'milestone/openstack/gazpacho/milestone=ff/date=2026-02-23/1',
    ],
    [
      'an announcement',
      { kind: 'announced', product: 'ubuntu', release: '24.04', ordinal: 2 },
      'announced/ubuntu/24.04/2',
    ],
  ])('names what it is made of: %s', (_, fact, id) => {
    expect(noticeId(fact)).toBe(id);
  });

  it.each([
    ['kind', { kind: 'scheduled' }],
    ['product', { product: 'ubuntu' }],
    ['release', { release: 'caracal' }],
    ['no release', { release: null }],
    ['project', { project: 'nova' }],
    ['version', { version: '1.0' }],
    ['milestone', { milestone: 'ff' }],
    ['phase', { phase: 'end-of-life' }],
    ['no phase', { phase: null }],
    ['date', { date: calendarDate('2026-10-17') }],
    ['no date', { date: null }],
    ['step', { step: 7 }],
    ['step of 0 days', { step: 0 }],
    ['ordinal', { ordinal: 3 }],
  ] as const)('is another for another %s', (_, part) => {
    expect(noticeId({ ...MOVED, ...part })).not.toBe(noticeId(MOVED));
  });

  it('is the same in whatever order its parts were set, and with parts that are not there', () => {
    const turned = Object.fromEntries(Object.entries(MOVED).toReversed()) as unknown as FactIdentity;
    expect(noticeId(turned)).toBe(noticeId(MOVED));
    const bare = { kind: 'retired', product: 'openstack', release: 'epoxy', ordinal: 1 } as const;
    expect(noticeId({ ...bare, phase: null, date: null })).toBe(noticeId(bare));
  });

  it.each(['a/b', 'a b', 'a=b', 'a\nb', 'ä', '%2F', '"', '\u202e', '../..'])(
    'is one word of plain characters whatever upstream calls things: %j',
    (name) => {
      const id = noticeId({ ...MOVED, product: name, release: name, project: name, version: name });
      expect(id).toMatch(/^[\w.~!*'()%=/-]+$/);
      expect(id.split('/')).toHaveLength(8);
    },
  );

  it('can be made of half a character', () => {
    expect(noticeId({ ...MOVED, project: 'nova\ud800' })).toContain('project=nova%EF%BF%BD/');
  });

  it('is of one fact only, whatever names upstream chooses', () => {
    const name = anyText().filter((text) => text.isWellFormed());
    const facts = fc.record({
      kind: fc.constantFrom('version', 'retired'),
      product: name,
      release: fc.option(name.filter((text) => text !== '')),
      project: name,
      version: name,
      ordinal: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const isSame = JSON.stringify(a) === JSON.stringify(b);
        expect(noticeId(a) === noticeId(b)).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });
});

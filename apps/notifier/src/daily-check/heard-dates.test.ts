import { calendarDate, type Catalog, type PhaseStart, type Release } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  historyWith,
  knownBy,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { factOf } from '../../testing/sample-letters.ts';
import { withHeardDates } from './heard-dates.ts';
import type { Notice } from './notice.ts';

const day = calendarDate;
const KEYS = { product: 'openstack', release: 'epoxy' };
const OLD = '2026-10-02';
const NEW = '2026-09-20';

type History = Parameters<typeof historyWith>[0];

function known(starts: readonly PhaseStart[], history: History = {}): Release {
  return releaseWith('2025.1', starts, { key: 'epoxy', history: historyWith(history) });
}

function catalogOf(...releases: readonly Release[]): Catalog {
  return catalogWith(productWith({ releases }));
}

/** What people last heard of, where it is not what is known: once Epoxy was this and is that, and these notices are told. */
function heard(before: Release | undefined, now: Release, notices: readonly Notice[] = []): unknown {
  const previous = before ? catalogOf(before) : catalogOf();
  const [product] = withHeardDates(catalogOf(now), { previous, notices }).products;
  return product?.releases[0]?.history?.lastHeard;
}

const ends = (date: string | null): PhaseStart[] => [scheduled('unmaintained', date)];
const told = (parts: Partial<Omit<Notice, 'step'>>): Notice =>
  factOf({ kind: 'due', keys: KEYS, date: day(NEW), ...parts });

describe('the date that people last heard of', () => {
  it('is the earlier one of a correction that nobody is told', () => {
    expect(heard(known(ends(OLD)), known(ends(NEW)))).toEqual({ unmaintained: OLD });
  });

  it.each([
    ['due', told({})],
    ['moved', told({ kind: 'moved', was: day(OLD) })],
    [
      'what is valid after a withdrawal',
      told({ kind: 'withdrawn', date: null, next: { phase: 'unmaintained', date: day(NEW) } }),
    ],
  ])('is the new one when that is told: as %s', (_, notice) => {
    expect(heard(known(ends(OLD)), known(ends(NEW)), [notice])).toEqual({});
  });

  it.each([
    ['another date', { date: day('2026-09-21') }],
    ['no date', { date: null }],
    ['another phase', { phase: 'end-of-life' }],
    ['another release', { keys: { ...KEYS, release: 'caracal' } }],
    ['another product', { keys: { ...KEYS, product: 'ubuntu' } }],
    ['a project', { project: 'nova' }],
  ] as const)('is not told by a notice of %s', (_, parts) => {
    expect(heard(known(ends(OLD)), known(ends(NEW)), [told(parts)])).toEqual({ unmaintained: OLD });
  });

  it('stays through further corrections, and while nothing changes', () => {
    const corrected = known(ends(NEW), { lastHeard: { unmaintained: day(OLD) } });
    expect(heard(corrected, corrected)).toEqual({ unmaintained: OLD });
    expect(heard(corrected, known(ends('2026-08-01')))).toEqual({ unmaintained: OLD });
  });

  it('is known again when it is corrected back, told late, or gone', () => {
    const corrected = known(ends(NEW), { lastHeard: { unmaintained: day(OLD) } });
    const carried = corrected.history;
    expect(heard(corrected, known(ends(OLD), carried))).toEqual({});
    expect(heard(corrected, corrected, [told({})])).toEqual({});
    expect(heard(corrected, known(ends(null), carried))).toEqual({});
    expect(heard(corrected, known([knownBy('unmaintained', NEW)], carried))).toEqual({});
    expect(heard(corrected, known([declared('maintained', '2025-04-02')], carried))).toEqual({});
  });

  it('is the first that there is', () => {
    expect(heard(known(ends(null)), known(ends(NEW)))).toEqual({});
    expect(heard(undefined, known(ends(NEW)))).toEqual({});
  });

  it('is what a release that is listed anew is told with, and of no matter once it is gone', () => {
    const history = { lastHeard: { unmaintained: day(OLD) }, missingSince: day('2026-10-10') };
    const gone = known(ends(OLD), { ...history, isGone: true });
    expect(heard(gone, known(ends(NEW), { listings: 2 }))).toEqual({});
    expect(heard(known(ends(NEW), history), { ...gone, windows: known(ends(NEW)).windows })).toEqual({});
  });

  it('is kept for each phase by itself, and changes nothing else', () => {
    const before = known([scheduled('extended', '2026-01-01'), scheduled('unmaintained', OLD)]);
    const now = known([scheduled('extended', '2026-01-02'), scheduled('unmaintained', OLD)]);
    expect(heard(before, now)).toEqual({ extended: '2026-01-01' });
    const current = catalogWith(productWith({ releases: [now] }), productWith({ key: 'x', name: 'x' }));
    const after = withHeardDates(current, { previous: catalogOf(before), notices: [] });
    const history = { ...now.history, lastHeard: { extended: '2026-01-01' } };
    expect(after.products).toEqual([
      { ...current.products[0], releases: [{ ...now, history }] },
      current.products[1],
    ]);
  });

  it('is not asked of a release that no reading has merged', () => {
    const release = releaseWith('2025.1', ends(NEW), { key: 'epoxy' });
    expect(
      withHeardDates(catalogOf(release), { previous: catalogOf(known(ends(OLD))), notices: [] }),
    ).toEqual(catalogOf(release));
  });
});

import fc from 'fast-check';
import {
  type CalendarDate,
  type PhaseStart,
  type Product,
  type Release,
  type Source,
  SOURCES,
  supportWindows,
} from '../src/index.ts';
import { phaseStarts, projects } from './arbitraries.ts';
import { dayNumber, dayOfNumber } from './day-numbers.ts';

/**
 * What successive readings of one product say, each of a later day than the one before: releases, words, dates and projects
 * come, change, go and come back, and some dates cannot be read. Each reading holds every invariant of a catalog.
 */
export function readings(sources: readonly Source[] = SOURCES): fc.Arbitrary<Product[]> {
  const life = phaseStarts({ begins: { min: '2023-01-01', max: '2024-06-30' } });
  const lives = fc.array(fc.record({ starts: life, begun: fc.nat(7) }), { minLength: 1, maxLength: 3 });
  const gaps = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 300 }));
  const dice = fc.array(fc.nat(7), { minLength: 7, maxLength: 7 });
  const days = fc.array(fc.record({ gap: gaps, dice }), { minLength: 1, maxLength: 8 });
  const entries = fc.array(projects(['a', 'b'], fc.constant('nova')), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(fc.constantFrom(...sources), lives, lives, entries, days)
    .map(([from, a, b, nova, steps]) => {
      let today = dayNumber('2024-01-01');
      return steps.map(({ gap, dice: thrown }): Product => {
        const asOf = dayOfNumber((today += gap));
        const found = [a, b].flatMap((pool, index): Release[] => {
          const { starts, begun } = pool[(thrown[index] ?? 0) % pool.length] ?? { starts: [], begun: 0 };
          const key = 'ab'.charAt(index);
          const garbled = starts[((thrown[6] ?? 0) + index) * 2];
          const read = starts.map((start) => (start === garbled ? { ...start, from: null } : start));
          const windows = supportWindows(read.map((start, at) => saidOn(start, from, asOf, at < begun)));
          const unread = garbled === undefined ? {} : { unread: [garbled.phase] };
          return thrown[index + 2] === 0 ? [] : [{ ...RELEASE, key, id: `${key}.1`, windows, ...unread }];
        });
        const keys: readonly (string | null)[] = [null, ...found.map(({ key }) => key)];
        const own = nova[(thrown[4] ?? 0) % nova.length];
        const rows = own && thrown[5] !== 0 ? [{ ...own, incubatedSince: null, integratedSince: null }] : [];
        const listed = rows.map((row) => ({
          ...row,
          releases: row.releases.filter(({ release }) => keys.includes(release)),
        }));
        return { ...PRODUCT, source: from, asOf, releases: found, projects: listed };
      });
    });
}

const RELEASE = { name: null, aliases: [], slurp: false, link: null };
const PRODUCT = { key: 'product', name: 'product', title: 'Product', aliases: [], milestones: [] };

/** As a source says it on a day: OpenStack that a phase has begun, the others the day of it, which comes by itself. */
function saidOn(start: PhaseStart, source: Source, asOf: CalendarDate, isBegun: boolean): PhaseStart {
  const { phase, from } = start;
  const hasBegun = source === 'openstack' || from === null ? isBegun : from <= asOf;
  if (!hasBegun) return { phase, from, basis: 'scheduled' };
  return { phase, from, basis: 'declared', ...(from === null ? { known: asOf } : {}) };
}

import fc from 'fast-check';
import { addDays, calendarDate, type CalendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { expect, it } from 'vitest';
import { type DeadlineTeam, environmentOf, lettersBetween } from '../../testing/deadline-days.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import type { Notice } from './notice.ts';

const FIRST = calendarDate('2026-08-01');
const DAYS = 120;
const STEPS = [60, 30, 7, 1];
const ENDS = { '2024.2': '2026-09-10', '2025.1': '2026-10-02', '2025.2': '2026-11-20' } as const;
const RELEASES = Object.keys(ENDS) as (keyof typeof ENDS)[];

function read(asOf: CalendarDate): Catalog {
  const releases = RELEASES.map((id) =>
    releaseWith(id, [declared('maintained', '2024-10-02'), scheduled('unmaintained', ENDS[id])]),
  );
  return catalogWith(productWith({ asOf, releases }));
}

const dayOf = (index: number): CalendarDate => addDays(FIRST, index);
const days = fc.nat({ max: DAYS }).map(dayOf);
const name = fc.constantFrom('a', 'b', 'Region-One', 'region two');

const teams: fc.Arbitrary<DeadlineTeam> = fc
  .record({
    environments: fc.uniqueArray(
      fc.tuple(name, fc.uniqueArray(fc.constantFrom(...RELEASES), { minLength: 1 })),
      { selector: ([own]) => own },
    ),
    acks: fc.array(
      fc.record({
        environment: name.map((own) => own.toLowerCase()),
        product: fc.constant('openstack'),
        release: fc.constantFrom(...RELEASES),
        until: days,
        why: fc.constant('because'),
        at: fc.constant(0),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ environments, acks }) => ({
    watches: [watchOf({ follow: { openstack: 'all' }, reminders: STEPS, digest: 'off' })],
    environments: environments.map(([own, releases]) => environmentOf(own, ...releases)),
    acks: acks.filter(
      (ack, index) =>
        acks.findLastIndex(
          ({ environment, release }) => environment === ack.environment && release === ack.release,
        ) === index,
    ),
    read,
  }));

/** Days on which it runs: the first, the last, and some between. */
const runs = fc
  .uniqueArray(fc.integer({ min: 1, max: DAYS - 1 }))
  .map((between) => [0, ...between.sort((a, b) => a - b), DAYS].map(dayOf));

function toldIn(
  team: DeadlineTeam,
  on: readonly CalendarDate[],
): { readonly today: CalendarDate; readonly notice: Notice }[] {
  return on.slice(1).flatMap((today, index) =>
    lettersBetween(team, on[index] ?? FIRST, today)
      .flatMap(({ notices }) => notices)
      .map((notice) => ({ today, notice })),
  );
}

const everyDay = Array.from({ length: DAYS + 1 }, (_, index) => dayOf(index));

it('no deadline is told twice, on whatever days it runs', () => {
  fc.assert(
    fc.property(teams, runs, (team, on) => {
      const ids = toldIn(team, on).map(({ notice }) => notice.id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

it('what is muted is told by no run before the day on which that ends', () => {
  fc.assert(
    fc.property(teams, runs, (team, on) => {
      for (const { today, notice } of toldIn(team, on)) {
        const mute = team.acks?.find(
          ({ environment, release }) =>
            environment === notice.environment?.toLowerCase() && release === notice.release,
        );
        if (notice.kind === 'deadline' && mute) expect(today >= mute.until).toBe(true);
      }
    }),
  );
});

it('run each day, every environment hears each step of each of its releases, and no reminder besides', () => {
  fc.assert(
    fc.property(teams, (team) => {
      const told = toldIn({ ...team, acks: [] }, everyDay).map(({ notice }) => notice);
      const heard = told
        .filter(({ kind }) => kind === 'deadline')
        .map(({ environment, release, step }) => `${environment ?? ''} ${release ?? ''} ${step ?? ''}`);
      const due = team.environments.flatMap(({ name: own, runs: entries }) =>
        RELEASES.filter((id) => entries.some(({ version }) => version === id)).flatMap((id) =>
          STEPS.map((step) => ({ step, on: addDays(calendarDate(ENDS[id]), -step) }))
            .filter(({ on }) => on > FIRST && on <= dayOf(DAYS))
            .map(({ step }) => `${own} ${id} ${step}`),
        ),
      );
      expect(heard.sort()).toEqual(due.sort());
      const run = new Set(heard.map((line) => line.split(' ').at(-2)));
      for (const { kind, release } of told)
        if (kind === 'reminder') expect(run.has(release ?? '')).toBe(false);
    }),
  );
});

it('a run after several days tells what runs on each of them would have told, the nearest step alone', () => {
  fc.assert(
    fc.property(teams, runs, (team, on) => {
      const often = toldIn(team, everyDay).map(({ notice }) => notice.id.replace(/\/until=[^/]+/, ''));
      for (const { notice } of toldIn(team, on)) {
        if (notice.kind === 'deadline') expect(often).toContain(notice.id.replace(/\/until=[^/]+/, ''));
      }
    }),
  );
});

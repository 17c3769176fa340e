import { calendarDate, chosenCatalog, type Phase } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { WatchToShow } from './watch-facts.ts';
import { watchesCalendar } from './watches-calendar.ts';

const EPOXY = releaseWith(
  '2025.1',
  [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')],
  { key: 'epoxy', name: 'Epoxy' },
);
const FLAMINGO = releaseWith('2025.2', [declared('maintained', '2025-10-01')], { key: 'flamingo' });
const UPSTREAM = productWith({ releases: [EPOXY, FLAMINGO], asOf: calendarDate('2026-08-21') });
const ENDS: readonly Phase[] = ['unmaintained'];
const BOTH: readonly Phase[] = ['maintained', 'unmaintained'];

function watchOf(id: string, watch: Partial<WatchToShow>): WatchToShow {
  return { id, title: `${id} team`, follows: [], reminders: [], ...watch };
}

/** The events of a calendar: each by its UID, with the days ahead on which it rings. */
function rings(text: string | undefined): Record<string, string[]> {
  const root = new ICAL.Component(ICAL.parse(text ?? '') as unknown[]);
  return Object.fromEntries(
    root
      .getAllSubcomponents('vevent')
      .map((event) => [
        String(event.getFirstPropertyValue('uid')),
        event.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
      ]),
  );
}

describe('one calendar of what several watches follow', () => {
  const ends = { product: UPSTREAM, release: EPOXY, phases: ENDS };
  const all = { product: UPSTREAM, release: EPOXY, phases: BOTH };
  const other = { product: UPSTREAM, release: FLAMINGO, phases: BOTH };

  it('holds each date once, with the reminders of every watch that follows it', () => {
    const text = watchesCalendar(catalogWith(UPSTREAM), [
      watchOf('one', { follows: [ends], reminders: [30, 7] }),
      watchOf('two', { follows: [all, ends, other], reminders: [90, 7] }),
    ]);
    const found = rings(text);
    expect(Object.keys(found)).toEqual([
      'openstack/epoxy/unmaintained@lastpatch',
      'openstack/epoxy/maintained@lastpatch',
      'openstack/flamingo/maintained@lastpatch',
    ]);
    expect(Object.values(found).map((alarms) => alarms.length)).toEqual([3, 0, 0]);
    expect(text).toContain('\r\nNAME:Lastpatch\r\n');
  });

  it('is called as the only watch', () => {
    const text = watchesCalendar(catalogWith(UPSTREAM), [watchOf('one', { follows: [ends] })]);
    expect(text).toContain('\r\nNAME:one team\r\n');
  });

  it('goes by the dates that were chosen', () => {
    const dated = releaseWith('2025.1', [scheduled('end-of-life', '2028-01-01')], { key: 'epoxy' });
    const vendor = productWith({ key: 'vendor', name: 'vendor', overlays: 'openstack', releases: [dated] });
    const catalog = chosenCatalog(catalogWith(UPSTREAM, vendor), { openstack: 'vendor' });
    const [product] = catalog.products;
    const follows = [{ product: product!, release: product!.releases[0]!, phases: ['end-of-life'] as const }];
    expect(Object.keys(rings(watchesCalendar(catalog, [watchOf('one', { follows })])))).toEqual([
      'vendor/epoxy/end-of-life@lastpatch',
    ]);
  });

  it('is none where nothing has a date', () => {
    expect(watchesCalendar(catalogWith(UPSTREAM), [watchOf('one', {})])).toBeUndefined();
    expect(watchesCalendar(catalogWith(UPSTREAM), [])).toBeUndefined();
  });
});

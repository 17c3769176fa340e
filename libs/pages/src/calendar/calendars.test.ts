import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, knownAfter, readings } from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { hostileCatalog } from '../../testing/index.ts';
import { lifeFacts, UNNAMED } from '../life-fact.ts';
import { publicPages } from '../public-pages.ts';

const ON = calendarDate('2026-08-21');

function calendarsOf(catalog: Catalog): [string, string][] {
  return [...publicPages(catalog, ON).pages].filter(([path]) => path.endsWith('.ics'));
}

/** Checks a calendar by the rules of RFC 5545, read by another's parser and line by line; gives its UIDs. */
function uidsOf(path: string, text: string): string[] {
  const lines = text.split('\r\n');
  expect(lines.pop(), path).toBe('');
  const wrong = lines.filter(
    (line) => line === '' || Buffer.byteLength(line) > 75 || /[\p{Cc}\p{Cs}]/u.test(line),
  );
  expect(wrong, path).toEqual([]);
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const name of ['version', 'prodid', 'name', 'x-wr-calname', 'refresh-interval', 'x-published-ttl']) {
    expect(root.getAllProperties(name), `${path} ${name}`).toHaveLength(1);
  }
  const events = root.getAllSubcomponents();
  expect(events.length, path).toBeGreaterThan(0);
  return events.map((component) => {
    expect(component.name).toBe('vevent');
    for (const name of [
      'uid',
      'dtstamp',
      'last-modified',
      'dtstart',
      'summary',
      'description',
      'status',
      'sequence',
    ]) {
      expect(component.getAllProperties(name), `${path} ${name}`).toHaveLength(1);
    }
    const { uid, startDate, endDate } = new ICAL.Event(component);
    expect(startDate.isDate && endDate.isDate).toBe(true);
    expect(endDate.subtractDate(startDate).toSeconds()).toBe(86_400);
    expect(uid).toMatch(/^[a-z0-9._~+/-]+@lastpatch$/);
    for (const alarm of component.getAllSubcomponents('valarm')) {
      for (const name of ['action', 'trigger', 'description']) {
        expect(alarm.getAllProperties(name)).toHaveLength(1);
      }
    }
    return uid;
  });
}

describe('calendars', () => {
  it('of every product and release of the bundled catalog hold every date, and are sound', async () => {
    const catalog = await loadBundledCatalog();
    const calendars = calendarsOf(catalog);
    const facts = catalog.products.flatMap((product) =>
      product.releases.flatMap((release) => lifeFacts(product, release, UNNAMED)),
    );
    const uids = new Map(calendars.map(([path, text]) => [path, uidsOf(path, text)]));
    for (const folder of ['releases/', 'calendar.ics']) {
      const own = [...uids].filter(([path]) => path.includes(folder)).flatMap(([, all]) => all);
      expect(own).toHaveLength(facts.length);
      expect(new Set(own).size).toBe(own.length);
    }
    expect(uids.get('products/openstack/releases/epoxy.ics')).toHaveLength(2);
  });

  it('of hostile names are sound, each name in files and events of its own', () => {
    const catalog = hostileCatalog();
    const calendars = calendarsOf(catalog);
    const releases = catalog.products.reduce((sum, product) => sum + product.releases.length, 0);
    expect(calendars).toHaveLength(releases + catalog.products.length);
    const own = calendars
      .filter(([path]) => !path.includes('/releases/'))
      .flatMap(([path, text]) => uidsOf(path, text));
    expect(new Set(own).size).toBe(2 * releases);
  });

  it('are sound whatever is read, and one reading more never lowers a SEQUENCE', () => {
    const sequences = (catalog: Catalog): Map<string, number> =>
      new Map(
        calendarsOf(catalog).flatMap(([path, text]) => {
          uidsOf(path, text);
          const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
          return events.map((event) => {
            const { uid, sequence, startDate } = new ICAL.Event(event);
            return [`${path} ${uid} ${startDate.toString()}`, sequence] as const;
          });
        }),
      );
    fc.assert(
      fc.property(readings(['openstack', 'endoflife-date']), (products) => {
        const known = products.map((_, index) =>
          knownAfter(products.slice(0, index + 1).map((one) => catalogWith(one))),
        );
        let before = new Map<string, number>();
        for (const catalog of known) {
          const now = sequences(catalog);
          for (const [event, sequence] of now)
            expect(sequence).toBeGreaterThanOrEqual(before.get(event) ?? 0);
          before = now;
        }
      }),
      { numRuns: 100 },
    );
  });
});

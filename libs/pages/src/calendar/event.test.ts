import { calendarDate, type Catalog, type PhaseStart } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  knownAfter,
  knownBy,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { publicPages } from '../public-pages.ts';

const MAINTAINED = declared('maintained', '2025-04-02');
const EPOXY = { key: 'epoxy', name: 'Epoxy', link: 'https://releases.openstack.org/epoxy/' };

/** What is read on a day: OpenStack with Epoxy, of these phases. */
function reading(asOf: string, ...starts: PhaseStart[]): Catalog {
  return catalogWith(
    productWith({
      asOf: calendarDate(asOf),
      releases: [releaseWith('2025.1', [MAINTAINED, ...starts], EPOXY)],
    }),
  );
}

/** The event of a phase, as another's parser reads it after these readings. */
function eventAfter(phase: string, ...readings: Catalog[]): ICAL.Event {
  const { pages } = publicPages(knownAfter(readings), calendarDate('2026-08-21'));
  const root = new ICAL.Component(
    ICAL.parse(pages.get('products/openstack/calendar.ics') ?? '') as unknown[],
  );
  const events = root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return events.find(({ uid }) => uid === `openstack/epoxy/${phase}@lastpatch`)!;
}

function property(event: ICAL.Event, name: string): string {
  return String(event.component.getFirstPropertyValue(name));
}

const PLANNED = reading('2026-01-10', scheduled('unmaintained', '2026-10-02'));
const MOVED = reading('2026-01-11', scheduled('unmaintained', '2026-10-16'));

describe('a date in a calendar', () => {
  it('is a day without a time zone, with the day after it as its end', () => {
    const event = eventAfter('unmaintained', PLANNED);
    expect(event.startDate.isDate).toBe(true);
    expect(event.startDate.toString()).toBe('2026-10-02');
    expect(event.endDate.toString()).toBe('2026-10-03');
    expect(event.startDate.zone.tzid).toBe('floating');
  });

  it('is an event with the same UID and a higher SEQUENCE when it moves', () => {
    const [before, after] = [eventAfter('unmaintained', PLANNED), eventAfter('unmaintained', PLANNED, MOVED)];
    expect(after.uid).toBe(before.uid);
    expect([before.sequence, after.sequence]).toEqual([0, 1]);
    expect(after.startDate.toString()).toBe('2026-10-16');
    expect(after.description).toContain('Before, the date was 2026-10-02.');
    expect(property(after, 'dtstamp')).toBe('2026-01-11T00:00:00Z');
    expect(property(before, 'dtstamp') < property(after, 'dtstamp')).toBe(true);
  });

  it('is the same event, byte for byte, while it stays', () => {
    const again = reading('2026-01-12', scheduled('unmaintained', '2026-10-16'));
    expect(eventAfter('unmaintained', PLANNED, MOVED, again).toString()).toBe(
      eventAfter('unmaintained', PLANNED, MOVED).toString(),
    );
  });

  it('is cancelled under the same UID where it was taken away, at the last date that there was', () => {
    const gone = eventAfter(
      'unmaintained',
      PLANNED,
      MOVED,
      reading('2026-01-13', scheduled('unmaintained', null)),
    );
    expect(property(gone, 'status')).toBe('CANCELLED');
    expect(gone.sequence).toBe(2);
    expect(gone.startDate.toString()).toBe('2026-10-16');
    expect(gone.summary).toBe('OpenStack 2025.1 Epoxy: unmaintained (date taken away)');
    expect(gone.component.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('is an event again where it comes back', () => {
    const event = eventAfter(
      'unmaintained',
      PLANNED,
      reading('2026-01-13'),
      reading('2026-01-14', scheduled('unmaintained', '2026-10-02')),
    );
    expect(property(event, 'status')).toBe('TENTATIVE');
    expect(event.sequence).toBe(2);
  });

  it('says whether it is planned or declared', () => {
    const [plan, word] = [
      eventAfter('unmaintained', PLANNED),
      eventAfter('unmaintained', PLANNED, reading('2026-10-05', declared('unmaintained', '2026-10-02'))),
    ];
    expect(plan.summary).toBe('OpenStack 2025.1 Epoxy: unmaintained (planned)');
    expect(plan.description).toContain('Planned by OpenStack for 2026-10-02, and not declared yet');
    expect(property(plan, 'status')).toBe('TENTATIVE');
    expect(word.summary).toBe('OpenStack 2025.1 Epoxy: unmaintained');
    expect(word.description).toContain('Declared by OpenStack: 2026-10-02.');
    expect(property(word, 'status')).toBe('CONFIRMED');
    expect(word.sequence).toBe(1);
  });

  it('rings at nine on the days of reminders, but not on one further ahead than a third of the way to it', () => {
    const triggers = (event: ICAL.Event): string[] =>
      event.component.getAllSubcomponents('valarm').map((alarm) => {
        const ahead = alarm.getFirstPropertyValue('trigger') as ICAL.Duration;
        const at = event.startDate.clone();
        at.isDate = false;
        at.addDuration(ahead);
        return at.toString();
      });
    expect(triggers(eventAfter('unmaintained', PLANNED))).toEqual([
      '2026-04-05T09:00:00',
      '2026-07-04T09:00:00',
      '2026-09-02T09:00:00',
      '2026-09-25T09:00:00',
      '2026-10-01T09:00:00',
    ]);
    const soon = reading('2025-05-10', scheduled('unmaintained', '2025-06-20'));
    expect(triggers(eventAfter('unmaintained', soon))).toEqual([
      '2025-06-13T09:00:00',
      '2025-06-19T09:00:00',
    ]);
    expect(triggers(eventAfter('maintained', PLANNED))).toEqual([]);
  });

  it('does not ring for a plan that upstream has gone past', () => {
    const gonePast = reading(
      '2026-01-10',
      scheduled('extended', '2026-10-02'),
      knownBy('unmaintained', '2026-01-10'),
    );
    const event = eventAfter('extended', gonePast);
    expect(event.startDate.toString()).toBe('2026-10-02');
    expect(event.component.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('is written on the last day of the calendar too', () => {
    const event = eventAfter('end-of-life', reading('2026-01-10', scheduled('end-of-life', '9999-12-31')));
    expect(event.startDate.toString()).toBe('9999-12-31');
    expect(event.component.hasProperty('dtend')).toBe(false);
  });
});

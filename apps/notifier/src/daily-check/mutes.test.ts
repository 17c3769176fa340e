import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import type { Ack } from './ack.ts';
import { mutesOf, NO_MUTES } from './mutes.ts';

const UNTIL = '2027-03-01';

const ACK: Ack = {
  environment: 'region-one',
  product: 'openstack',
  release: 'epoxy',
  until: calendarDate(UNTIL),
  why: 'is replaced in spring',
  at: 0,
};

const { environment, product, release } = ACK;
const DEADLINE = { environment, product, release };

describe('a deadline that is muted until 1 March 2027', () => {
  it.each([
    ['2026-08-21', true],
    ['2027-02-27', true],
    ['2027-02-28', true],
    ['2027-03-01', false],
    ['2027-03-02', false],
    ['2028-02-29', false],
  ])('is muted on %s: %s', (on, isMuted) => {
    const mutes = mutesOf([ACK]);
    const day = calendarDate(on);
    expect(mutes.isMuted(DEADLINE, day)).toBe(isMuted);
    expect(mutes.muteOn(DEADLINE, day)).toBe(isMuted ? ACK : undefined);
    expect(NO_MUTES.isMuted(DEADLINE, day)).toBe(false);
  });

  it('until 29 February is told on that day', () => {
    const mutes = mutesOf([{ ...ACK, until: calendarDate('2028-02-29') }]);
    expect(mutes.isMuted(DEADLINE, calendarDate('2028-02-28'))).toBe(true);
    expect(mutes.isMuted(DEADLINE, calendarDate('2028-02-29'))).toBe(false);
  });

  it.each([
    ['of that name in another case', { ...DEADLINE, environment: 'Region-ONE' }, true],
    ['of another environment', { ...DEADLINE, environment: 'region-two' }, false],
    ['of another product', { ...DEADLINE, product: 'ubuntu' }, false],
    ['of another release', { ...DEADLINE, release: 'caracal' }, false],
    [
      'of other names that read the same in a row',
      { ...DEADLINE, environment: 'region', product: '-oneopenstack' },
      false,
    ],
  ])('is that one only: %s', (_, deadline, isMuted) => {
    expect(mutesOf([ACK]).isMuted(deadline, calendarDate('2026-08-21'))).toBe(isMuted);
  });

  it.each([
    ['2027-02-26', '2027-02-28', false],
    ['2027-02-27', '2027-03-01', true],
    ['2027-02-28', '2027-03-01', true],
    ['2027-02-28', '2027-03-02', true],
    ['2026-01-01', '2028-01-01', true],
    ['2027-03-01', '2027-03-01', false],
    ['2027-03-01', '2027-03-02', false],
    ['2027-03-02', '2027-03-05', false],
  ])('is told again by a run after %s and on %s: %s', (since, today, isEnded) => {
    const ended = mutesOf([ACK]).endedBetween(calendarDate(since), calendarDate(today));
    expect(ended).toEqual(isEnded ? [ACK] : []);
  });
});

describe('several deadlines', () => {
  it('are told again each on its day, and once', () => {
    const acks = ['2026-08-20', '2026-08-21', '2026-08-22'].map((day, index): Ack => {
      return { ...ACK, environment: `region-${index}`, until: calendarDate(day) };
    });
    const mutes = mutesOf(acks);
    const days = ['2026-08-19', '2026-08-20', '2026-08-21', '2026-08-22', '2026-08-23'].map(calendarDate);
    const each = days.slice(1).map((day, index) => mutes.endedBetween(days[index]!, day));
    expect(each).toEqual([[acks[0]], [acks[1]], [acks[2]], []]);
    expect(mutes.endedBetween(days[0]!, days[4]!)).toEqual(acks);
  });
});

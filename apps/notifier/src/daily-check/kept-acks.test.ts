import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import type { Ack } from './ack.ts';
import { endedOn, withAck } from './kept-acks.ts';

const TODAY = calendarDate('2026-08-21');

function ackOf({
  until = '2026-09-01',
  ...parts
}: Partial<Omit<Ack, 'until'>> & { until?: string } = {}): Ack {
  return {
    environment: 'region-one',
    product: 'openstack',
    release: 'epoxy',
    why: 'is replaced in spring',
    at: 0,
    ...parts,
    until: calendarDate(until),
  };
}

describe('the mutes that are kept', () => {
  it('are by environment, product and release, in whatever order they were made', () => {
    const acks = [
      ackOf(),
      ackOf({ release: 'caracal' }),
      ackOf({ product: 'ceph', release: 'reef' }),
      ackOf({ environment: 'lab', product: 'ubuntu' }),
    ];
    const expected = [acks[3], acks[2], acks[1], acks[0]];
    const all = (order: readonly Ack[]): Ack[] =>
      order.reduce<Ack[]>((kept, ack) => withAck(kept, ack, TODAY), []);
    expect(all(acks)).toEqual(expected);
    expect(all(acks.toReversed())).toEqual(expected);
  });

  it('are one for each deadline: the last', () => {
    const later = ackOf({ until: '2026-10-01', why: 'is replaced in autumn' });
    expect(withAck([ackOf()], later, TODAY)).toEqual([later]);
    expect(withAck([later], ackOf(), TODAY)).toEqual([ackOf()]);
  });

  it.each([
    ['2026-05-22', false],
    ['2026-05-23', false],
    ['2026-05-24', true],
    ['2026-08-21', true],
    ['2027-08-21', true],
  ])('of 21 August have the one that ended on %s: %s', (until, isKept) => {
    const old = ackOf({ environment: 'lab', until });
    expect(withAck([old], ackOf(), TODAY).includes(old)).toBe(isKept);
  });
});

describe('a mute that is ended', () => {
  it.each([
    ['2026-08-20', '2026-08-20'],
    ['2026-08-21', '2026-08-21'],
    ['2026-08-22', '2026-08-21'],
    ['2027-08-22', '2026-08-21'],
  ])('on 21 August lasts until %s no longer than %s', (until, expected) => {
    const ack = ackOf({ until });
    expect(endedOn(ack, TODAY)).toEqual({ ...ack, until: expected });
  });
});

import { describe, expect, it } from 'vitest';
import { deliveriesIn } from '../../testing/aws/deliveries.ts';
import { LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import { EMAIL, PHONE } from '../../testing/aws/lambda/notifier-in-aws.ts';
import { FIRST_DAY, seriesStatusOn, storyDays, TOLD } from '../../testing/aws/lambda/story.ts';

const ALL = 'follow: { openstack: { releases: all } }\nreminders: [7, 1]\ndigest: off';
const ENDS = 'follow: { openstack: [2025.1] }\nonly: end-of-life';

/** A day of the story, as its event comes. */
async function play(days: LambdaDays, day: string): Promise<Awaited<ReturnType<LambdaDays['on']>>> {
  const status = seriesStatusOn(day as typeof FIRST_DAY);
  return days.answer('/status', status).on(day);
}

function said(id: string): string {
  const [kind = '', , release = '', ...rest] = id.split('/');
  const ids: Record<string, string> = { epoxy: '2025.1', hibiscus: '2026.2' };
  const part = (name: string): string =>
    rest.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? 'null';
  return `${kind} ${ids[release] ?? release} ${part('phase')} ${part('date')}`;
}

describe('forty days around a release and an end of support', () => {
  it('tell each fact once, on its day, to whom it concerns', async () => {
    const days = await LambdaDays.deployed({ platform: ALL, storage: ENDS });
    const told: Record<string, string[]> = {};
    const urgent: string[] = [];
    for (const day of storyDays()) {
      const { failed, metrics } = await play(days, day);
      expect([day, failed, metrics['Heartbeat']]).toEqual([day, undefined, 1]);
      for (const { kind, notices } of await days.received('platform')) {
        expect(kind).toBe(day === FIRST_DAY ? 'welcome' : 'news');
        if (kind === 'news') told[day] = [...(told[day] ?? []), ...notices.map(said)];
      }
      for (const { notices } of await days.received('platform', 'urgent')) {
        urgent.push(...notices.map((id) => `${day} ${said(id)}`));
      }
    }
    expect(told).toEqual(TOLD);
    expect(urgent).toEqual([
      '2026-10-09 reminder 2025.1 unmaintained 2026-10-16',
      '2026-10-15 reminder 2025.1 unmaintained 2026-10-16',
      '2026-10-16 due 2025.1 unmaintained 2026-10-16',
      '2026-10-21 entered 2025.1 unmaintained null',
    ]);
    const others = await days.received('storage');
    expect(others.map(({ kind }) => kind)).toEqual(['welcome', 'news', 'news']);

    const got = await deliveriesIn(days.notifier.account);
    const mails = got.filter(({ protocol, endpoint }) => protocol === 'email' && endpoint === EMAIL);
    expect(mails.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'OpenStack 2025.1 Epoxy: end of maintenance moved to 16 Oct 2026 (was 2 Oct)',
        'OpenStack 2026.2 Hibiscus is out (30 Sep 2026)',
        'OpenStack 2025.1 Epoxy: planned end of maintenance is today, 16 Oct 2026',
      ]),
    );
    expect(mails).toHaveLength(2 + Object.keys(TOLD).length + 2);
    const phones = got.filter(({ protocol, endpoint }) => protocol === 'sms' && endpoint === PHONE);
    expect(phones.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^OpenStack 2025\.1 Epoxy: .*16 Oct 2026/)]),
    );
    expect(phones.every(({ message }) => message.length <= 149)).toBe(true);
  });

  it('are told once when each event comes twice, and one comes late', async () => {
    const days = await LambdaDays.deployed({ platform: ALL });
    const told: string[] = [];
    const note = async (): Promise<void> => {
      for (const { notices } of await days.received('platform')) told.push(...notices.map(said));
    };
    for (const day of storyDays().slice(0, 20)) {
      await play(days, day);
      await note();
      const again = await days.on(day, { at: `${day}T06:05:00Z` });
      expect([again.failed, again.metrics['LettersSent']]).toEqual([undefined, 0]);
      await note();
    }
    // Monday's event on Wednesday is Monday's run, which has been.
    const late = await days.on('2026-09-28', { at: '2026-10-04T09:00:00Z' });
    expect([late.failed, late.metrics['LettersSent']]).toEqual([undefined, 0]);
    // It says nothing of Wednesday's run.
    expect(late.metrics).not.toHaveProperty('Heartbeat');
    await note();
    expect(told).toEqual(Object.entries(TOLD).flatMap(([day, facts]) => (day < '2026-10-05' ? facts : [])));
  });

  it('are told once by two runs at once', async () => {
    const days = await LambdaDays.deployed({ platform: ALL });
    const told: string[] = [];
    for (const day of storyDays().slice(0, 20)) {
      const both = await Promise.all([play(days, day), play(days, day)]);
      expect(both.map(({ failed }) => failed)).toEqual([undefined, undefined]);
      for (const { notices } of await days.received('platform')) told.push(...notices.map(said));
    }
    expect(told).toEqual(Object.entries(TOLD).flatMap(([day, facts]) => (day < '2026-10-05' ? facts : [])));
  });

  it('are made good after an outage, with their own dates', async () => {
    const days = await LambdaDays.deployed({ platform: ALL });
    for (const day of storyDays().slice(0, 5)) await play(days, day);
    await days.received('platform');
    await play(days, '2026-10-25');
    const [letter, ...more] = await days.received('platform');
    expect(more).toEqual([]);
    expect(letter?.notices.map(said).sort()).toEqual([
      'entered 2025.1 unmaintained null',
      'released 2026.2 maintained 2026-09-30',
    ]);
  });
});

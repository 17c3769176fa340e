import { addDays, calendarDate, type Phase } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { CARACAL_ENTERED, CARACAL_MOVED, factOf, TO_EPOXY } from '../../../testing/sample-letters.ts';
import { shownOf } from '../../../testing/shown-letter.ts';
import type { Notice } from '../../daily-check/notice.ts';
import { noticeWords } from './notice-words.ts';

const day = calendarDate;

/** What a letter says of one notice, without its footer. */
function told(notice: Notice, today: string): string {
  return shownOf([notice], today);
}

const UBUNTU = {
  product: 'ubuntu',
  productTitle: 'Ubuntu',
  release: '24.04',
  releaseTitle: '24.04',
  link: 'https://endoflife.date/ubuntu',
  phase: 'end-of-life',
  hops: [],
  asOf: day('2026-09-02'),
} as const;

describe('a date that has moved', () => {
  it('to later', () => {
    expect(told(CARACAL_MOVED, '2025-08-22')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance moved to 24 Oct 2025 (was 3 Oct)

      MOVED     OpenStack 2024.1 Caracal: end of maintenance moved to
                24 Oct 2025 (was 3 Oct)
                It is maintained three weeks longer: until 24 October 2025, in
                63 days (was 3 October 2025). Upstream has changed its plan.
                From that day on there are no more official releases; its
                branch becomes unmaintained/2024.1, where volunteers may keep
                it. Upgrade before you depend on a fix. Next hop: 2025.1 Epoxy
                (SLURP to SLURP), maintained until 2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('to earlier, told two days after it was seen', () => {
    expect(told({ ...CARACAL_MOVED, date: day('2025-09-24') }, '2025-08-24')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance moved to 24 Sep 2025 (was 3 Oct)

      MOVED     OpenStack 2024.1 Caracal: end of maintenance moved to
                24 Sep 2025 (was 3 Oct)
                It is maintained 9 days less: until 24 September 2025, in
                31 days (was 3 October 2025). Upstream has changed its plan.
                This was seen on 22 August 2025, 2 days ago. From that day on
                there are no more official releases; its branch becomes
                unmaintained/2024.1, where volunteers may keep it. Upgrade
                before you depend on a fix. Next hop: 2025.1 Epoxy (SLURP to
                SLURP), maintained until 2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('of the end of life, by a month, told the day after it was seen', () => {
    const notice: Notice = { ...CARACAL_MOVED, phase: 'end-of-life', date: day('2025-11-03') };
    expect(told(notice, '2025-08-23')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of life moved to 3 Nov 2025 (was 3 Oct)

      MOVED     OpenStack 2024.1 Caracal: end of life moved to 3 Nov 2025 (was
                3 Oct)
                Its end of life comes one month later: on Monday,
                3 November 2025, in 72 days (was 3 October 2025). Upstream has
                changed its plan. This was seen yesterday. From that day on
                upstream fixes nothing in it, security holes included.
                Upgrade. Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained
                until 2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('of a release, into another year', () => {
    const notice = factOf({
      kind: 'moved',
      phase: 'maintained',
      release: '2027.1',
      releaseTitle: '2027.1 Indri',
      date: day('2027-01-06'),
      was: day('2026-12-30'),
      link: null,
    });
    expect(told(notice, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2027.1 Indri: release moved to 6 Jan 2027 (was 30 Dec 2026)

      MOVED     OpenStack 2027.1 Indri: release moved to 6 Jan 2027 (was
                30 Dec 2026)
                Its release comes one week later: on Wednesday,
                6 January 2027, in 126 days (was 30 December 2026). Upstream
                has changed its plan."
    `);
  });
  it('because the dates have moved from which it follows', () => {
    const notice: Notice = { ...CARACAL_MOVED, phase: 'security', basis: 'derived', hops: [] };
    expect(told(notice, '2025-08-22')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of full maintenance moved to 24 Oct 2025 (was 3 Oct)

      MOVED     OpenStack 2024.1 Caracal: end of full maintenance moved to
                24 Oct 2025 (was 3 Oct)
                Its end of full maintenance comes three weeks later: on
                Friday, 24 October 2025, in 63 days (was 3 October 2025). It
                follows from upstream's policy, and the dates that it rests on
                have changed. From that day on it gets security fixes only.
                Plan the upgrade to a newer release.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('and has come by the day of sending', () => {
    const notice: Notice = { ...CARACAL_MOVED, date: day('2025-08-23') };
    expect(told(notice, '2025-08-23')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance moved to 23 Aug 2025 (was 3 Oct)

      MOVED     OpenStack 2024.1 Caracal: end of maintenance moved to
                23 Aug 2025 (was 3 Oct)
                Its end of maintenance is now planned for 23 August 2025
                (today), 41 days earlier than before (was 3 October 2025).
                Upstream has changed its plan; upstream was last read on
                22 August 2025, so the date may have moved since. This was
                seen yesterday. From that day on there are no more official
                releases; its branch becomes unmaintained/2024.1, where
                volunteers may keep it. Upgrade before you depend on a fix.
                Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until
                2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('to a day that has come, is told as the day that it is', () => {
    const notice: Notice = { ...CARACAL_MOVED, date: day('2025-08-22'), standsFor: ['entered', 'due'] };
    expect(told(notice, '2025-08-22')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: planned end of maintenance is today, 22 Aug 2025

      DUE       OpenStack 2024.1 Caracal: planned end of maintenance is today,
                22 Aug 2025
                Upstream has moved its end of maintenance from 3 October 2025
                to today, 22 August 2025. Upstream has not declared it yet.
                Once that is declared, there are no more official releases;
                its branch becomes unmaintained/2024.1, where volunteers may
                keep it. Upgrade before you depend on a fix. Next hop: 2025.1
                Epoxy (SLURP to SLURP), maintained until 2 October 2026 as
                planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('to a day that has passed', () => {
    const notice: Notice = { ...CARACAL_MOVED, date: day('2025-08-13'), standsFor: ['entered', 'due'] };
    expect(told(notice, '2025-08-22')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: planned end of maintenance was 9 days ago, 13 Aug 2025

      DUE       OpenStack 2024.1 Caracal: planned end of maintenance was
                9 days ago, 13 Aug 2025
                Upstream has moved its end of maintenance from 3 October 2025
                to 13 August 2025 (9 days ago). Upstream has not declared it
                yet. Once that is declared, there are no more official
                releases; its branch becomes unmaintained/2024.1, where
                volunteers may keep it. Upgrade before you depend on a fix.
                Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until
                2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('to a day that has come, of a product whose dates come by themselves', () => {
    const notice = factOf({
      ...UBUNTU,
      kind: 'moved',
      date: day('2026-09-02'),
      was: day('2026-09-11'),
      standsFor: ['entered', 'due'],
    });
    expect(told(notice, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: Ubuntu 24.04 has reached its end of life (2 Sep 2026)

      ENDED     Ubuntu 24.04 has reached its end of life (2 Sep 2026)
                Upstream has moved its end of life from 11 September 2026 to
                today, 2 September 2026. From that day on upstream fixes
                nothing in it, security holes included. Upgrade.
                https://endoflife.date/ubuntu"
    `);
  });

  it.each<[Phase, string, string]>([
    ['unmaintained', '2026-10-03', 'It is maintained 1 day longer: until 3 October 2026, in 31 days (was'],
    ['unmaintained', '2026-10-01', 'It is maintained 1 day less: until 1 October 2026, in 29 days (was'],
    ['unmaintained', '2026-09-03', 'It is maintained 29 days less: until 3 September 2026, tomorrow (was'],
    ['end-of-life', '2026-10-23', 'Its end of life comes three weeks later: on Friday, 23 October 2026, in'],
    ['end-of-life', '2026-09-25', 'Its end of life comes one week earlier: on Friday, 25 September 2026, in'],
    ['end-of-life', '2027-10-02', 'Its end of life comes one year later: on Saturday, 2 October 2027, in'],
    ['extended', '2026-12-02', 'Its end of regular maintenance comes two months later: on Wednesday,'],
    ['maintained', '2026-10-14', 'Its release comes 12 days later: on Wednesday, 14 October 2026, in'],
  ])('of %s to %s says by how much', (phase, date, said) => {
    const notice = factOf({ kind: 'moved', phase, date: day(date), was: day('2026-10-02') });
    expect(noticeWords(notice, day('2026-09-02')).body[0]).toContain(said);
  });

  it.each([
    ['2025-10-24', '2025-10-03', 'moved to 24 Oct 2025 (was 3 Oct)'],
    ['2026-01-02', '2025-12-31', 'moved to 2 Jan 2026 (was 31 Dec 2025)'],
    ['2025-12-31', '2026-01-02', 'moved to 31 Dec 2025 (was 2 Jan 2026)'],
  ])('to %s from %s is headed: %s', (date, was, said) => {
    const notice = factOf({ kind: 'moved', date: day(date), was: day(was) });
    expect(noticeWords(notice, day('2025-09-02')).headline).toBe(
      `OpenStack 2025.1 Epoxy: end of maintenance ${said}`,
    );
  });
});

describe('a date that is given', () => {
  const given = factOf({
    kind: 'scheduled',
    phase: 'end-of-life',
    release: '2025.2',
    releaseTitle: '2025.2 Flamingo',
    link: 'https://releases.openstack.org/flamingo/',
    date: day('2027-04-28'),
  });

  it('ahead', () => {
    expect(told(given, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: end of life is planned for 28 Apr 2027

      SCHEDULED OpenStack 2025.2 Flamingo: end of life is planned for
                28 Apr 2027
                Upstream has set a date for its end of life: Wednesday,
                28 April 2027, in 238 days. From that day on upstream fixes
                nothing in it, security holes included. Upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('for tomorrow', () => {
    expect(told({ ...given, date: day('2026-09-03') }, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: end of life is planned for 3 Sep 2026

      SCHEDULED OpenStack 2025.2 Flamingo: end of life is planned for
                3 Sep 2026
                Upstream has set a date for its end of life: Thursday,
                3 September 2026, tomorrow. From that day on upstream fixes
                nothing in it, security holes included. Upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('of a release', () => {
    expect(told({ ...given, phase: 'maintained' }, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: release is planned for 28 Apr 2027

      SCHEDULED OpenStack 2025.2 Flamingo: release is planned for 28 Apr 2027
                Upstream has set a date for its release: Wednesday,
                28 April 2027, in 238 days.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('by policy', () => {
    expect(told({ ...given, basis: 'derived' }, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: end of life is planned for 28 Apr 2027

      SCHEDULED OpenStack 2025.2 Flamingo: end of life is planned for
                28 Apr 2027
                By upstream's policy its end of life comes on Wednesday,
                28 April 2027, in 238 days. From that day on upstream fixes
                nothing in it, security holes included. Upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('and has come by the day of sending: nothing is claimed that was not read', () => {
    expect(told({ ...given, date: day('2026-09-03') }, '2026-09-04')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: end of life was planned for 3 Sep 2026

      SCHEDULED OpenStack 2025.2 Flamingo: end of life was planned for
                3 Sep 2026
                Upstream has set a date for its end of life: 3 September 2026
                (yesterday); upstream was last read on 2 September 2026, so
                the date may have moved since. This was seen on
                2 September 2026, 2 days ago. From that day on upstream fixes
                nothing in it, security holes included. Upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('on the very day', () => {
    const notice: Notice = { ...given, date: day('2026-09-02'), standsFor: ['entered', 'due'] };
    expect(told(notice, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: planned end of life is today, 2 Sep 2026

      DUE       OpenStack 2025.2 Flamingo: planned end of life is today,
                2 Sep 2026
                Upstream has given the date of its end of life late: it is
                today, 2 September 2026. Upstream has not declared it yet.
                Once that is declared, upstream fixes nothing in it, security
                holes included. Upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('when it has passed, and is sent a day late', () => {
    const notice: Notice = { ...given, date: day('2026-08-28'), standsFor: ['entered', 'due'] };
    expect(told(notice, '2026-09-03')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: planned end of life was 6 days ago, 28 Aug 2026

      DUE       OpenStack 2025.2 Flamingo: planned end of life was 6 days ago,
                28 Aug 2026
                Upstream has given the date of its end of life late: it was
                28 August 2026 (6 days ago). This was seen yesterday. Upstream
                had not declared it when it was last read, on
                2 September 2026. Once that is declared, upstream fixes
                nothing in it, security holes included. Upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('when it has passed, of a product whose dates come by themselves', () => {
    const notice = factOf({
      ...UBUNTU,
      kind: 'scheduled',
      date: day('2026-09-01'),
      standsFor: ['entered', 'due'],
    });
    expect(told(notice, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: Ubuntu 24.04 has reached its end of life (1 Sep 2026)

      ENDED     Ubuntu 24.04 has reached its end of life (1 Sep 2026)
                Upstream has given the date of its end of life late: it was
                1 September 2026 (yesterday). From that day on upstream fixes
                nothing in it, security holes included. Upgrade.
                https://endoflife.date/ubuntu"
    `);
  });
});

describe('a date that is taken away', () => {
  it('of an end', () => {
    const notice = factOf({ kind: 'unscheduled', was: day('2026-10-02'), hops: [TO_EPOXY] });
    expect(told(notice, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: end of maintenance is no longer planned for 2 Oct 2026

      NO DATE   OpenStack 2025.1 Epoxy: end of maintenance is no longer
                planned for 2 Oct 2026
                Upstream has taken away the date of its end of maintenance,
                which was 2 October 2026 (in 30 days), and gives no other.
                That does not mean that it is supported for longer: plan with
                the old date until upstream gives a new one. Next hop: 2025.1
                Epoxy (SLURP to SLURP), maintained until 2 October 2026 as
                planned.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('of a release', () => {
    const notice = factOf({ kind: 'unscheduled', phase: 'maintained', was: day('2026-10-02'), link: null });
    expect(told(notice, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: release is no longer planned for 2 Oct 2026

      NO DATE   OpenStack 2025.1 Epoxy: release is no longer planned for
                2 Oct 2026
                Upstream has taken away the date of its release, which was
                2 October 2026 (in 30 days), and gives no other. When it comes
                is not known now."
    `);
  });
});

describe('a word that is taken back', () => {
  const withdrawn: Notice = { ...CARACAL_ENTERED, kind: 'withdrawn', asOf: day('2025-11-21') };

  it('with the date that is valid now', () => {
    const notice: Notice = { ...withdrawn, next: { phase: 'unmaintained', date: day('2025-12-05') } };
    expect(told(notice, '2025-11-21')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance taken back, now planned for 5 Dec 2025

      WITHDRAWN OpenStack 2024.1 Caracal: end of maintenance taken back, now
                planned for 5 Dec 2025
                Upstream had declared its end of maintenance
                (7 November 2025), has taken that back, and has not declared
                it again. By its latest word the end of maintenance is planned
                for Friday, 5 December 2025, in 14 days. Plan with that date.
                Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until
                2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('with another phase that comes next', () => {
    const notice: Notice = { ...withdrawn, next: { phase: 'end-of-life', date: day('2026-04-03') } };
    expect(told(notice, '2025-11-21')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance taken back (end of life: 3 Apr 2026)

      WITHDRAWN OpenStack 2024.1 Caracal: end of maintenance taken back (end
                of life: 3 Apr 2026)
                Upstream had declared its end of maintenance
                (7 November 2025), has taken that back, and has not declared
                it again. By its latest word the end of life is planned for
                Friday, 3 April 2026, in 133 days. Plan with that date. Next
                hop: 2025.1 Epoxy (SLURP to SLURP), maintained until
                2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('with a date that has passed', () => {
    const notice: Notice = { ...withdrawn, next: { phase: 'unmaintained', date: day('2025-10-24') } };
    expect(told(notice, '2025-11-21')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance taken back, its planned day was 24 Oct 2025

      WITHDRAWN OpenStack 2024.1 Caracal: end of maintenance taken back, its
                planned day was 24 Oct 2025
                Upstream had declared its end of maintenance
                (7 November 2025), has taken that back, and has not declared
                it again. By its latest word the end of maintenance was
                planned for 24 October 2025 (28 days ago). That day has
                passed: plan as if it were over. Next hop: 2025.1 Epoxy (SLURP
                to SLURP), maintained until 2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('with an earlier phase that comes next', () => {
    const notice: Notice = {
      ...withdrawn,
      phase: 'end-of-life',
      next: { phase: 'unmaintained', date: day('2025-12-05') },
    };
    expect(told(notice, '2025-11-21')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of life taken back (end of maintenance: 5 Dec 2025)

      WITHDRAWN OpenStack 2024.1 Caracal: end of life taken back (end of
                maintenance: 5 Dec 2025)
                Upstream had declared its end of life (7 November 2025), has
                taken that back, and has not declared it again. By its latest
                word the end of maintenance is planned for Friday,
                5 December 2025, in 14 days. Plan with that date. Next hop:
                2025.1 Epoxy (SLURP to SLURP), maintained until 2 October 2026
                as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('with the day of another phase that has passed', () => {
    const notice: Notice = { ...withdrawn, next: { phase: 'extended', date: day('2025-10-24') } };
    expect(told(notice, '2025-11-21')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance taken back (end of regular maintenance: 24 Oct 2025)

      WITHDRAWN OpenStack 2024.1 Caracal: end of maintenance taken back (end
                of regular maintenance: 24 Oct 2025)
                Upstream had declared its end of maintenance
                (7 November 2025), has taken that back, and has not declared
                it again. By its latest word the end of regular maintenance
                was planned for 24 October 2025 (28 days ago). That day has
                passed: plan as if it were over. Next hop: 2025.1 Epoxy (SLURP
                to SLURP), maintained until 2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('of a release whose planned day has passed', () => {
    const next = { phase: 'maintained', date: day('2025-10-24') } as const;
    expect(told({ ...withdrawn, phase: 'maintained', next, hops: [] }, '2025-11-21')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: release taken back, its planned day was 24 Oct 2025

      WITHDRAWN OpenStack 2024.1 Caracal: release taken back, its planned day
                was 24 Oct 2025
                Upstream had declared its release (7 November 2025), has taken
                that back, and has not declared it again. By its latest word
                the release was planned for 24 October 2025 (28 days ago). Do
                not upgrade to it before upstream releases it again.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('with no date', () => {
    expect(told({ ...withdrawn, date: null }, '2025-11-21')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance taken back, no date is given now

      WITHDRAWN OpenStack 2024.1 Caracal: end of maintenance taken back, no
                date is given now
                Upstream had declared its end of maintenance, has taken that
                back, and has not declared it again. It gives no other date
                now. That does not mean that it is supported for longer: do
                not rely on it before upstream says more. Next hop: 2025.1
                Epoxy (SLURP to SLURP), maintained until 2 October 2026 as
                planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('of a release', () => {
    expect(told({ ...withdrawn, phase: 'maintained', hops: [] }, '2025-11-21')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: release taken back, no date is given now

      WITHDRAWN OpenStack 2024.1 Caracal: release taken back, no date is given
                now
                Upstream had declared its release (7 November 2025), has taken
                that back, and has not declared it again. It gives no other
                date now. Do not upgrade to it before upstream releases it
                again.
                https://releases.openstack.org/caracal/"
    `);
  });
});

describe('whatever kind of change it is', () => {
  it.each(['scheduled', 'moved', 'unscheduled'] as const)(
    '%s: a change is not said to be of today when it was seen before',
    (kind) => {
      const notice = factOf({ kind, date: day('2026-10-02'), was: day('2026-09-20') });
      const said = [0, 1, 2].map((days) => noticeWords(notice, addDays(notice.on, days)).body.join(' '));
      expect(said[0]).not.toContain('seen');
      expect(said[1]).toContain('This was seen yesterday.');
      expect(said[2]).toContain('This was seen on 2 September 2026, 2 days ago.');
    },
  );
});

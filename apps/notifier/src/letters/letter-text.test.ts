import { addDays, calendarDate, NOTICE_KINDS, PHASES } from '@lastpatch/release-model';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { deadlineOf, DOCUMENTED_FLEET_LETTER, started } from '../../testing/fleet-letters.ts';
import {
  BOBCAT_ENTERED,
  DALMATIAN_DUE,
  factOf,
  letterOf,
  noticeOf,
  standingOf,
  TO_EPOXY,
  TO_GAZPACHO,
  versionsOf,
} from '../../testing/sample-letters.ts';
import { shownAboveFooter, shownLetter } from '../../testing/shown-letter.ts';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { letterText } from './letter-text.ts';

const day = calendarDate;

function shown(letter: Letter, today = '2026-09-02'): string {
  return shownLetter(letter, today);
}

/** What a letter says of one notice, without its footer. */
function told(notice: Notice, today: string, readOn = today): string {
  const letter = letterOf({
    notices: [{ ...notice, asOf: day(readOn) }],
    on: day(today),
    sources: [{ title: 'OpenStack', asOf: day(readOn) }],
  });
  return shownAboveFooter(letter, today);
}

const end = { phase: 'unmaintained', date: day('2026-10-02'), on: day('2026-10-02') } as const;

describe('a reminder', () => {
  it('weeks ahead', () => {
    expect(told(noticeOf(), '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026

      REMINDER  OpenStack 2025.1 Epoxy: 30 days until end of maintenance,
                2 Oct 2026
                Its end of maintenance comes on Friday, 2 October 2026, as
                planned by upstream: 30 days left. From that day on there are
                no more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('on the day before', () => {
    expect(told(noticeOf({ step: 1, on: day('2026-10-01') }), '2026-10-01')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: 1 day until end of maintenance, 2 Oct 2026

      REMINDER  OpenStack 2025.1 Epoxy: 1 day until end of maintenance,
                2 Oct 2026
                Its end of maintenance comes on Friday, 2 October 2026, as
                planned by upstream: 1 day left. From that day on there are no
                more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('of security fixes only, by policy', () => {
    const notice = noticeOf({
      phase: 'security',
      basis: 'derived',
      release: '2016.1',
      releaseTitle: '2016.1 Mitaka',
      date: day('2016-10-06'),
      link: null,
    });
    expect(told(notice, '2016-09-06')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2016.1 Mitaka: 30 days until end of full maintenance, 6 Oct 2016

      REMINDER  OpenStack 2016.1 Mitaka: 30 days until end of full
                maintenance, 6 Oct 2016
                Its end of full maintenance comes on Thursday, 6 October 2016,
                by upstream's policy: 30 days left. From that day on it gets
                security fixes only. Plan the upgrade to a newer release."
    `);
  });
  it('of extended maintenance', () => {
    const notice = noticeOf({
      phase: 'extended',
      release: '2021.1',
      releaseTitle: '2021.1 Wallaby',
      date: day('2022-11-02'),
    });
    expect(told(notice, '2022-10-03')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2021.1 Wallaby: 30 days until end of regular maintenance, 2 Nov 2022

      REMINDER  OpenStack 2021.1 Wallaby: 30 days until end of regular
                maintenance, 2 Nov 2022
                Its end of regular maintenance comes on Wednesday,
                2 November 2022, as planned by upstream: 30 days left. From
                that day on there are no more official releases; fixes may
                still land on its branch. Upgrade, or build from the branch
                yourself.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('of the end of life, declared ahead', () => {
    const notice = noticeOf({ phase: 'end-of-life', basis: 'declared' });
    expect(told(notice, '2026-09-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: 30 days until end of life, 2 Oct 2026

      REMINDER  OpenStack 2025.1 Epoxy: 30 days until end of life, 2 Oct 2026
                Its end of life comes on Friday, 2 October 2026, as declared
                by upstream: 30 days left. From that day on upstream fixes
                nothing in it, security holes included. Upgrade.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('of a series whose branch is named after it', () => {
    const notice = noticeOf({ release: '2022.2', releaseTitle: '2022.2 Zed', date: day('2024-05-10') });
    expect(told(notice, '2024-04-10')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2022.2 Zed: 30 days until end of maintenance, 10 May 2024

      REMINDER  OpenStack 2022.2 Zed: 30 days until end of maintenance,
                10 May 2024
                Its end of maintenance comes on Friday, 10 May 2024, as
                planned by upstream: 30 days left. From that day on there are
                no more official releases; its branch becomes an unmaintained
                one, where volunteers may keep it. Upgrade before you depend
                on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('of another product', () => {
    const notice = noticeOf({
      product: 'ubuntu',
      productTitle: 'Ubuntu',
      release: '24.04',
      releaseTitle: '24.04',
      phase: 'extended',
      date: day('2029-06-01'),
      link: 'https://endoflife.date/ubuntu',
    });
    expect(told(notice, '2029-05-02')).toMatchInlineSnapshot(`
      "Subject: Ubuntu 24.04: 30 days until end of regular maintenance, 1 Jun 2029

      REMINDER  Ubuntu 24.04: 30 days until end of regular maintenance,
                1 Jun 2029
                Its end of regular maintenance comes on Friday, 1 June 2029,
                as planned by upstream: 30 days left. From that day on it gets
                fixes only under extended support. Upgrade, or make sure that
                you have that support.
                https://endoflife.date/ubuntu"
    `);
  });
  it('of another product that nobody maintains then', () => {
    const notice = noticeOf({
      product: 'haproxy',
      productTitle: 'HAProxy',
      release: '3.0',
      releaseTitle: '3.0',
      date: day('2029-06-01'),
      link: null,
    });
    expect(told(notice, '2029-05-02')).toMatchInlineSnapshot(`
      "Subject: HAProxy 3.0: 30 days until end of maintenance, 1 Jun 2029

      REMINDER  HAProxy 3.0: 30 days until end of maintenance, 1 Jun 2029
                Its end of maintenance comes on Friday, 1 June 2029, as
                planned by upstream: 30 days left. From that day on upstream
                no longer maintains it. Upgrade before you depend on a fix."
    `);
  });
  it('that was sent late counts from the day of sending', () => {
    expect(told(noticeOf(), '2026-09-29')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: 3 days until end of maintenance, 2 Oct 2026

      REMINDER  OpenStack 2025.1 Epoxy: 3 days until end of maintenance,
                2 Oct 2026
                Its end of maintenance comes on Friday, 2 October 2026, as
                planned by upstream: 3 days left. From that day on there are
                no more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('that was sent on the day itself does not speak of days left', () => {
    expect(told(noticeOf({ step: 1, on: day('2026-10-01') }), '2026-10-02', '2026-10-01'))
      .toMatchInlineSnapshot(`
        "Subject: OpenStack 2025.1 Epoxy: end of maintenance was planned for today, 2 Oct 2026

        PLANNED   OpenStack 2025.1 Epoxy: end of maintenance was planned for
                  today, 2 Oct 2026
                  Its end of maintenance was planned for today, 2 October 2026;
                  upstream was last read on 1 October 2026, so the date may have
                  moved since. From that day on there are no more official
                  releases; its branch becomes unmaintained/2025.1, where
                  volunteers may keep it. Upgrade before you depend on a fix.
                  https://releases.openstack.org/epoxy/"
      `);
  });
  it('that was sent after the day does not either', () => {
    expect(told(noticeOf({ step: 1, on: day('2026-10-01') }), '2026-10-05', '2026-10-01'))
      .toMatchInlineSnapshot(`
        "Subject: OpenStack 2025.1 Epoxy: end of maintenance was planned for 2 Oct 2026

        PLANNED   OpenStack 2025.1 Epoxy: end of maintenance was planned for
                  2 Oct 2026
                  Its end of maintenance was planned for 2 October 2026 (3 days
                  ago); upstream was last read on 1 October 2026, so the date
                  may have moved since. From that day on there are no more
                  official releases; its branch becomes unmaintained/2025.1,
                  where volunteers may keep it. Upgrade before you depend on a
                  fix.
                  https://releases.openstack.org/epoxy/"
      `);
  });
});

describe('the planned day with upstream unread', () => {
  it('on the day', () => {
    expect(told(noticeOf({ ...end, step: 0 }), '2026-10-02', '2026-09-28')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: end of maintenance was planned for today, 2 Oct 2026

      PLANNED   OpenStack 2025.1 Epoxy: end of maintenance was planned for
                today, 2 Oct 2026
                Its end of maintenance was planned for today, 2 October 2026;
                upstream was last read on 28 September 2026, so the date may
                have moved since. From that day on there are no more official
                releases; its branch becomes unmaintained/2025.1, where
                volunteers may keep it. Upgrade before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('on the day after', () => {
    expect(told(noticeOf({ ...end, step: 0 }), '2026-10-03', '2026-09-28')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: end of maintenance was planned for 2 Oct 2026

      PLANNED   OpenStack 2025.1 Epoxy: end of maintenance was planned for
                2 Oct 2026
                Its end of maintenance was planned for 2 October 2026
                (yesterday); upstream was last read on 28 September 2026, so
                the date may have moved since. From that day on there are no
                more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('of a release, days later', () => {
    const notice = noticeOf({
      phase: 'maintained',
      release: '2026.2',
      releaseTitle: '2026.2 Hibiscus',
      date: day('2026-09-30'),
      on: day('2026-09-30'),
      step: 0,
      link: 'https://releases.openstack.org/hibiscus/',
    });
    expect(told(notice, '2026-10-03', '2026-09-28')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2026.2 Hibiscus: release was planned for 30 Sep 2026

      PLANNED   OpenStack 2026.2 Hibiscus: release was planned for 30 Sep 2026
                Its release was planned for 30 September 2026 (3 days ago);
                upstream was last read on 28 September 2026, so the date may
                have moved since.
                https://releases.openstack.org/hibiscus/"
    `);
  });
});

describe('a planned day that has come without upstream declaring it', () => {
  it('today', () => {
    expect(told(factOf({ kind: 'due', ...end }), '2026-10-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: planned end of maintenance is today, 2 Oct 2026

      DUE       OpenStack 2025.1 Epoxy: planned end of maintenance is today,
                2 Oct 2026
                Today, 2 October 2026, is the day that upstream planned for
                its end of maintenance. Upstream has not declared it yet; it
                often does so some weeks later. Once that is declared, there
                are no more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('yesterday', () => {
    expect(told(factOf({ kind: 'due', ...end }), '2026-10-03')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: planned end of maintenance was yesterday, 2 Oct 2026

      DUE       OpenStack 2025.1 Epoxy: planned end of maintenance was
                yesterday, 2 Oct 2026
                Upstream planned its end of maintenance for 2 October 2026
                (yesterday). Upstream has not declared it yet. Once that is
                declared, there are no more official releases; its branch
                becomes unmaintained/2025.1, where volunteers may keep it.
                Upgrade before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('weeks ago, of the end of life', () => {
    expect(told(factOf({ kind: 'due', ...end, phase: 'end-of-life' }), '2026-10-31')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: planned end of life was 29 days ago, 2 Oct 2026

      DUE       OpenStack 2025.1 Epoxy: planned end of life was 29 days ago,
                2 Oct 2026
                Upstream planned its end of life for 2 October 2026 (29 days
                ago). Upstream has not declared it yet. Once that is declared,
                upstream fixes nothing in it, security holes included.
                Upgrade.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('of a release', () => {
    const notice = factOf({
      kind: 'due',
      phase: 'maintained',
      release: '2026.2',
      releaseTitle: '2026.2 Hibiscus',
      date: day('2026-09-30'),
      on: day('2026-09-30'),
      link: null,
    });
    expect(told(notice, '2026-09-30')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2026.2 Hibiscus: planned release is today, 30 Sep 2026

      DUE       OpenStack 2026.2 Hibiscus: planned release is today,
                30 Sep 2026
                Today, 30 September 2026, is the day that upstream planned for
                its release. Upstream has not declared it yet."
    `);
  });
  it('of the start of development', () => {
    const notice = factOf({
      kind: 'due',
      phase: 'development',
      release: '2027.1',
      releaseTitle: '2027.1 Indri',
      date: day('2026-10-01'),
      on: day('2026-10-01'),
      link: null,
    });
    expect(told(notice, '2026-10-01')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2027.1 Indri: planned start of development is today, 1 Oct 2026

      DUE       OpenStack 2027.1 Indri: planned start of development is today,
                1 Oct 2026
                Today, 1 October 2026, is the day that upstream planned for
                its start of development. Upstream has not declared it yet."
    `);
  });
});

describe('a phase that has begun on the word of upstream', () => {
  it('weeks after its day', () => {
    const notice = factOf({ kind: 'entered', basis: 'declared', ...end, on: day('2026-11-07') });
    expect(told(notice, '2026-11-07')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy is unmaintained (2 Oct 2026)

      ENDED     OpenStack 2025.1 Epoxy is unmaintained (2 Oct 2026)
                Upstream has declared it. It took effect on 2 October 2026
                (36 days ago). From that day on there are no more official
                releases; its branch becomes unmaintained/2025.1, where
                volunteers may keep it. Upgrade before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('on its day', () => {
    const notice = factOf({ kind: 'entered', basis: 'declared', ...end });
    expect(told(notice, '2026-10-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy is unmaintained (2 Oct 2026)

      ENDED     OpenStack 2025.1 Epoxy is unmaintained (2 Oct 2026)
                Upstream has declared it. It took effect on 2 October 2026
                (today). From that day on there are no more official releases;
                its branch becomes unmaintained/2025.1, where volunteers may
                keep it. Upgrade before you depend on a fix.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it('on a day that nobody gives', () => {
    const notice = factOf({ kind: 'entered', basis: 'declared', phase: 'end-of-life', date: null });
    expect(told(notice, '2026-10-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy has reached its end of life

      ENDED     OpenStack 2025.1 Epoxy has reached its end of life
                Upstream has declared it. Upstream gives no day for it. From
                now on upstream fixes nothing in it, security holes included.
                Upgrade.
                https://releases.openstack.org/epoxy/"
    `);
  });
  it.each([
    ['development', 'STARTED', 'is under development'],
    ['security', 'SECURITY', 'gets security fixes only from now on'],
    ['extended', 'EXTENDED', 'is in extended maintenance'],
    ['unmaintained', 'ENDED', 'is unmaintained'],
    ['end-of-life', 'ENDED', 'has reached its end of life'],
  ] as const)('is headed by its news: %s', (phase, label, headline) => {
    const notice = factOf({ kind: 'entered', basis: 'declared', ...end, phase });
    const [subject, , first] = told(notice, '2026-10-02').split('\n');
    expect(subject).toBe(`Subject: OpenStack 2025.1 Epoxy ${headline} (2 Oct 2026)`);
    expect(first?.startsWith(`${label.padEnd(10)}OpenStack 2025.1 Epoxy`)).toBe(true);
  });
  it('that is a release', () => {
    const notice = factOf({
      kind: 'released',
      basis: 'declared',
      phase: 'maintained',
      release: '2026.2',
      releaseTitle: '2026.2 Hibiscus',
      date: day('2026-09-30'),
      on: day('2026-09-30'),
      link: 'https://releases.openstack.org/hibiscus/',
    });
    expect(told(notice, '2026-09-30')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2026.2 Hibiscus is out (30 Sep 2026)

      RELEASED  OpenStack 2026.2 Hibiscus is out (30 Sep 2026)
                Upstream released it on 30 September 2026 (today). Read its
                release notes before you plan the upgrade to it.
                https://releases.openstack.org/hibiscus/"
    `);
  });
});

describe('a welcome', () => {
  const standings = [
    standingOf({
      release: '2024.1',
      releaseTitle: '2024.1 Caracal',
      phase: 'unmaintained',
      since: day('2025-11-07'),
      next: null,
    }),
    standingOf({ overdue: { phase: 'unmaintained', date: day('2026-09-01') }, next: null }),
    standingOf({
      release: '2025.2',
      releaseTitle: '2025.2 Flamingo',
      next: { phase: 'end-of-life', date: day('2027-04-28'), basis: 'scheduled' },
    }),
    standingOf({
      release: '2026.1',
      releaseTitle: '2026.1 Gazpacho',
      basis: 'scheduled',
      next: { phase: 'security', date: day('2026-09-03'), basis: 'derived' },
    }),
    standingOf({
      release: '2026.2',
      releaseTitle: '2026.2 Hibiscus',
      phase: 'development',
      next: { phase: 'maintained', date: day('2026-09-30'), basis: 'scheduled' },
      supportEnds: null,
    }),
    standingOf({
      release: '2010.1',
      releaseTitle: '2010.1 Austin',
      phase: 'end-of-life',
      since: null,
      next: null,
    }),
  ];
  const welcome = (parts: Partial<Letter>): Letter =>
    letterOf({ id: 'platform-1', revision: 1, kind: 'welcome', notices: [], ...parts });

  it('says where things stand', () => {
    expect(shown(welcome({ standings }))).toMatchInlineSnapshot(`
      "Subject: Lastpatch now watches openstack (supported releases) for you

      From today on you hear of what changes here. This is where things stand:

        OpenStack 2010.1 Austin    end of life
        OpenStack 2026.2 Hibiscus  development; release planned for
                                   30 Sep 2026, in 28 days
        OpenStack 2026.1 Gazpacho  maintained by now, as planned; security
                                   fixes only on 3 Sep 2026, tomorrow; all
                                   support ends on 2 Oct 2026
        OpenStack 2025.2 Flamingo  maintained; end of life planned for
                                   28 Apr 2027, in 238 days
        OpenStack 2025.1 Epoxy     maintained; unmaintained was planned for
                                   1 Sep 2026 and is not declared yet
        OpenStack 2024.1 Caracal   unmaintained since 7 Nov 2025; no date is
                                   given for what comes next

      You will be told on the day when a release is out or the support of a
      release ends, and 180, 90, 30 and 7 days, and 1 day before an end.

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 1; letter platform-1.
      "
    `);
  });
  it('gives a name that is too long for its column lines of its own', () => {
    const long = standingOf({
      productTitle: 'Amazon Elastic Kubernetes Service',
      releaseTitle: '1.30 (extended support)',
    });
    expect(shown(welcome({ standings: [standingOf(), long] })).split('\n\n')[2]).toMatchInlineSnapshot(`
      "  Amazon Elastic Kubernetes Service 1.30 (extended support)
                                maintained; unmaintained planned for
                                2 Oct 2026, in 30 days
        OpenStack 2025.1 Epoxy  maintained; unmaintained planned for
                                2 Oct 2026, in 30 days"
    `);
    expect(shown(welcome({ standings: [long] })).split('\n\n')[2]).toMatchInlineSnapshot(`
      "  Amazon Elastic Kubernetes Service 1.30 (extended support)
          maintained; unmaintained planned for 2 Oct 2026, in 30 days"
    `);
  });
  it('with nothing alive', () => {
    expect(shown(welcome({ follows: 'openstack 2010.1, 2011.1', reminders: [] }))).toMatchInlineSnapshot(`
      "Subject: Lastpatch now watches openstack 2010.1, 2011.1 for you

      From today on you hear of what changes here. This is where things stand:

      Nothing that you follow is alive on this day.

      You will be told on the day when a release is out or the support of a
      release ends.

      You get this because the watch "Platform team" follows openstack 2010.1,
      2011.1.
      OpenStack was read today. Catalog revision 1; letter platform-1.
      "
    `);
  });
  it.each([
    [[], 'the support of a release ends. '],
    [[1], 'ends, and 1 day before an end.'],
    [[7], 'ends, and 7 days before an end.'],
    [[90, 1], 'ends, and 90 days, and 1 day before an end.'],
    [[30, 7, 1], 'ends, and 30 and 7 days, and 1 day before an end.'],
    [[180, 90, 30], 'ends, and 180, 90 and 30 days before an end.'],
  ])('says when it reminds: %j', (reminders, said) => {
    const { text } = letterText(welcome({ reminders }), day('2026-09-02'));
    expect(text.replaceAll('\n', ' ')).toContain(said);
  });

  it.each([
    [
      { releases: false, ends: true },
      [30],
      'on the day when the support of a release ends, and 30 days before an end.',
    ],
    [{ releases: true, ends: false }, [], 'on the day when a release is out.'],
    [{ releases: false, ends: false }, [1], 'You will be told 1 day before an end.'],
    [{ releases: false, ends: false }, [], 'You will be told what this watch asks for.'],
  ])('promises only what the watch will hear: %j %j', (tells, reminders, said) => {
    const { text } = letterText(welcome({ tells, reminders }), day('2026-09-01'));
    expect(text.replaceAll('\n', ' ')).toContain(said);
  });
});

describe('a digest', () => {
  const alive = [
    standingOf(),
    standingOf({
      product: 'ubuntu',
      productTitle: 'Ubuntu',
      release: '24.04',
      releaseTitle: '24.04',
      next: { phase: 'extended', date: day('2029-06-01'), basis: 'scheduled' },
      supportEnds: day('2036-05-01'),
    }),
  ];
  const ended = [
    standingOf({
      release: '2023.2',
      releaseTitle: '2023.2 Bobcat',
      phase: 'end-of-life',
      since: day('2025-04-30'),
      next: null,
    }),
    standingOf({
      release: '2024.1',
      releaseTitle: '2024.1 Caracal',
      phase: 'unmaintained',
      since: day('2025-11-07'),
      basis: 'scheduled',
      next: null,
    }),
  ];
  const overdue = standingOf({
    release: '2024.2',
    releaseTitle: '2024.2 Dalmatian',
    next: null,
    overdue: { phase: 'end-of-life', date: day('2026-04-29') },
  });
  const digest = (parts: Partial<Letter>): Letter =>
    letterOf({
      id: 'platform-9',
      kind: 'digest',
      notices: [],
      on: day('2026-05-01'),
      sources: [{ title: 'OpenStack', asOf: day('2026-05-01') }],
      ...parts,
    });

  it('says what is overdue, what is alive and what has ended', () => {
    expect(shown(digest({ standings: [...ended, overdue, ...alive] }), '2026-05-01')).toMatchInlineSnapshot(`
      "Subject: Monthly digest: end of life of OpenStack 2024.2 Dalmatian overdue since 29 Apr 2026

      This is where things stand today. You follow 5 releases: 1 overdue, 2
      past their end.

      OVERDUE: the planned day has come, and upstream has not declared it:
        OpenStack 2024.2 Dalmatian  maintained; end of life was planned for
                                    29 Apr 2026 and is not declared yet

      SUPPORTED, or still to come:
        OpenStack 2025.1 Epoxy      maintained; unmaintained planned for
                                    2 Oct 2026, in 154 days
        Ubuntu 24.04                maintained; extended maintenance planned
                                    for 1 Jun 2029, in 1127 days; all support
                                    ends on 1 May 2036

      ENDED: upstream no longer maintains it:
        OpenStack 2024.1 Caracal    unmaintained since 7 Nov 2025, as planned;
                                    no date is given for what comes next
        OpenStack 2023.2 Bobcat     end of life since 30 Apr 2025

      This list comes once a month, also when there is no news: that it
      arrives proves that the way to you works. To switch it off, write
      "digest: off" at the watch "platform" in lastpatch.yaml.

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-9.
      "
    `);
  });
  it('that is sent the day after counts from there', () => {
    expect(shown(digest({ standings: alive }), '2026-05-02')).toMatchInlineSnapshot(`
      "Subject: Monthly digest: next comes the end of maintenance of OpenStack 2025.1 Epoxy, 2 Oct 2026

      This is where things stood on 1 May 2026. You follow 2 releases: nothing
      overdue, nothing past its end.

      SUPPORTED, or still to come:
        OpenStack 2025.1 Epoxy  maintained; unmaintained planned for
                                2 Oct 2026, in 153 days
        Ubuntu 24.04            maintained; extended maintenance planned for
                                1 Jun 2029, in 1126 days; all support ends on
                                1 May 2036

      This list comes once a month, also when there is no news: that it
      arrives proves that the way to you works. To switch it off, write
      "digest: off" at the watch "platform" in lastpatch.yaml.

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was last read on 1 May 2026, yesterday: dates may have moved
      since. Catalog revision 2; letter platform-9.
      "
    `);
  });
  it('of one release that has ended', () => {
    expect(shown(digest({ standings: ended.slice(0, 1) }), '2026-05-01')).toMatchInlineSnapshot(`
      "Subject: Monthly digest: no date to come, 1 release past the end

      This is where things stand today. You follow 1 release: 1 past its end.

      ENDED: upstream no longer maintains it:
        OpenStack 2023.2 Bobcat  end of life since 30 Apr 2025

      This list comes once a month, also when there is no news: that it
      arrives proves that the way to you works. To switch it off, write
      "digest: off" at the watch "platform" in lastpatch.yaml.

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-9.
      "
    `);
  });
  it('of nothing', () => {
    expect(shown(digest({ standings: [] }), '2026-05-01')).toMatchInlineSnapshot(`
      "Subject: Monthly digest: no date to come

      This is where things stand today.

      Nothing that you follow is alive on this day.

      This list comes once a month, also when there is no news: that it
      arrives proves that the way to you works. To switch it off, write
      "digest: off" at the watch "platform" in lastpatch.yaml.

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-9.
      "
    `);
  });
  it('stands after the news of the same day', () => {
    const letter = digest({ kind: 'news', notices: [DALMATIAN_DUE], standings: [overdue] });
    expect(shown(letter, '2026-05-01')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.2 Dalmatian: planned end of life was 2 days ago, 29 Apr 2026

      DUE       OpenStack 2024.2 Dalmatian: planned end of life was 2 days
                ago, 29 Apr 2026
                Upstream planned its end of life for 29 April 2026 (2 days
                ago). Upstream had not declared it when it was last read, on
                29 April 2026. Once that is declared, upstream fixes nothing
                in it, security holes included. Upgrade. Next hop: 2025.1
                Epoxy (the next release), maintained until 2 October 2026 as
                planned; then 2026.1 Gazpacho (SLURP to SLURP), maintained
                until 27 October 2027 as planned.
                https://releases.openstack.org/dalmatian/

      This is where things stand today. You follow 1 release: 1 overdue.

      OVERDUE: the planned day has come, and upstream has not declared it:
        OpenStack 2024.2 Dalmatian  maintained; end of life was planned for
                                    29 Apr 2026 and is not declared yet

      This list comes once a month, also when there is no news: that it
      arrives proves that the way to you works. To switch it off, write
      "digest: off" at the watch "platform" in lastpatch.yaml.

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-9.
      "
    `);
  });
  it('in parts says in the last one what it is for, and counts nothing', () => {
    const parts = [1, 2].map((number) =>
      shown(digest({ standings: alive, id: `platform-9.${number}`, part: { number, of: 2 } }), '2026-05-01'),
    );
    expect(parts[0]).toMatchInlineSnapshot(`
      "Subject: Monthly digest: next comes the end of maintenance of OpenStack 2025.1..., 2 Oct 2026 (part 1 of 2)

      This is where things stand today.

      SUPPORTED, or still to come:
        OpenStack 2025.1 Epoxy  maintained; unmaintained planned for
                                2 Oct 2026, in 154 days
        Ubuntu 24.04            maintained; extended maintenance planned for
                                1 Jun 2029, in 1127 days; all support ends on
                                1 May 2036

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-9.1,
      part 1 of 2.
      "
    `);
    expect(parts[1]).toContain('This list comes once a month');
    expect(parts.join('')).not.toContain('You follow 2');
  });
});

describe('a letter', () => {
  const released = factOf({
    kind: 'released',
    basis: 'declared',
    phase: 'maintained',
    release: '2026.2',
    releaseTitle: '2026.2 Hibiscus',
    date: day('2026-09-02'),
    link: 'https://releases.openstack.org/hibiscus/',
  });

  it('without a notice has its footer', () => {
    expect(shown(letterOf({ notices: [] }))).toMatchInlineSnapshot(`
      "Subject: Lastpatch has no news for Platform team

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-2.
      "
    `);
  });
  it('of one notice', () => {
    expect(shown(letterOf())).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026

      REMINDER  OpenStack 2025.1 Epoxy: 30 days until end of maintenance,
                2 Oct 2026
                Its end of maintenance comes on Friday, 2 October 2026, as
                planned by upstream: 30 days left. From that day on there are
                no more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix.
                https://releases.openstack.org/epoxy/

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-2.
      "
    `);
  });
  it('of two notices', () => {
    expect(shown(letterOf({ notices: [noticeOf(), released] }))).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026 (+1 more)

      REMINDER  OpenStack 2025.1 Epoxy: 30 days until end of maintenance,
                2 Oct 2026
                Its end of maintenance comes on Friday, 2 October 2026, as
                planned by upstream: 30 days left. From that day on there are
                no more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix.
                https://releases.openstack.org/epoxy/

      RELEASED  OpenStack 2026.2 Hibiscus is out (2 Sep 2026)
                Upstream released it on 2 September 2026 (today). Read its
                release notes before you plan the upgrade to it.
                https://releases.openstack.org/hibiscus/

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-2.
      "
    `);
  });
  it('that is urgent tells its notices', () => {
    const urgent = letterOf({ id: 'platform-2-urgent', kind: 'urgent', notices: [DALMATIAN_DUE] });
    expect(shown(urgent, '2026-04-29')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.2 Dalmatian: planned end of life is today, 29 Apr 2026

      DUE       OpenStack 2024.2 Dalmatian: planned end of life is today,
                29 Apr 2026
                Today, 29 April 2026, is the day that upstream planned for its
                end of life. Upstream has not declared it yet; it often does
                so some weeks later. Once that is declared, upstream fixes
                nothing in it, security holes included. Upgrade. Next hop:
                2025.1 Epoxy (the next release), maintained until
                2 October 2026 as planned; then 2026.1 Gazpacho (SLURP to
                SLURP), maintained until 27 October 2027 as planned.
                https://releases.openstack.org/dalmatian/

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-2-urgent.
      "
    `);
  });
  it('that is a part says so', () => {
    const part = letterOf({
      id: 'platform-2.2',
      part: { number: 2, of: 3 },
      notices: [BOBCAT_ENTERED, released],
    });
    expect(shown(part, '2025-05-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2023.2 Bobcat has reached its end of life (30 Apr 2025) (+1 more) (part 2 of 3)

      ENDED     OpenStack 2023.2 Bobcat has reached its end of life
                (30 Apr 2025)
                Upstream has declared it. It took effect on 30 April 2025
                (2 days ago). From that day on upstream fixes nothing in it,
                security holes included. Upgrade. Next hop: 2024.1 Caracal
                (the next release), maintained until 3 October 2025 as
                planned; then 2025.1 Epoxy (SLURP to SLURP), maintained until
                2 October 2026 as planned.
                https://releases.openstack.org/bobcat/

      RELEASED  OpenStack 2026.2 Hibiscus: release declared for 2 Sep 2026
                Upstream has declared its release for 2 September 2026 (in
                488 days). Read its release notes before you plan the upgrade
                to it.
                https://releases.openstack.org/hibiscus/

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-2.2,
      part 2 of 3.
      "
    `);
  });
  it('tells a release day as one list', () => {
    const notices = versionsOf(['nova 32.0.0', 'glance 31.0.0', 'neutron 27.0.0']);
    expect(shown(letterOf({ notices }), '2025-10-01')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: 3 versions of 3 projects are out (1 Oct 2025)

      VERSIONS  OpenStack 2025.2 Flamingo: 3 versions of 3 projects are out
                (1 Oct 2025)
                Out on 1 October 2025 (today): glance 31.0.0, neutron 27.0.0,
                nova 32.0.0.
                Read the release notes of what you run before you upgrade.
                https://releases.openstack.org/flamingo/

      You get this because the watch "Platform team" follows openstack
      (supported releases).
      OpenStack was read today. Catalog revision 2; letter platform-2.
      "
    `);
  });
  it('of a team with three environments says what ends where, by when to start, and what runs what has moved', () => {
    expect(shown(DOCUMENTED_FLEET_LETTER)).toMatchInlineSnapshot(`
      "Subject: region-one and 1 more: 30 days until end of maintenance of OpenStack 2025.1, 2 Oct 2026 (+2 more)

      DEADLINE  region-one and region-two: 30 days until end of maintenance of
                OpenStack 2025.1 Epoxy, 2 Oct 2026
                Its end of maintenance comes on Friday, 2 October 2026, as
                planned by upstream: 30 days left. From that day on there are
                no more official releases; its branch becomes
                unmaintained/2025.1, where volunteers may keep it. Upgrade
                before you depend on a fix. Next hop: 2026.1 Gazpacho (SLURP
                to SLURP), maintained until 27 October 2027 as planned.
                It is late: the hop to 2026.1 Gazpacho should have begun by
                18 August 2026, 15 days ago.
                https://releases.openstack.org/epoxy/

      DEADLINE  lab: 60 days until end of life of Python 3.10, 1 Nov 2026
                Its end of life comes on Sunday, 1 November 2026, as planned
                by upstream: 60 days left. From that day on upstream fixes
                nothing in it, security holes included. Upgrade. Go to 3.14,
                supported until 1 November 2030 as planned.
                Start the upgrade to 3.14 by 12 October 2026, in 40 days: it
                takes you 20 days.
                https://devguide.python.org/versions/

      MOVED     OpenStack 2025.2 Flamingo: end of life moved to 19 May 2027
                (was 28 Apr)
                Its end of life comes three weeks later: on Wednesday,
                19 May 2027, in 259 days (was 28 April 2027). Upstream has
                changed its plan. From that day on upstream fixes nothing in
                it, security holes included. Upgrade. It runs in lab. Next
                hop: 2026.1 Gazpacho (the next release), maintained until
                27 October 2027 as planned.
                https://releases.openstack.org/flamingo/

      You get this because the watch "Platform team" follows openstack 2025.1,
      2025.2; python 3.10.
      OpenStack and Python were read today. Catalog revision 305; letter
      platform-305.
      "
    `);
  });
  it('without a source has no sentence of one', () => {
    expect(shown(letterOf({ sources: [] }))).toMatch(/\nCatalog revision 2; letter platform-2\.\n$/);
  });
  it('of many products names some of them, once for each day on which they were read', () => {
    const names = ['Ubuntu', 'Debian', 'Python', 'HAProxy', 'etcd', 'Valkey'];
    const said = (count: number): string | undefined =>
      /((?:Ubuntu|Debian)[^.]* were [^.]*)\./.exec(
        shown(
          letterOf({ sources: names.slice(0, count).map((title) => ({ title, asOf: day('2026-09-02') })) }),
        ).replace(/\n/g, ' '),
      )?.[1];
    expect(said(2)).toBe('Ubuntu and Debian were read today');
    expect(said(4)).toBe('Ubuntu, Debian, Python and HAProxy were read today');
    expect(said(5)).toBe('Ubuntu, Debian, Python, HAProxy and etcd were read today');
    expect(said(6)).toBe('Ubuntu, Debian, Python, HAProxy and 2 others were read today');
    const mixed = names.map((title, index) => ({
      title,
      asOf: day(index % 2 === 0 ? '2026-09-02' : '2026-09-01'),
    }));
    expect(shown(letterOf({ sources: mixed })).replace(/\n/g, ' ')).toContain(
      'Ubuntu, Python and etcd were read today. Debian, HAProxy and Valkey were last read on 1 September 2026, yesterday: dates may have moved since.',
    );
  });
  it('of two sources, of which one was not read', () => {
    const sources = [
      { title: 'OpenStack', asOf: day('2026-09-02') },
      { title: 'Ubuntu', asOf: day('2026-09-01') },
    ];
    expect(
      shown(letterOf({ sources, follows: 'openstack (all releases); ubuntu 24.04, 26.04' }))
        .split('\n\n')
        .at(-1),
    ).toMatchInlineSnapshot(`
      "You get this because the watch "Platform team" follows openstack (all
      releases); ubuntu 24.04, 26.04.
      OpenStack was read today. Ubuntu was last read on 1 September 2026,
      yesterday: dates may have moved since. Catalog revision 2; letter
      platform-2.
      "
    `);
  });
});

describe('the lines of a letter', () => {
  const notices = NOTICE_KINDS.flatMap((kind) =>
    PHASES.flatMap((phase) =>
      [-400, -2, -1, 0, 1, 2, 30, 400]
        .map((days) => {
          const date = addDays(day('2026-09-02'), days);
          if (kind === 'reminder') return [noticeOf({ phase, date, step: Math.max(days, 0) })];
          return kind === 'deadline'
            ? ['region-one', 'region-two', 'lab'].map((name, index) =>
                deadlineOf(name, {
                  id: `${name} ${phase} ${days}`,
                  phase,
                  date,
                  step: Math.max(days, 1),
                  hops: started([TO_EPOXY, TO_GAZPACHO], date, 20 * index + 1),
                }),
              )
            : [
                factOf({ kind, phase, date }),
                factOf({
                  id: `${kind} ${phase} ${days} in full`,
                  kind,
                  phase,
                  date,
                  was: addDays(date, days > 0 ? -21 : 9),
                  standsFor: ['entered', 'due'],
                  next: { phase, date: addDays(date, 1) },
                  hops: [TO_EPOXY, TO_GAZPACHO],
                  cause: 'day',
                  runsIn: ['region-one', 'lab'],
                }),
                factOf({ id: `${kind} ${phase} ${days} of a project`, kind, phase, date, project: 'nova' }),
                factOf({ id: `${kind} ${phase} ${days} undated`, kind, phase, date: null }),
              ];
        })
        .flat(),
    ),
  );

  it('have at most 72 columns, but for links', () => {
    const names = [
      '2025.1 Epoxy',
      '2025.1 A name of many words that goes on for longer than a line of a letter',
      '에폭시 릴리스 에폭시 릴리스',
    ];
    const links = [null, `https://releases.example/${'long/'.repeat(20)}`];
    for (const releaseTitle of names) {
      for (const link of links) {
        const named = notices.map((notice) => ({ ...notice, releaseTitle, link }));
        const { text } = letterText(
          letterOf({ notices: named, watchTitle: names.join(' ') }),
          day('2026-09-02'),
        );
        const wide = text.split('\n').filter((line) => stringWidth(line) > 72 && line.trim() !== link);
        expect(wide).toEqual([]);
      }
    }
  });

  it('of forty notices tell each of them once, with an empty line between', () => {
    const forty = Array.from({ length: 40 }, (_, index) =>
      noticeOf({ release: `${index + 1}`, releaseTitle: `Release ${index + 1}.` }),
    );
    const { subject, text } = letterText(letterOf({ notices: forty }), day('2026-09-02'));
    expect(subject).toBe('OpenStack Release 1.: 30 days until end of maintenance, 2 Oct 2026 (+39 more)');
    const blocks = text.split('\n\n');
    expect(blocks).toHaveLength(41);
    for (const [index, block] of blocks.slice(0, 40).entries()) {
      expect(block).toMatch(new RegExp(`^REMINDER  OpenStack Release ${index + 1}\\.: 30 days`));
    }
  });

  it('of four hundred notices tell each of them once', () => {
    const fourHundred = Array.from({ length: 400 }, (_, index) =>
      noticeOf({ release: `${index + 1}`, releaseTitle: `Release ${index + 1}.` }),
    );
    const { subject, text } = letterText(letterOf({ notices: fourHundred }), day('2026-09-02'));
    expect(subject).toMatch(/ \(\+399 more\)$/);
    const told = [...text.matchAll(/^REMINDER {2}OpenStack Release (\d+)\./gm)].map(([, number]) => number);
    expect(told).toEqual(fourHundred.map(({ release }) => release));
  });

  it('never say "0 days" or "1 days" or a negative number of days', () => {
    for (const notice of notices) {
      const { subject, text } = letterText(letterOf({ notices: [notice] }), day('2026-09-02'));
      expect(`${subject}\n${text}`).not.toMatch(/(^|\D)[01]\s+days|-\d+\s+days?|undefined|null|NaN|\[object/);
    }
  });

  it('end with one line break, and none ends with a space', () => {
    for (const letter of [letterOf({ notices }), letterOf({ kind: 'welcome', standings: [standingOf()] })]) {
      const { text } = letterText(letter, day('2026-09-02'));
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/ \n/);
    }
  });
});

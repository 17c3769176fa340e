import { calendarDate, type Phase } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import {
  BOBCAT_ENTERED,
  CARACAL_ENTERED,
  DALMATIAN_DUE,
  factOf,
  noticeOf,
  TO_EPOXY,
  TO_GAZPACHO,
} from '../../../testing/sample-letters.ts';
import { shownOf } from '../../../testing/shown-letter.ts';
import type { NextHop, Notice } from '../../daily-check/notice.ts';
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
  cause: 'day',
  date: day('2029-06-01'),
  on: day('2029-06-01'),
  asOf: day('2029-06-01'),
} as const;

describe('an end on the word of upstream', () => {
  it('of life, declared two days later', () => {
    expect(told(BOBCAT_ENTERED, '2025-05-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2023.2 Bobcat has reached its end of life (30 Apr 2025)

      ENDED     OpenStack 2023.2 Bobcat has reached its end of life
                (30 Apr 2025)
                Upstream has declared it. It took effect on 30 April 2025
                (2 days ago). From that day on upstream fixes nothing in it,
                security holes included. Upgrade. Next hop: 2024.1 Caracal
                (the next release), maintained until 3 October 2025 as
                planned; then 2025.1 Epoxy (SLURP to SLURP), maintained until
                2 October 2026 as planned.
                https://releases.openstack.org/bobcat/"
    `);
  });
  it('of maintenance, today', () => {
    expect(told(CARACAL_ENTERED, '2025-11-07')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal is unmaintained (7 Nov 2025)

      ENDED     OpenStack 2024.1 Caracal is unmaintained (7 Nov 2025)
                Upstream has declared it. It took effect on 7 November 2025
                (today). From that day on there are no more official releases;
                its branch becomes unmaintained/2024.1, where volunteers may
                keep it. Upgrade before you depend on a fix. Next hop: 2025.1
                Epoxy (SLURP to SLURP), maintained until 2 October 2026 as
                planned.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('declared ahead of its day', () => {
    expect(told({ ...CARACAL_ENTERED, date: day('2025-11-14') }, '2025-11-07')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.1 Caracal: end of maintenance declared for 14 Nov 2025

      ENDED     OpenStack 2024.1 Caracal: end of maintenance declared for
                14 Nov 2025
                Upstream has declared it. It takes effect on 14 November 2025
                (in 7 days). From that day on there are no more official
                releases; its branch becomes unmaintained/2024.1, where
                volunteers may keep it. Upgrade before you depend on a fix.
                Next hop: 2025.1 Epoxy (SLURP to SLURP), maintained until
                2 October 2026 as planned.
                https://releases.openstack.org/caracal/"
    `);
  });
});

describe('a phase that follows from other dates', () => {
  it('is not called declared: the start of development', () => {
    const notice = factOf({
      kind: 'entered',
      phase: 'development',
      basis: 'derived',
      release: '2026.1',
      releaseTitle: '2026.1 Gazpacho',
      date: day('2025-10-01'),
      link: null,
    });
    expect(told(notice, '2025-10-01')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2026.1 Gazpacho is under development (1 Oct 2025)

      STARTED   OpenStack 2026.1 Gazpacho is under development (1 Oct 2025)
                It follows from upstream's policy and its other dates.
                Development began on 1 October 2025 (today)."
    `);
    expect(noticeWords(notice, day('2025-09-30')).body[1]).toBe(
      'Development begins on 1 October 2025 (tomorrow).',
    );
  });
  it('is not called declared: the end of full maintenance', () => {
    const notice = factOf({
      kind: 'entered',
      phase: 'security',
      basis: 'derived',
      release: '2016.1',
      releaseTitle: '2016.1 Mitaka',
      date: day('2016-10-06'),
      link: null,
    });
    expect(told(notice, '2016-10-07')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2016.1 Mitaka gets security fixes only from now on (6 Oct 2016)

      SECURITY  OpenStack 2016.1 Mitaka gets security fixes only from now on
                (6 Oct 2016)
                It follows from upstream's policy and its other dates. It took
                effect on 6 October 2016 (yesterday). From that day on it gets
                security fixes only. Plan the upgrade to a newer release."
    `);
  });
});

describe('a planned end that has come without upstream declaring it', () => {
  it('today', () => {
    expect(told(DALMATIAN_DUE, '2026-04-29')).toMatchInlineSnapshot(`
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
                https://releases.openstack.org/dalmatian/"
    `);
  });
  it('that is sent later claims no more than was read', () => {
    expect(told(DALMATIAN_DUE, '2026-05-02')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2024.2 Dalmatian: planned end of life was 3 days ago, 29 Apr 2026

      DUE       OpenStack 2024.2 Dalmatian: planned end of life was 3 days
                ago, 29 Apr 2026
                Upstream planned its end of life for 29 April 2026 (3 days
                ago). Upstream had not declared it when it was last read, on
                29 April 2026. Once that is declared, upstream fixes nothing
                in it, security holes included. Upgrade. Next hop: 2025.1
                Epoxy (the next release), maintained until 2 October 2026 as
                planned; then 2026.1 Gazpacho (SLURP to SLURP), maintained
                until 27 October 2027 as planned.
                https://releases.openstack.org/dalmatian/"
    `);
  });
});

describe('a day that has come by itself', () => {
  it('of extended maintenance', () => {
    const hops: NextHop[] = [{ releaseTitle: '26.04', kind: 'next', supportEnds: day('2031-06-01') }];
    expect(told(factOf({ ...UBUNTU, kind: 'entered', phase: 'extended', hops }), '2029-06-01'))
      .toMatchInlineSnapshot(`
        "Subject: Ubuntu 24.04 is in extended maintenance (1 Jun 2029)

        EXTENDED  Ubuntu 24.04 is in extended maintenance (1 Jun 2029)
                  Its end of regular maintenance came on 1 June 2029 (today), as
                  planned by upstream. From that day on it gets fixes only under
                  extended support. Upgrade, or make sure that you have that
                  support. Go to 26.04, supported until 1 June 2031 as planned.
                  https://endoflife.date/ubuntu"
      `);
  });
  it('of the end of life, told later', () => {
    expect(told(factOf({ ...UBUNTU, kind: 'entered', phase: 'end-of-life' }), '2029-06-04'))
      .toMatchInlineSnapshot(`
      "Subject: Ubuntu 24.04 has reached its end of life (1 Jun 2029)

      ENDED     Ubuntu 24.04 has reached its end of life (1 Jun 2029)
                Its end of life came on 1 June 2029 (3 days ago), as planned
                by upstream. From that day on upstream fixes nothing in it,
                security holes included. Upgrade.
                https://endoflife.date/ubuntu"
    `);
  });
  it('of a release', () => {
    expect(told(factOf({ ...UBUNTU, kind: 'released', phase: 'maintained' }), '2029-06-01'))
      .toMatchInlineSnapshot(`
      "Subject: Ubuntu 24.04 is out, as planned (1 Jun 2029)

      RELEASED  Ubuntu 24.04 is out, as planned (1 Jun 2029)
                Its release day is 1 June 2029 (today), as planned by
                upstream. Read its release notes before you plan the upgrade
                to it.
                https://endoflife.date/ubuntu"
    `);
  });
  it.each(['declared', 'scheduled', 'derived'] as const)('is never called declared: %s', (basis) => {
    for (const kind of ['entered', 'released'] as const) {
      const phase: Phase = kind === 'entered' ? 'end-of-life' : 'maintained';
      const { headline, body } = noticeWords(factOf({ ...UBUNTU, kind, phase, basis }), day('2029-06-01'));
      expect(`${headline} ${body.join(' ')}`).not.toMatch(/declared|Upstream released/);
    }
  });
  it('says nothing of branches or SLURP', () => {
    for (const phase of ['security', 'extended', 'unmaintained', 'end-of-life'] as const) {
      const notice = factOf({ ...UBUNTU, kind: 'entered', phase, hops: [TO_EPOXY, TO_GAZPACHO] });
      expect(noticeWords(notice, day('2029-06-01')).body.join(' ')).not.toMatch(/SLURP|branch/);
    }
  });
});

describe('a release that is out', () => {
  const released = factOf({
    kind: 'released',
    phase: 'maintained',
    basis: 'declared',
    release: '2026.1',
    releaseTitle: '2026.1 Gazpacho',
    date: day('2026-04-01'),
  });
  it.each([
    ['2026-04-01', 'OpenStack 2026.1 Gazpacho is out (1 Apr 2026)', 'on 1 April 2026 (today).'],
    ['2026-04-02', 'OpenStack 2026.1 Gazpacho is out (1 Apr 2026)', 'on 1 April 2026 (yesterday).'],
    ['2026-03-31', 'OpenStack 2026.1 Gazpacho: release declared for 1 Apr 2026', '1 April 2026 (tomorrow).'],
  ])('told on %s: %s', (today, headline, said) => {
    const words = noticeWords(released, day(today));
    expect(words.headline).toBe(headline);
    expect(words.body[0]).toContain(said);
  });
  it('on a day that upstream does not give', () => {
    expect(noticeWords({ ...released, date: null }, day('2026-04-02'))).toEqual({
      label: 'RELEASED',
      headline: 'OpenStack 2026.1 Gazpacho is out',
      body: [
        'Upstream has declared it; it gives no day for it.',
        'Read its release notes before you plan the upgrade to it.',
      ],
    });
  });
});

describe('the next hop', () => {
  const said = (hops: readonly NextHop[] | undefined, parts: Partial<Notice> = {}): string | undefined =>
    noticeWords({ ...noticeOf(parts), ...(hops ? { hops } : {}) }, day('2026-09-02')).body.find((text) =>
      /^(Next hop:|Go to) /.test(text),
    );
  const hop = (
    releaseTitle: string,
    supportEnds: string | null,
    kind: NextHop['kind'] = 'next',
  ): NextHop => ({
    releaseTitle,
    kind,
    supportEnds: supportEnds === null ? null : day(supportEnds),
  });

  it.each<[string, readonly NextHop[] | undefined, string | undefined]>([
    ['nobody knows', undefined, undefined],
    ['there is none', [], undefined],
    [
      'there is one',
      [TO_GAZPACHO],
      'Next hop: 2026.1 Gazpacho (SLURP to SLURP), maintained until 27 October 2027 as planned.',
    ],
    [
      'there are two',
      [hop('2025.1 Epoxy', '2026-10-02'), TO_GAZPACHO],
      'Next hop: 2025.1 Epoxy (the next release), maintained until 2 October 2026 as planned; then 2026.1 Gazpacho (SLURP to SLURP), maintained until 27 October 2027 as planned.',
    ],
    [
      'there are three, of which the middle one is only passed',
      [hop('2024.1 Caracal', '2025-10-24', 'slurp'), hop('2025.1 Epoxy', '2026-10-02', 'slurp'), TO_GAZPACHO],
      'Next hop: 2024.1 Caracal (SLURP to SLURP), whose support was to end on 24 October 2025; then 2025.1 Epoxy (SLURP to SLURP); then 2026.1 Gazpacho (SLURP to SLURP), maintained until 27 October 2027 as planned.',
    ],
    [
      'its end is unknown',
      [hop('2026.2 Hibiscus', null)],
      'Next hop: 2026.2 Hibiscus (the next release), with no end of support given.',
    ],
    [
      'its end is today',
      [hop('2025.1 Epoxy', '2026-09-02')],
      'Next hop: 2025.1 Epoxy (the next release), whose support was to end on 2 September 2026.',
    ],
  ])('when %s', (_, hops, sentence) => {
    expect(said(hops)).toBe(sentence);
  });

  it('of another product says only where it leads to, since no source says through which releases', () => {
    const way = [hop('1.33', '2026-06-28'), hop('1.34', '2026-10-27')];
    expect(said(way, { product: 'kubernetes' })).toBe(
      'Go to 1.34, supported until 27 October 2026 as planned.',
    );
    expect(said(way.slice(0, 1), { product: 'kubernetes' })).toBe(
      'Go to 1.33, whose support was to end on 28 June 2026.',
    );
    expect(said([hop('4.3', null)], { product: 'rabbitmq' })).toBe(
      'Go to 4.3, with no end of support given.',
    );
  });
});

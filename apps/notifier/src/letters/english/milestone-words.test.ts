import { calendarDate, MILESTONE_KINDS, type Milestone } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { factOf } from '../../../testing/sample-letters.ts';
import type { Notice } from '../../daily-check/notice.ts';
import { milestoneTitle } from './milestone-words.ts';
import { noticeWords } from './notice-words.ts';

const day = calendarDate;

const freeze: Milestone = {
  release: 'hibiscus',
  kind: 'feature-freeze',
  slug: 'ff',
  from: day('2026-08-24'),
  until: day('2026-08-29'),
  project: null,
};

function milestoneOf(milestone: Partial<Milestone> = {}, parts: Partial<Notice> = {}): Notice {
  const whole = { ...freeze, ...milestone };
  return factOf({
    kind: 'milestone',
    phase: null,
    release: '2026.2',
    releaseTitle: '2026.2 Hibiscus',
    date: whole.from,
    milestone: whole,
    ...parts,
  });
}

const said = (notice: Notice, today: string): string => {
  const { label, headline, body } = noticeWords(notice, day(today));
  return [label, headline, ...body].join('\n');
};

describe('a milestone', () => {
  it('of which the week is known', () => {
    expect(said(milestoneOf(), '2026-08-24')).toMatchInlineSnapshot(`
      "MILESTONE
      OpenStack 2026.2 Hibiscus: feature freeze, this week (from 24 Aug 2026)
      Upstream's schedule gives the week of 24 to 28 August 2026, and no day.
      From then on no new features are taken in."
    `);
  });
  it.each([
    ['2026-08-23', 'in the week of 24 Aug 2026'],
    ['2026-08-24', 'this week (from 24 Aug 2026)'],
    ['2026-08-28', 'this week (from 24 Aug 2026)'],
    ['2026-08-29', 'in the week of 24 Aug 2026'],
  ])('told on %s is %s', (today, when) => {
    expect(noticeWords(milestoneOf(), day(today)).headline).toBe(
      `OpenStack 2026.2 Hibiscus: feature freeze, ${when}`,
    );
  });
  it('whose day a rule tells', () => {
    const notice = milestoneOf(
      { kind: 'milestone-3', slug: '3' },
      { basis: 'derived', date: day('2026-08-27') },
    );
    expect(said(notice, '2026-08-27')).toMatchInlineSnapshot(`
      "MILESTONE
      OpenStack 2026.2 Hibiscus: milestone 3, today (27 Aug 2026)
      It falls on Thursday, 27 August 2026 (today): upstream's schedule gives the week, and these milestones are on its Thursday.
      It concerns those who take part in its development."
    `);
    expect(said(notice, '2026-08-28')).toContain('milestone 3, yesterday (27 Aug 2026)');
  });
  it('of one project', () => {
    const notice = milestoneOf(
      { kind: 'other', slug: 'nova-spec-freeze', project: 'nova', until: day('2026-09-04') },
      { project: 'nova' },
    );
    expect(said(notice, '2026-08-24')).toMatchInlineSnapshot(`
      "MILESTONE
      OpenStack 2026.2 Hibiscus, nova: spec freeze, this week (from 24 Aug 2026)
      Upstream's schedule gives the week of 24 August to 3 September 2026, and no day.
      It concerns those who take part in its development."
    `);
  });
  it('of one day', () => {
    const notice = milestoneOf({ until: day('2026-08-25') });
    expect(said(notice, '2026-08-24')).toContain('gives the week of 24 August 2026, and no day.');
  });
  it.each(MILESTONE_KINDS)('of the kind %s has a title of its own', (kind) => {
    expect(milestoneTitle({ ...freeze, kind, slug: 'own-thing' })).toMatch(/^[a-zA-Z0-9 ]{3,}$/);
  });
});

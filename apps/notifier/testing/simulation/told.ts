import type { Watch } from '@lastpatch/settings';
import { NOTICE_KINDS, PHASES } from '@lastpatch/release-model';
import type { Letter } from '../../src/daily-check/letter.ts';
import type { Message } from '../../src/daily-check/message.ts';
import type { Notice } from '../../src/daily-check/notice.ts';
import { beginningOf, type Day, DAY_MS } from './days.ts';
import { factText } from './fact.ts';
import { LIFE } from './reading.ts';
import { whereItStands } from './standing.ts';
import { SUBSCRIPTIONS } from './subscriber.ts';

/** A fact as the product told it, in the reference's form. */
export interface ToldFact {
  readonly id: string;
  readonly text: string;
}

/** What a letter of the product tells. */
export function toldIn({ notices }: Pick<Letter, 'notices'>): ToldFact[] {
  return notices.map((notice) => ({ id: notice.id, text: textOf(notice) }));
}

/** Where a letter of the product says that releases stand, in the reference's form. */
export function standingsIn({ standings }: Pick<Letter, 'standings'>): string[] {
  return standings.map(({ product, release, phase, next, isNew = false }) =>
    whereItStands({
      product,
      release: release.replace(/\.0$/, ''),
      phase: LIFE.indexOf(phase),
      next: next && { phase: LIFE.indexOf(next.phase), date: dayOf(next.date) },
      isNew,
    }),
  );
}

/** A message that can be taken apart again: what is told is in it, and the day on which it was written. */
export function messageOf(letter: Letter, today: string): Message {
  const json = JSON.stringify({
    revision: letter.revision,
    told: toldIn(letter),
    standings: standingsIn(letter),
  });
  const { id, watch, on } = letter;
  return { letter: id, watch, on, subject: id, text: `written on ${today}`, sms: null, json, chat: '' };
}

/** What a message tells, as {@link messageOf} wrote it. */
export function toldBy({ json }: Message): ToldFact[] {
  return (JSON.parse(json) as { readonly told: ToldFact[] }).told;
}

/** Where it says that releases stand. */
export function standingsBy({ json }: Message): string[] {
  return (JSON.parse(json) as { readonly standings: string[] }).standings;
}

/** The settings of the watches that there are, by the numbers of their subscriptions. */
export function settingsOf(watches: ReadonlyMap<string, number>): Watch[] {
  return [...watches].flatMap(([id, number]): Watch[] => {
    const subscription = SUBSCRIPTIONS[number];
    if (!subscription) return [];
    const follow = subscription.wishes.map(({ product, releases, phases, projects, kinds }) => ({
      product,
      releases,
      projects,
      phases: PHASES.filter((_, place) => phases.includes(place)),
      kinds: NOTICE_KINDS.filter((kind) => kinds.includes(kind)),
    }));
    return [{ id, title: id, follow, reminders: subscription.reminders, digest: 'off' }];
  });
}

function textOf({ was, step, project, version, next, listings, ...notice }: Notice): string {
  return factText({
    kind: notice.kind,
    product: notice.product,
    release: notice.release?.replace(/\.0$/, '') ?? null,
    phase: notice.phase === null ? null : LIFE.indexOf(notice.phase),
    on: dayOf(notice.on),
    date: notice.date === null ? null : dayOf(notice.date),
    ...(was === undefined ? {} : { was: dayOf(was) }),
    ...(step === undefined ? {} : { step }),
    ...(project === undefined ? {} : { project }),
    ...(version === undefined ? {} : { version }),
    ...(listings === undefined ? {} : { listings }),
    ...(next === undefined ? {} : { next: { phase: LIFE.indexOf(next.phase), date: dayOf(next.date) } }),
  });
}

function dayOf(date: string): Day {
  return Math.round((Date.parse(date) - beginningOf(0)) / DAY_MS);
}

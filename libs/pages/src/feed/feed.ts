import { type CalendarDate, compareDates } from '@lastpatch/release-model';
import { factSentences, factTitle } from '../fact-words.ts';
import type { LifeFact } from '../life-fact.ts';
import type { PageOptions } from '../page-options.ts';
import { webLink } from '../web-link.ts';
import { escapedXml } from './escaped-xml.ts';

/** The most entries of a feed, and of those the most about what is to come. */
const MOST = { entries: 100, ahead: 50 };

/** What a feed is of. */
export interface FeedOf extends PageOptions {
  /** Never changes, and is the folder in which the feed is published: `products/openstack`. */
  readonly id: string;
  /** What people read, harmless. */
  readonly title: string;
  readonly facts: readonly LifeFact[];
}

/**
 * What has happened and what is next, as an Atom feed (RFC 4287), the latest change first. Each entry is one fact: a date that
 * moves is another, with an id of its own, so that readers see it as new.
 *
 * @throws RangeError where there are no facts: an empty feed would have no day on which it was updated
 */
export function feed({ id, title, facts, address }: FeedOf): string {
  const entries = chosen(facts).sort(byChange);
  const [latest] = entries;
  if (latest === undefined) throw new RangeError(`there is nothing of which ${id} could be a feed`);
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n',
    `<id>${tag(`feeds/${id}`)}</id>\n<title>${escapedXml(title)}</title>\n`,
    `<updated>${instant(latest.stamp)}</updated>\n<author><name>Lastpatch</name></author>\n`,
    address === undefined ? '' : selfLink(`${address}${id}/feed.atom`),
    ...entries.map(entry),
    '</feed>\n',
  ].join('');
}

/** Readers that were handed the file know by it where to look again. */
function selfLink(href: string): string {
  return `<link rel="self" type="application/atom+xml" href="${escapedXml(href)}"/>\n`;
}

function entry(fact: LifeFact): string {
  const link = webLink(fact.release.link);
  return [
    `<entry>\n<id>${tag(`${fact.id}/${fact.ordinal}`)}</id>\n<title>${escapedXml(factTitle(fact))}</title>\n`,
    `<updated>${instant(fact.stamp)}</updated>\n`,
    link === null ? '' : `<link rel="alternate" href="${escapedXml(link)}"/>\n`,
    `<category term="${fact.state}"/>\n`,
    `<content type="text">${escapedXml(`${fact.date}. ${factSentences(fact)}`)}</content>\n</entry>\n`,
  ].join('');
}

/** What is to come, the nearest first, and what has come, the latest first, as far as there is room. */
function chosen(facts: readonly LifeFact[]): LifeFact[] {
  const isAhead = ({ state }: LifeFact): boolean => state === 'planned' || state === 'cancelled';
  const ahead = facts.filter(isAhead).sort((a, b) => compareDates(a.date, b.date));
  const past = facts.filter((fact) => !isAhead(fact)).sort((a, b) => compareDates(b.date, a.date));
  const kept = ahead.slice(0, MOST.ahead);
  return [...kept, ...past.slice(0, MOST.entries - kept.length)];
}

function byChange(a: LifeFact, b: LifeFact): number {
  return compareDates(b.stamp, a.stamp) || compareDates(b.date, a.date) || (a.id < b.id ? -1 : 1);
}

/** A tag (RFC 4151): a name for ever, whatever address the feed is read from. */
function tag(specific: string): string {
  return `tag:lastpatch,2026:${specific}`;
}

function instant(day: CalendarDate): string {
  return `${day}T00:00:00Z`;
}

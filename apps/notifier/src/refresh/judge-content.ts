import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { PartState, WaitingContent } from './source-state.ts';

/** How long content that may be an old copy must stand before it is taken. */
export const STANDING_DAYS = 2;

/** How many earlier contents are remembered: a copy that is older than these was made long before the last reading. */
const MOST_EARLIER = 120;

/** What is to be done with what was read. `same`: it says what is known. `wait`: it may be an old copy. */
export type Judgement =
  | { readonly verdict: 'same' | 'take' }
  | { readonly verdict: 'wait'; readonly waiting: WaitingContent; readonly why: string };

/** What content is held against. */
export interface KnownContent {
  /** Undefined when the part was never read. */
  readonly state: PartState | undefined;
  /** The last day that what is known of the source's products knew; undefined when nothing is known. */
  readonly asOf: CalendarDate | undefined;
}

/** What was read, as far as it says how old it is. */
export type FoundContent = Pick<PartState, 'content' | 'madeAt' | 'url' | 'lastModified'>;

/**
 * Whether content is taken. What upstream said before, or what it made before what was read last, comes from a copy that is
 * out of date, unless upstream has really gone back: then it still says so two days later.
 */
export function judgeContent(
  found: FoundContent,
  { state, asOf }: KnownContent,
  today: CalendarDate,
): Judgement {
  const { content } = found;
  if (content === state?.content) return { verdict: 'same' };
  const isRepeated = state?.earlier.includes(content) ?? false;
  if (!isRepeated && !isOlder(found, state, asOf)) return { verdict: 'take' };
  const waiting = state?.waiting?.content === content ? state.waiting : { content, since: today };
  if (daysBetween(waiting.since, today) >= STANDING_DAYS) return { verdict: 'take' };
  const what = isRepeated ? 'what it said before it last changed' : 'something older than what is known';
  return {
    verdict: 'wait',
    waiting,
    why: `it says ${what}, which may be an old copy: it is taken when it has stood for ${STANDING_DAYS} days`,
  };
}

/** Whether upstream made it before what is known, by its own word or, of one address, by that of the server. */
function isOlder(found: FoundContent, state: PartState | undefined, asOf: CalendarDate | undefined): boolean {
  if (state === undefined) return found.madeAt !== null && asOf !== undefined && found.madeAt < asOf;
  if (found.madeAt !== null && state.madeAt !== null) return found.madeAt < state.madeAt;
  if (found.url !== state.url || found.lastModified === null || state.lastModified === null) return false;
  return Date.parse(found.lastModified) < Date.parse(state.lastModified);
}

/** The contents that are earlier once another is taken. */
export function earlierContents(known: PartState | undefined, content: string): string[] {
  if (known === undefined) return [];
  const earlier = known.earlier.filter((other) => other !== content && other !== known.content);
  return [...earlier, ...(known.content === content ? [] : [known.content])].slice(-MOST_EARLIER);
}

import type { CalendarDate, Phase } from '@lastpatch/release-model';
import type { ToldKind } from './notice.ts';

/** What makes a fact the one that it is. */
export interface FactIdentity {
  readonly kind: ToldKind;
  /** Keys, which outlive renames. */
  readonly product: string;
  /** Null for what belongs to no release. */
  readonly release: string | null;
  readonly project?: string;
  readonly version?: string;
  readonly milestone?: string;
  /** Of a deadline: the environment, in lower case. */
  readonly environment?: string;
  /** Who said it, where two can say the same. */
  readonly by?: 'governance';
  readonly phase?: Phase | null;
  /** Null where upstream gives none. */
  readonly date?: CalendarDate | null;
  readonly step?: number;
  /** The day from which it is muted no more, which it is told for. */
  readonly until?: CalendarDate;
  /** Which value of that fact it is, counted from 1: a fact that happens twice has two ids. */
  readonly ordinal: number;
}

/**
 * The id of a fact: `moved/openstack/epoxy/phase=unmaintained/date=2026-10-16/2`. Made of keys and of the fact alone, never
 * of the day of the run, so that it is the same on every machine and every day.
 */
export function noticeId(fact: FactIdentity): string {
  const named = PARTS.flatMap((part) => {
    const value = fact[part];
    return value === undefined || value === null ? [] : [`${part}=${encoded(String(value))}`];
  });
  return [fact.kind, encoded(fact.product), encoded(fact.release ?? ''), ...named, String(fact.ordinal)].join(
    '/',
  );
}

const PARTS = [
  'project',
  'version',
  'milestone',
  'by',
  'environment',
  'phase',
  'date',
  'step',
  'until',
] as const;

/**
 * The id of a deadline that stands in for a reminder.
 *
 * @param environment its name in lower case
 */
export function deadlineId(reminderId: string, environment: string): string {
  const [, product = '', release = '', ...rest] = reminderId.split('/');
  return ['deadline', product, release, `environment=${encoded(environment)}`, ...rest].join('/');
}

// Names come from upstream: a slash, a space or half a character in one must not make another id, or none.
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

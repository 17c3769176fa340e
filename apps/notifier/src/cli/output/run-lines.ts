import { daysBetween } from '@lastpatch/release-model';
import { isSubscriberName } from '../../adapters/transports/subscriber-channel.ts';
import type { DeliveryReport } from '../../daily-check/deliver.ts';
import type { RunReport } from '../../daily-check/run-daily-check.ts';
import { renderMessage } from '../../letters/message.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { SMS_PREFIX } from '../../letters/sms-text.ts';
import { count, countOfDays } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import { alarming, heading, quiet } from './paint.ts';
import type { SourceReport } from '../../daily-run/source-reports.ts';

const WIDTH = 80;

/** Where a run has put its letters. */
export interface RunShown {
  readonly folder: string;
  /** Who subscribers are, by the names of their channels, as it may be shown. */
  readonly who: ReadonlyMap<string, string>;
  readonly isDryRun: boolean;
}

/** What a run did, for people: the letters, then a summary, then what is wrong. */
export function runLines(report: RunReport, sources: readonly SourceReport[], shown: RunShown): string[] {
  const letters = Map.groupBy(report.deliveries, ({ letter }) => letter.id).values();
  return [
    ...[...letters].flatMap((deliveries) => letterLines(deliveries, report, shown)),
    summary(report, shown),
    ...sources.flatMap(({ problem }) =>
      problem === null ? [] : ['', ...wrap(problem, { width: WIDTH }).map(alarming)],
    ),
  ];
}

/** One letter, with all its deliveries of this run; what the folder had before is not shown again. */
function letterLines(deliveries: readonly DeliveryReport[], { on }: RunReport, { who }: RunShown): string[] {
  const kept = deliveries.find(({ channel }) => !isSubscriberName(channel));
  const [{ letter }] = deliveries as readonly [DeliveryReport, ...DeliveryReport[]];
  const { subject, text, sms } = renderMessage(letter, on);
  const became = quiet(`  (letter ${letter.id}${kept ? `, ${stateSaid(kept)}` : ''})`);
  const subscribers = deliveries
    .filter((delivery) => delivery !== kept)
    .map((delivery) => {
      const { channel } = delivery;
      return (
        heading(`To: ${who.get(channel) ?? 'a former subscriber'}`) +
        quiet(`  (${channel}, ${stateSaid(delivery)})`)
      );
    });
  if (letter.kind === 'urgent') {
    return [
      heading(`SMS to watch ${letter.watch}`) + became,
      ...subscribers,
      ...wrap(`${SMS_PREFIX}${sms ?? subject}`, { width: WIDTH }),
      '',
    ];
  }
  return [
    heading(`To: watch ${letter.watch}`) + became,
    ...subscribers,
    heading(`Subject: ${subject}`),
    '',
    ...(kept ? [text] : []),
  ];
}

function stateSaid({ state, why, silence }: DeliveryReport): string {
  // Why is said once for each server.
  if (silence !== undefined) return `${state}: not tried`;
  return `${state}${why === undefined ? '' : `: ${plainLine(why)}`}`;
}

function summary({ on, lastDay, revision, deliveries }: RunReport, { folder, isDryRun }: RunShown): string {
  const [toSubscribers = [], kept = []] = [true, false].map((isTo) =>
    deliveries.filter(({ channel }) => isSubscriberName(channel) === isTo),
  );
  const made = kept.filter(({ state }) => (isDryRun ? state !== 'held' : state === 'sent'));
  const span =
    lastDay === undefined
      ? 'First run'
      : lastDay > on
        ? `${on} is before ${lastDay}, the last day that was checked, so nothing was planned`
        : lastDay === on
          ? `${on} was already checked`
          : `Checked ${on}, ${countOfDays(daysBetween(lastDay, on))} after the last run`;
  const messages = made.filter(({ letter }) => letter.kind === 'urgent').length;
  const letters = made.length - messages;
  const what = [count(letters, 'letter'), ...(messages === 0 ? [] : [count(messages, 'SMS', 'SMS')])].join(
    ' and ',
  );
  const results = [
    ...(kept.length === 0 ? [] : [`${what} ${isDryRun ? 'to be ' : ''}written to ${plainLine(folder)}`]),
    ...(toSubscribers.length === 0 ? [] : [sentSaid(toSubscribers)]),
  ];
  const result = results.length === 0 ? 'nothing new to tell' : results.join('; ');
  if (isDryRun) return `${span}: ${result}. This was a dry run: nothing was recorded or sent.`;
  return `${span}: ${result}. Catalog revision ${revision}.`;
}

function sentSaid(deliveries: readonly DeliveryReport[]): string {
  const wanted = deliveries.filter(({ state }) => state !== 'cancelled');
  const sent = wanted.filter(({ state }) => state === 'sent').length;
  const all = count(wanted.length, 'delivery', 'deliveries');
  return `${sent === wanted.length ? '' : `${sent} of `}${all} to subscribers went out`;
}

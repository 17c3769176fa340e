import { daysBetween } from '@lastpatch/release-model';
import type { DeliveryReport } from '../../daily-check/deliver.ts';
import type { RunReport } from '../../daily-check/run-daily-check.ts';
import { renderMessage } from '../../letters/message.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { SMS_PREFIX } from '../../letters/sms-text.ts';
import { count, countOfDays } from '../../letters/words.ts';
import { wrap } from '../../letters/wrap.ts';
import { alarming, heading, quiet } from './paint.ts';
import type { SourceReport } from '../../daily-run/source-reports.ts';

const WIDTH = 80;

/** What a run did, for people: the letters, then a summary, then what is wrong. */
export function runLines(
  report: RunReport,
  sources: readonly SourceReport[],
  folder: string,
  isDryRun = false,
): string[] {
  return [
    ...report.deliveries.flatMap((delivery) => letterLines(delivery, report)),
    summary(report, folder, isDryRun),
    ...sources.flatMap(({ problem }) =>
      problem === null ? [] : ['', ...wrap(problem, { width: WIDTH }).map(alarming)],
    ),
  ];
}

function letterLines({ letter, state, why }: DeliveryReport, { on }: RunReport): string[] {
  const { subject, text, sms } = renderMessage(letter, on);
  const became = quiet(`  (letter ${letter.id}, ${state}${why === undefined ? '' : `: ${plainLine(why)}`})`);
  if (letter.kind === 'urgent') {
    return [
      heading(`SMS to watch ${letter.watch}`) + became,
      ...wrap(`${SMS_PREFIX}${sms ?? subject}`, { width: WIDTH }),
      '',
    ];
  }
  return [heading(`To: watch ${letter.watch}`) + became, heading(`Subject: ${subject}`), '', text];
}

function summary(
  { on, lastDay, revision, deliveries }: RunReport,
  folder: string,
  isDryRun: boolean,
): string {
  const made = deliveries.filter(({ state }) => (isDryRun ? state !== 'held' : state === 'sent'));
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
  const result =
    deliveries.length === 0
      ? 'nothing new to tell'
      : `${what} ${isDryRun ? 'to be ' : ''}written to ${plainLine(folder)}`;
  if (isDryRun) return `${span}: ${result}. This was a dry run: nothing was recorded or sent.`;
  return `${span}: ${result}. Catalog revision ${revision}.`;
}

import type { Message } from '../../daily-check/message.ts';
import type { Notice } from '../../daily-check/notice.ts';
import type { Delivery, LedgerEntry } from '../../daily-check/ports.ts';
import { lastReadOn } from '../../daily-check/last-read.ts';
import { noticeWords } from '../../letters/english/notice-words.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { subjectOf } from '../../letters/subject.ts';
import { countOfDays, longDate } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import { heading, quiet } from './paint.ts';
import { table } from './table.ts';

const WIDTH = 80;

/** A letter and its deliveries, for machines. */
export function entryJson({ letter, deliveries }: LedgerEntry): object {
  return {
    letter: letter.id,
    watch: letter.watch,
    kind: letter.kind,
    on: letter.on,
    revision: letter.revision,
    subject: deliveries.find(({ message }) => message)?.message?.subject ?? subjectOf(letter, letter.on),
    notices: letter.notices.map(({ id }) => id),
    deliveries: deliveries.map(deliveryJson),
  };
}

function deliveryJson({ channel, state, attempts, isResent, settledAt, why }: Delivery): object {
  const at = settledAt === null ? null : new Date(settledAt).toISOString();
  return { channel, state, attempts, resent: isResent, at, why };
}

/** Letters as a table, one row for each delivery. */
export function listLines(entries: readonly LedgerEntry[]): string[] {
  if (entries.length === 0) return ['No letter has been made yet.'];
  const rows = entries.flatMap(({ letter, deliveries }) =>
    deliveries.map(({ channel, state, message }) => [
      letter.on,
      plainLine(letter.id),
      plainLine(channel),
      state,
      message?.subject ?? subjectOf(letter, letter.on),
    ]),
  );
  return table([['DAY', 'LETTER', 'CHANNEL', 'STATE', 'SUBJECT'], ...rows]);
}

/** One letter as it was sent, below what became of it. */
export function entryLines({ letter, deliveries }: LedgerEntry, { subject, text }: Message): string[] {
  return [
    heading(`Letter ${plainLine(letter.id)} to watch ${plainLine(letter.watch)}, ${longDate(letter.on)}`),
    ...deliveries.map((delivery) => `  ${deliverySaid(delivery)}`),
    ...(letter.notices.length === 0
      ? []
      : ['', 'It tells:', ...letter.notices.map(({ id }) => `  ${plainLine(id)}`)]),
    '',
    heading(`Subject: ${subject}`),
    '',
    text.trimEnd(),
  ];
}

/** From which fact a notice comes, and who was told, when. */
export function explainLines(notice: Notice, entries: readonly LedgerEntry[]): string[] {
  const { headline } = noticeWords(notice, notice.on);
  return [
    ...wrap(headline, { width: WIDTH }).map(heading),
    '',
    ...field('fact', factSaid(notice)),
    ...field('upstream', upstreamSaid(notice)),
    ...entries.flatMap(({ letter, deliveries }) => [
      ...field(
        'told',
        `watch ${plainLine(letter.watch)}, in letter ${plainLine(letter.id)} of ${letter.on} (catalog revision ${letter.revision})`,
      ),
      ...deliveries.flatMap((delivery) => field('', deliverySaid(delivery))),
    ]),
  ];
}

const FIELD = 'upstream  ';

function field(name: string, text: string): string[] {
  return wrap(text, {
    first: quiet(name.padEnd(FIELD.length)),
    rest: ' '.repeat(FIELD.length),
    width: WIDTH,
  });
}

function factSaid({
  kind,
  product,
  release,
  phase,
  date,
  was,
  basis,
  project,
  version,
  step,
}: Notice): string {
  return plainLine(
    [
      kind,
      product,
      ...(release === null ? [] : [release]),
      ...(project === undefined ? [] : [`project ${project}`]),
      ...(version === undefined ? [] : [`version ${version}`]),
      ...(phase === null ? [] : [phase]),
      date ?? 'no date',
      ...(was === undefined ? [] : [`(was ${was})`]),
      ...(step === undefined ? [] : [`${countOfDays(step)} ahead`]),
      `(${basis})`,
    ].join(' '),
  );
}

function upstreamSaid(notice: Notice): string {
  const { evidence, cause, on, link } = notice;
  const source = evidence ?? 'its source';
  const seen = cause === 'day' ? `its day came on ${on}` : `first seen on ${on}`;
  return plainLine(`${source}, as read on ${lastReadOn(notice)}; ${seen}${link === null ? '' : `; ${link}`}`);
}

function deliverySaid({ channel, state, attempts, isResent, settledAt, why }: Delivery): string {
  const at =
    settledAt === null ? '' : ` at ${new Date(settledAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const tries = attempts > 1 ? `, attempt ${attempts}` : '';
  const again = isResent ? ', once more because it may have gone out before' : '';
  return plainLine(`${channel}: ${state}${at}${tries}${again}${why === null ? '' : `: ${why}`}`);
}

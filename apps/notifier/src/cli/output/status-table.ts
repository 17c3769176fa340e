import {
  type CalendarDate,
  daysBetween,
  declaresPhases,
  type Phase,
  type Product,
  type ReleaseStatus,
  releaseTitle,
} from '@lastpatch/release-model';
import stringWidth from 'string-width';
import { plainLine } from '../../letters/plain-line.ts';
import { PHASE_NAME, beginningOf, count, relativeDays } from '../../letters/english/words.ts';
import type { ProductStanding, VendorStatus } from '../commands/status.ts';
import { alarming, heading, paintDaysLeft, paintPhase, quiet } from './paint.ts';
import { type Cell, table } from './table.ts';

/** Where a product's releases stand, the newest first, for a terminal of 80 columns. */
export function statusTable(
  on: CalendarDate,
  { product, statuses, vendors, absent, all }: ProductStanding,
): string[] {
  const datedOf = ({ release }: ReleaseStatus): readonly VendorStatus[] => vendors.get(release.key) ?? [];
  // What has ended upstream is shown for as long as a vendor supports it.
  const isShown = ({ phase }: ReleaseStatus): boolean => all || phase !== 'end-of-life';
  const shown = [...statuses].reverse().filter((status) => [status, ...datedOf(status)].some(isShown));
  const ended = statuses.length - shown.length;
  const isMarked = shown.some((status) =>
    [status, ...datedOf(status)].some(({ basis }) => basis !== 'declared'),
  );
  return [
    heading(`${plainLine(product.title)} on ${on}`),
    quiet(sourceAge(on, product)),
    '',
    ...(shown.length === 0
      ? absent.length === 0 && ended === 0
        ? ['Nothing of it existed yet on that day.']
        : []
      : fitting((named) =>
          rowsOf(
            on,
            shown.map((status) => ({ status, vendors: datedOf(status) })),
            named,
          ),
        )),
    ...absent.map((id) => `${plainLine(id)} did not exist yet on that day.`),
    ...(isMarked ? ['', quiet(markSaid(product))] : []),
    ...(shown.some(({ overdue }) => overdue !== null)
      ? ['', quiet('overdue: the planned day has come, and upstream has not declared it yet')]
      : []),
    ...(ended === 0
      ? []
      : [
          '',
          quiet(
            `${count(ended, 'release')} at end of life not shown: lastpatch status ${plainLine(product.name)} --all`,
          ),
        ]),
  ];
}

type PhaseNames = Readonly<Record<Phase, string>>;

/** The rows of releases, each with those of the vendors that date it below. */
function rowsOf(
  on: CalendarDate,
  shown: readonly { readonly status: ReleaseStatus; readonly vendors: readonly VendorStatus[] }[],
  named: PhaseNames,
): (string | Cell)[][] {
  const cells = (status: ReleaseStatus): (string | Cell)[] => [
    { text: named[status.phase], paint: paintPhase(status.phase) },
    since(status),
    next(on, status, named),
  ];
  return [
    ['RELEASE', 'PHASE', 'SINCE', 'NEXT'].map((text) => ({ text, paint: quiet })),
    ...shown.flatMap(({ status, vendors }) => [
      [plainLine(releaseTitle(status.release)), ...cells(status)],
      ...vendors.map((dated) => [`  ${plainLine(dated.vendor.title)}`, ...cells(dated)]),
    ]),
  ];
}

/** The table with phases by their names, or by short ones where it would be too wide. */
function fitting(rows: (named: PhaseNames) => (string | Cell)[][]): string[] {
  const isWide = (line: string): boolean => stringWidth(line) > WIDTH;
  const lines = table(rows(PHASE_NAME));
  return lines.some(isWide) ? table(rows(SHORT_NAME)) : lines;
}

const WIDTH = 80;

const SHORT_NAME: PhaseNames = { ...PHASE_NAME, security: 'security', extended: 'extended' };

/** What the mark at a date means. */
function markSaid({ source }: Product): string {
  return declaresPhases(source)
    ? '~ follows from the plan or from other dates; the rest is declared by upstream'
    : '~ was still to come when upstream was read';
}

function sourceAge(on: CalendarDate, { asOf, readOn = asOf, source }: Product): string {
  if (source === 'custom') return `as your team wrote it down; last checked on ${readOn}`;
  const days = daysBetween(asOf, on);
  if (days < 0) return `as known on ${asOf}`;
  if (days === 0) return 'as upstream told it on that day';
  return `as upstream told it ${relativeDays(-days)}, on ${asOf}; later dates are plans`;
}

function since({ since, basis, phase }: ReleaseStatus): string {
  if (phase === 'planned') return '';
  const mark = basis === 'declared' ? '' : '~';
  return `${since ?? 'unknown'}${mark}`;
}

function next(on: CalendarDate, status: ReleaseStatus, named: PhaseNames): Cell {
  const { overdue, release, phase } = status;
  if (overdue) {
    return { text: `overdue: ${named[overdue.phase]} ${overdue.date}`, paint: alarming };
  }
  if (status.next) {
    const days = daysBetween(on, status.next.date);
    const { phase: coming } = status.next;
    const word = coming === 'maintained' ? beginningOf(coming) : named[coming];
    const basis = status.next.basis === 'scheduled' ? '' : `, ${status.next.basis}`;
    return {
      text: `${word} ${status.next.date}, ${relativeDays(days)}${basis}`,
      paint:
        status.next.phase === 'maintained' || status.next.phase === 'development'
          ? (text) => text
          : paintDaysLeft(days),
    };
  }
  if (phase === 'end-of-life') return { text: '' };
  const undated = release.windows.find((window) => window.basis === 'scheduled' && window.from === null);
  return { text: undated ? `${named[undated.phase]}, no date given` : 'no date given', paint: quiet };
}

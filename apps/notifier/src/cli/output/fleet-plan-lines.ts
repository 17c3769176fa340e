import type { EnvironmentPlan, Outlook } from '@lastpatch/fleet';
import { firstOf, planRemarks } from '@lastpatch/pages/plan-remarks';
import { addMonths, type CalendarDate, daysBetween, releaseTitle } from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { count, relativeDays } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import type { MuteOf } from '../fleet-mutes.ts';
import { runsOf } from '../fleet-runs.ts';
import { datesLines } from './dates-lines.ts';
import { mutedOutlooks, muteSaid } from './muted-words.ts';
import { alarming, heading, paintDaysLeft, quiet } from './paint.ts';
import { deadlineSaid, hopSaid, nextHopSaid } from './plan-lines.ts';
import { type Cell, table } from './table.ts';
import { pictureLegend, windowPicture } from './window-picture.ts';

const WIDTH = 80;

/** Environments beyond these have no picture: nobody looks through more. */
const MOST_PICTURES = 60;

// A picture shows what is near: a release that is supported for twelve years would leave no room for the rest.
const MONTHS_BEFORE = 24;
const MONTHS_AFTER = 48;

/** Deadlines by environment, the most urgent first; mixed versions; each way once; and a time line for each environment. */
export function fleetPlanLines(
  on: CalendarDate,
  plans: readonly EnvironmentPlan[],
  muteOf: MuteOf,
): string[] {
  const runs = runsOf(plans);
  return [
    heading(`The fleet on ${on}: ${count(plans.length, 'environment')}, the most urgent first`) +
      quiet(' (dates to come are plans)'),
    ...datesLines(
      runs.flatMap(({ plan: { outlook } }) => [
        outlook,
        ...outlook.hops.map((hop) => ({ ...hop, product: outlook.product })),
      ]),
    ),
    '',
    ...deadlineTable(on, plans, muteOf),
    ...remarkLines(plans, muteOf),
    ...wayLines(on, plans),
    ...pictures(on, plans),
  ];
}

function deadlineTable(on: CalendarDate, plans: readonly EnvironmentPlan[], muteOf: MuteOf): string[] {
  const hasStarts = runsOf(plans).some(({ plan }) => plan.outlook.startBy !== null);
  const column = (cell: string | Cell): (string | Cell)[] => (hasStarts ? [cell] : []);
  return table([
    ['ENVIRONMENT', 'RUNS', 'SUPPORT ENDS', ...column('START BY'), 'NEXT HOP +MORE'].map((text): Cell =>
      typeof text === 'string' ? { text, paint: quiet } : text,
    ),
    ...plans.flatMap(({ name, plans: own }) =>
      own.length === 0
        ? [[plainLine(name), 'nothing that has a deadline']]
        : own.map(({ outlook, others }, index) => [
            index === 0 ? plainLine(name) : '',
            `${runSaid(outlook)}${others.length === 0 ? '' : ', mixed'}${muteOf(name, outlook) ? ', muted' : ''}`,
            deadlineSaid(outlook),
            ...column(startSaid(on, outlook)),
            nextHopSaid(outlook),
          ]),
    ),
  ]);
}

/** `OpenStack 2025.1 Epoxy` */
export function runSaid({ product, release }: Pick<Outlook, 'product' | 'release'>): string {
  return plainLine(`${product.title} ${releaseTitle(release)}`);
}

function startSaid(on: CalendarDate, { startBy }: Outlook): Cell {
  if (startBy === null) return { text: '' };
  const days = daysBetween(on, startBy);
  return days > 0
    ? { text: `${startBy}, ${relativeDays(days)}`, paint: paintDaysLeft(days) }
    : { text: `now, since ${startBy}`, paint: alarming };
}

/** What the table has no room for, each once with the environments that it is said of. */
function remarkLines(plans: readonly EnvironmentPlan[], muteOf: MuteOf): string[] {
  const remarks = plans.flatMap(({ name, plans: own, notYet }) => [
    ...own.flatMap((plan) =>
      [
        ...planRemarks(plan),
        ...mutedOutlooks(name, plan, muteOf).map(
          ({ outlook, ack }) => `${runSaid(outlook)} is ${muteSaid(ack)}`,
        ),
      ].map((said) => ({ name, said })),
    ),
    ...notYet.map((run) => ({
      name,
      said: `${run.product.title} ${releaseTitle(run.release)} did not exist yet on that day`,
    })),
  ]);
  if (remarks.length === 0) return [];
  const grouped = Map.groupBy(remarks, ({ said }) => said);
  const sentences = [...grouped].map(([said, same]) => `${firstOf(same.map(({ name }) => name))}: ${said}`);
  return ['', ...sentences.flatMap((sentence) => wrap(plainLine(sentence), { rest: '  ', width: WIDTH }))];
}

/** Each way once, with the environments that go it. */
function wayLines(on: CalendarDate, plans: readonly EnvironmentPlan[]): string[] {
  const runs = runsOf(plans).filter(({ plan }) => plan.outlook.hops.length > 0);
  const ways = Map.groupBy(runs, ({ plan }) => plan.outlook);
  return [...ways].flatMap(([outlook, going]) => {
    const { product, release, path, hops } = outlook;
    const names = going.map(({ environment }) => environment);
    return [
      '',
      heading(`${runSaid(outlook)} to ${plainLine(releaseTitle(path.target ?? release))}`),
      ...wrap(plainLine(`for ${firstOf(names)}`), { first: '  ', width: WIDTH }),
      ...hops.flatMap((hop, index) => {
        const start = hop.startBy === null ? '' : `; start by ${hop.startBy}`;
        return wrap(`${index + 1}. ${hopSaid(on, hop, product)}${start}`, {
          first: '  ',
          rest: '     ',
          width: WIDTH,
        });
      }),
    ];
  });
}

function pictures(on: CalendarDate, plans: readonly EnvironmentPlan[]): string[] {
  const [from, until] = [addMonths(on, -MONTHS_BEFORE), addMonths(on, MONTHS_AFTER)];
  let hasStarts = false;
  const drawn = plans.slice(0, MOST_PICTURES).flatMap(({ name, plans: own }) => {
    const rows = own.map(({ outlook }) => ({
      label: runSaid(outlook),
      release: outlook.release,
      asOf: outlook.product.asOf,
      startBy: outlook.startBy,
    }));
    const lines = rows.length === 0 ? [] : windowPicture({ on, rows, from, until });
    hasStarts ||= rows.some(({ startBy }) => startBy !== null);
    return lines.length === 0 ? [] : ['', heading(plainLine(name)), ...lines];
  });
  if (drawn.length === 0) return [];
  const rest = plans.length - MOST_PICTURES;
  return [
    ...drawn,
    '',
    pictureLegend(hasStarts),
    ...(rest > 0
      ? wrap(`${count(rest, 'more environment')} not drawn: "lastpatch plan ENVIRONMENT" draws one`, {
          first: '  ',
          width: WIDTH,
        })
      : []),
  ];
}

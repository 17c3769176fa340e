import { compareUrgency, type EnvironmentPlan, type Outlook } from '@lastpatch/fleet';
import { type CalendarDate, daysBetween, isOver, releaseTitle } from '@lastpatch/release-model';
import { type ComponentChildren, h } from 'preact';
import { isEndOverdue } from '../overdue-end.ts';
import { phaseToday } from '../standing-said.ts';
import { relativeDays } from '../day-words.ts';
import { type RunningGroup, runningGroups } from '../running-groups.ts';
import { shownName } from '../shown-name.ts';
import { dated } from './dated.ts';
import { simpleTable } from './simple-table.ts';
import type { ComponentChild } from 'preact';

/** The most environments that a row names. */
const MOST_NAMED = 50;

/** What runs, where, until when, by when to begin, and the way: the most urgent first. */
export function fleetTable(plans: readonly EnvironmentPlan[], on: CalendarDate): ComponentChild {
  const groups = runningGroups(plans).sort((a, b) => compareUrgency(a.outlook, b.outlook));
  return simpleTable({
    caption: 'What runs, the most urgent first',
    heads: ['Runs', 'Where', 'All support ends', 'Start by', 'Way'],
    rows: groups.map((group) => [
      runsSaid(group),
      whereSaid(group.environments),
      endSaid(group.outlook),
      startSaid(group.outlook, on),
      waySaid(group.outlook),
    ]),
  });
}

/** `OpenStack 2025.1 Epoxy`; where a vendor's dates decide, `OpenStack 2025.1 Epoxy at Ubuntu Cloud Archive`. */
export function runSaid({ product, release }: Pick<Outlook, 'product' | 'release'>): string {
  const vendor = release.datesOf === undefined ? '' : ` at ${release.datesOf.title}`;
  return shownName(`${product.title} ${releaseTitle(release)}${vendor}`);
}

function runsSaid({ outlook, others }: RunningGroup): ComponentChildren {
  const mixed = others.map(({ release }) => shownName(releaseTitle(release))).join(', ');
  return [
    runSaid(outlook),
    h(
      'span',
      { class: 'muted' },
      ` ${phaseToday(outlook.status)}${mixed === '' ? '' : `; mixed with ${mixed}`}`,
    ),
  ];
}

function whereSaid(environments: readonly string[]): ComponentChildren {
  const names = environments.slice(0, MOST_NAMED).map(shownName).join(', ');
  const more = environments.length - MOST_NAMED;
  const said = more > 0 ? `${names} and ${more} more` : names;
  if (environments.length <= 3) return said;
  return h('details', null, h('summary', null, `${environments.length} environments`), said);
}

/** When all support ends or ended, and how far away that is. */
export function endSaid({ status, daysLeft }: Outlook): ComponentChildren {
  if (status.supportEnds === null || daysLeft === null) {
    return isOver(status.phase) ? 'ended, day unknown' : 'unknown, no date given';
  }
  const isClose = daysLeft < 90;
  return [
    dated(status.supportEnds),
    h('span', { class: isClose ? 'close' : 'muted' }, ` ${relativeDays(daysLeft)}`),
    isEndOverdue(status) && ', not declared yet',
  ];
}

function startSaid({ startBy }: Outlook, on: CalendarDate): ComponentChildren {
  if (startBy === null) return '';
  const days = daysBetween(on, startBy);
  return days > 0
    ? [dated(startBy), h('span', { class: 'muted' }, ` ${relativeDays(days)}`)]
    : h('span', { class: 'close' }, 'now, since ', dated(startBy));
}

function waySaid({ hops, path, release, status }: Outlook): ComponentChildren {
  if (path.target === null) return 'nothing newer is out';
  if (path.target === release) return isOver(status.phase) ? 'nothing newer lasts longer' : 'stay here';
  return hops.map((hop, index) => [
    index > 0 && ', then ',
    shownName(releaseTitle(hop.release)),
    index > 0 && hop.startBy !== null && [' from ', dated(hop.startBy)],
  ]);
}

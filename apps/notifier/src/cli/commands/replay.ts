import { addDays, type CalendarDate } from '@lastpatch/release-model';
import { DEFAULT_REMINDERS, DEFAULT_SETTLING_DAYS } from '@lastpatch/settings';
import { MemoryOutbox } from '../../adapters/memory-outbox.ts';
import { loadSettings } from '../../adapters/settings-file.ts';
import { SnapshotReadings, snapshotsIn } from '../../adapters/snapshot-folder.ts';
import type { Notice } from '../../daily-check/notice.ts';
import { replay as replayDays } from '../../daily-check/replay.ts';
import { renderMessage } from '../../letters/message.ts';
import { noticeWords } from '../../letters/english/notice-words.ts';
import { dayFrom, type GlobalOptions } from '../global-options.ts';
import { progress } from '../progress.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch replay`. */
export interface ReplayOptions extends GlobalOptions {
  readonly snapshots: string;
}

/** `lastpatch replay`: the daily check for every day from the first snapshot to the last, or to `--on`. */
export async function replay(options: ReplayOptions): Promise<void> {
  const settings = (await loadSettings(options.config))?.settings;
  const snapshots = await snapshotsIn(options.snapshots);
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (!first || !last) return;
  const lastDay = options.on === undefined ? last.day : dayFrom('--on', options.on);
  const readings = new SnapshotReadings(snapshots);
  const shown = progress();
  shown.begin(`Replaying ${first.day} to ${lastDay}`);
  const notices = replayDays({
    firstDay: first.day,
    lastDay,
    catalogOn: (day) => {
      shown.reach(day);
      return readings.catalogOn(day);
    },
    outbox: new MemoryOutbox(),
    settlingDays: settings?.settlingDays ?? DEFAULT_SETTLING_DAYS,
    reminders: DEFAULT_REMINDERS,
    render: renderMessage,
  });
  let told = 0;
  for await (const notice of notices) {
    told += 1;
    if (options.json) sayJson(noticeJson(notice));
    else say(noticeLine(notice));
  }
  if (!options.json && told === 0) say(nothingTold(first.day, lastDay));
}

function noticeJson(notice: Notice): object {
  const { on, id, kind, product, release, phase, date, was, basis, step, project, version, milestone } =
    notice;
  return {
    on,
    id,
    kind,
    product,
    release,
    phase,
    date: date ?? on,
    was,
    daysLeft: step,
    basis,
    project,
    version,
    milestone: milestone?.kind,
    slug: milestone?.slug,
  };
}

/** Wide enough for the longest kind. */
const KIND_WIDTH = 'unscheduled'.length;

function noticeLine(notice: Notice): string {
  const { headline } = noticeWords(notice, notice.on);
  return `${notice.on}  ${notice.kind.padEnd(KIND_WIDTH)}  ${headline}`;
}

function nothingTold(first: CalendarDate, last: CalendarDate): string {
  return first >= last
    ? `The first day, ${first}, is the baseline, which tells nothing: a replay needs a later snapshot, or a later day with --on.`
    : `Nothing happened from ${addDays(first, 1)} to ${last}.`;
}

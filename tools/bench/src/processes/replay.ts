/** Replays the daily check for every day from the first snapshot of a folder to a day: `replay.js FOLDER YYYY-MM-DD`. */
import { calendarDate } from '@lastpatch/release-model';
import { DEFAULT_REMINDERS, DEFAULT_SETTLING_DAYS } from '@lastpatch/settings';
import { MemoryOutbox } from '../../../../apps/notifier/src/adapters/memory-outbox.ts';
import { SnapshotReadings, snapshotsIn } from '../../../../apps/notifier/src/adapters/snapshot-folder.ts';
import { replay } from '../../../../apps/notifier/src/daily-check/replay.ts';
import { renderMessage } from '../../../../apps/notifier/src/letters/message.ts';
import { measured } from './measured.ts';

const [, , folder = '', last = ''] = process.argv;

await measured(async () => {
  const snapshots = await snapshotsIn(folder);
  const readings = new SnapshotReadings(snapshots);
  const notices = replay({
    firstDay: snapshots[0]?.day ?? calendarDate(last),
    lastDay: calendarDate(last),
    catalogOn: (day) => readings.catalogOn(day),
    outbox: new MemoryOutbox(),
    settlingDays: DEFAULT_SETTLING_DAYS,
    reminders: DEFAULT_REMINDERS,
    render: renderMessage,
  });
  let told = 0;
  for await (const notice of notices) if (notice.id !== '') told += 1;
  return told;
}, String);

import { join } from 'node:path';
import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import { FolderChannel } from '../../adapters/folder-channel.ts';
import { SourceFolder } from '../../adapters/source-folder.ts';
import { SqliteOutbox } from '../../adapters/sqlite-outbox.ts';
import { readTextFile } from '../../adapters/text-file.ts';
import { dailyRun } from '../../daily-run/daily-run.ts';
import { DEFAULT_STATE } from '../global-options.ts';
import { runLines } from '../output/run-lines.ts';
import { note } from '../write.ts';
import type { FirstFiles } from './first-files.ts';

const OUTBOX = join(DEFAULT_STATE, 'outbox');

/** The letters that the first run would write on a day: nothing is recorded, sent or read anew. */
export async function previewLines(
  { written, fleet }: FirstFiles,
  catalog: Catalog,
  today: CalendarDate,
): Promise<string[]> {
  const outbox = SqliteOutbox.open(':memory:');
  try {
    const { report } = await dailyRun({
      outbox,
      channels: [new FolderChannel(OUTBOX)],
      written,
      settingsName: 'lastpatch.yaml',
      team: { catalog, problems: [] },
      fleet,
      store: new SourceFolder(DEFAULT_STATE),
      readText: readTextFile,
      isRefresh: false,
      today,
      now: Date.now,
      dryRun: true,
      tell: (sentence) => note(`lastpatch: ${sentence}`),
    });
    return runLines(report, [], { folder: OUTBOX, who: new Map(), isDryRun: true });
  } finally {
    outbox.close();
  }
}

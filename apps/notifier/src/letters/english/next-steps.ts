import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { hopSentence } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import { startSentences } from './start-words.ts';

/** Where to go from the release of a notice; of a deadline first with by when to start. */
export function nextSteps(notice: Notice, today: CalendarDate): string[] {
  const start = notice.kind === 'deadline' ? startSentences(notice, today) : [];
  return hopSentence(notice, today).flatMap((hop) =>
    [[hop, ...start].join(' '), hop].map((step) => `${releaseNamed(notice)}: ${step}`),
  );
}

import { noticeWordsBy } from '../language/notice-words-by-kind.ts';
import { announcedWords } from './announced-words.ts';
import { enteredWords, releasedWords } from './begun-words.ts';
import { deadlineWords } from './deadline-words.ts';
import { decidingSentence } from './deciding-words.ts';
import { milestoneWords } from './milestone-words.ts';
import { comeWords, movedWords, scheduledWords, unscheduledWords } from './changed-date-words.ts';
import { dueWords, reminderWords } from './planned-date-words.ts';
import { projectEndWords, projectWithdrawnWords, retiredWords, versionWords } from './project-words.ts';
import { withdrawnWords } from './withdrawn-words.ts';

/**
 * The words for one notice, with days counted from `today`. All names in them are one harmless line each. Of several notices
 * that are read as one, see `groupWords`.
 */
export const noticeWords = noticeWordsBy({
  announced: announcedWords,
  scheduled: scheduledWords,
  moved: movedWords,
  come: comeWords,
  unscheduled: unscheduledWords,
  deadline: deadlineWords,
  reminder: reminderWords,
  released: releasedWords,
  due: dueWords,
  entered: enteredWords,
  withdrawn: withdrawnWords,
  projectEnd: projectEndWords,
  projectWithdrawn: projectWithdrawnWords,
  version: versionWords,
  retired: retiredWords,
  milestone: milestoneWords,
  deciding: decidingSentence,
});

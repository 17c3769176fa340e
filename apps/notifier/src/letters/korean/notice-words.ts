import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { NoticeWords } from '../language/language.ts';
import { hasComeUnseen } from '../planned-day.ts';
import { announcedWords } from './announced-words.ts';
import { enteredWords, releasedWords } from './begun-words.ts';
import { comeWords, movedWords, scheduledWords, unscheduledWords } from './changed-date-words.ts';
import { deadlineWords } from './deadline-words.ts';
import { decidingSentence } from './deciding-words.ts';
import { milestoneWords } from './milestone-words.ts';
import { dueWords, reminderWords } from './planned-date-words.ts';
import { projectEndWords, projectWithdrawnWords, retiredWords, versionWords } from './project-words.ts';
import { withdrawnWords } from './withdrawn-words.ts';

/** The words for one notice, with days counted from `today`. All names in them are one harmless line each. */
export function noticeWords(notice: Notice, today: CalendarDate): NoticeWords {
  const words = wordsOf(notice, today);
  return notice.decidedBy
    ? { ...words, body: [...words.body, decidingSentence(notice.decidedBy, today)] }
    : words;
}

function wordsOf(notice: Notice, today: CalendarDate): NoticeWords {
  switch (notice.kind) {
    case 'announced':
      return announcedWords(notice, today);
    case 'scheduled':
      return hasComeUnseen(notice) ? comeWords(notice, today) : scheduledWords(notice, today);
    case 'moved':
      return hasComeUnseen(notice) ? comeWords(notice, today) : movedWords(notice, today);
    case 'unscheduled':
      return unscheduledWords(notice, today);
    case 'deadline':
      return deadlineWords(notice, today);
    case 'reminder':
      return reminderWords(notice, today);
    case 'released':
      return releasedWords(notice, today);
    case 'due':
      return dueWords(notice, today);
    case 'entered':
      return notice.project === undefined ? enteredWords(notice, today) : projectEndWords(notice, today);
    case 'withdrawn':
      return notice.project === undefined
        ? withdrawnWords(notice, today)
        : projectWithdrawnWords(notice, today);
    case 'version':
      return versionWords(notice, today);
    case 'retired':
      return retiredWords(notice, today);
    case 'milestone':
      return milestoneWords(notice, today);
  }
}

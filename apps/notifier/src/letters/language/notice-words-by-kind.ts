import type { CalendarDate } from '@lastpatch/release-model';
import type { DecidingVendor, Notice } from '../../daily-check/notice.ts';
import { hasComeUnseen } from '../planned-day.ts';
import type { Language, NoticeWords } from './language.ts';

type Words = (notice: Notice, today: CalendarDate) => NoticeWords;

/** What a language says of each kind of notice. */
export interface WordsByKind {
  readonly announced: Words;
  readonly scheduled: Words;
  readonly moved: Words;
  /** A date that was first given, or moved, when its day had come. */
  readonly come: Words;
  readonly unscheduled: Words;
  readonly deadline: Words;
  readonly reminder: Words;
  readonly released: Words;
  readonly due: Words;
  readonly entered: Words;
  readonly withdrawn: Words;
  /** A project's own end. */
  readonly projectEnd: Words;
  readonly projectWithdrawn: Words;
  readonly version: Words;
  readonly retired: Words;
  readonly milestone: Words;
  /** Whose dates decide in place of upstream's: said after the rest. */
  readonly deciding: (vendor: DecidingVendor, today: CalendarDate) => string;
}

/** The words for one notice, by its kind: which of them a notice is told in is the same in every language. */
export function noticeWordsBy(words: WordsByKind): Language['noticeWords'] {
  return (notice, today) => {
    const said = wordsFor(notice, words)(notice, today);
    return notice.decidedBy
      ? { ...said, body: [...said.body, words.deciding(notice.decidedBy, today)] }
      : said;
  };
}

function wordsFor(notice: Notice, words: WordsByKind): Words {
  const { kind, project } = notice;
  switch (kind) {
    case 'scheduled':
    case 'moved':
      return hasComeUnseen(notice) ? words.come : words[kind];
    case 'entered':
      return project === undefined ? words.entered : words.projectEnd;
    case 'withdrawn':
      return project === undefined ? words.withdrawn : words.projectWithdrawn;
    default:
      return words[kind];
  }
}

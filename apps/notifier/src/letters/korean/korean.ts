import type { Language } from '../language/language.ts';
import { footerParagraphs } from './footer-words.ts';
import { groupHeadline, groupWords } from './group-words.ts';
import { releaseNamed } from './names.ts';
import { nextSteps } from './next-steps.ts';
import { noticeWords } from './notice-words.ts';
import { PAST_END_WORDS } from './past-end-words.ts';
import { SMS_WORDS } from './sms-words.ts';
import { STANDING_WORDS } from './standing-words.ts';
import { SUBJECT_WORDS } from './subject-words.ts';
import { TEST_WORDS } from './test-words.ts';
import { WITHIN_DATE } from './within-date.ts';

/** Letters in Korean. */
export const KOREAN: Language = {
  together: WITHIN_DATE,
  releaseNamed,
  noticeWords,
  groupWords,
  groupHeadline,
  nextSteps,
  subject: SUBJECT_WORDS,
  sms: SMS_WORDS,
  standings: STANDING_WORDS,
  pastEnd: PAST_END_WORDS,
  footer: footerParagraphs,
  chat: {
    leftOut: (number) => ` … 외 ${number}건은 이메일에 있습니다`,
    letter: (id) => `알림 ${id}.`,
  },
  test: TEST_WORDS,
};

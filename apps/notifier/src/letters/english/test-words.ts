import type { TestWords } from '../language/language.ts';

/** What is said of every test letter, those to the operators included. */
export const NOTHING_TO_DO = 'This is a test. Nothing has happened, and there is nothing to do.';

/** Why a test letter comes now. */
export const WHY_NOW =
  'It was sent by hand ("lastpatch subscribers test"), to see that what Lastpatch tells arrives.';

/** Who gets a test letter besides, where it is sent to all of a topic. */
export const WHO_ELSE = 'Everybody who is subscribed here gets it.';

/** What a test letter of a watch says. */
export const TEST_WORDS: TestWords = {
  subject: (watch, isUrgent) => `Lastpatch test for watch ${watch}${isUrgent ? ': urgent letters' : ''}`,
  paragraphs: ({ title, follows, isUrgent, isForOne }) => [
    NOTHING_TO_DO,
    `You get this because you are subscribed to ${isUrgent ? 'the urgent letters' : 'the letters'} of the watch "${title}", which follows ${follows}. ${WHY_NOW}${isForOne ? '' : ` ${WHO_ELSE}`}`,
  ],
  sms: (watch) => `Test for watch ${watch}: its urgent letters come to this phone. Nothing to do.`,
  id: (letter) => `Test ${letter}.`,
};

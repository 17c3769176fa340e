import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { type ChatNotification, chatNotification, slackMessage, type SlackMessage } from './chat-message.ts';
import { type MatrixMessage, matrixMessage } from './matrix-message.ts';
import { type MattermostMessage, mattermostMessage } from './mattermost-message.ts';
import { type TeamsMessage, teamsMessage } from './teams-message.ts';

/** A letter for each kind of chat. */
export interface ChatForms {
  readonly slack: SlackMessage;
  readonly aws: ChatNotification;
  readonly mattermost: MattermostMessage;
  readonly teams: TeamsMessage;
  readonly matrix: MatrixMessage;
}

/** The letter for each of them, with days counted from `today`. */
export function chatForms(letter: Letter, today: CalendarDate): ChatForms {
  return {
    slack: slackMessage(letter, today),
    aws: chatNotification(letter, today),
    mattermost: mattermostMessage(letter, today),
    teams: teamsMessage(letter, today),
    matrix: matrixMessage(letter, today),
  };
}

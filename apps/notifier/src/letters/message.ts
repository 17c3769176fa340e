import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Message } from '../daily-check/message.ts';
import { chatForms } from './chat-forms.ts';
import { harmlessJson, letterJson } from './letter-json.ts';
import { letterText } from './letter-text.ts';
import { smsText } from './sms-text.ts';

/**
 * The letter in every form that a channel may need, with days counted from `today`. `chat` is JSON with a member for each kind
 * of chat, which gets its own.
 */
export function renderMessage(letter: Letter, today: CalendarDate): Message {
  const { subject, text } = letterText(letter, today);
  return {
    letter: letter.id,
    watch: letter.watch,
    on: letter.on,
    subject,
    text,
    sms: smsText(letter, today),
    json: letterJson(letter, today),
    chat: harmlessJson(chatForms(letter, today)),
  };
}

/** How many bytes of UTF-8 the forms of a message take together, each counted once. */
export function messageBytes({ subject, text, sms, json, chat }: Message): number {
  const encoder = new TextEncoder();
  return [subject, text, sms ?? '', json, chat]
    .map((form) => encoder.encode(form).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

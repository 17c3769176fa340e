import type { Message } from '../../daily-check/message.ts';
import type { Outcome } from '../../daily-check/ports.ts';
import type { ChatForms } from '../../letters/chat-forms.ts';
import { harmlessJson } from '../../letters/letter-json.ts';

/** The chats that this machine posts to. */
export type ChatProtocol = Exclude<keyof ChatForms, 'aws'>;

/** What a message holds for a chat, as JSON; the outcome where it holds nothing for it. */
export function chatForm({ chat }: Message, protocol: ChatProtocol): string | Outcome {
  try {
    const { [protocol]: form } = JSON.parse(chat) as Partial<Record<ChatProtocol, unknown>>;
    if (typeof form === 'object' && form !== null) return harmlessJson(form);
  } catch {
    // The sentence below says it.
  }
  return {
    state: 'refused',
    why: `what was kept of this letter holds nothing for ${protocol}: "lastpatch ledger resend" makes it anew`,
  };
}

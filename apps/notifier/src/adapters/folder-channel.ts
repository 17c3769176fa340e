import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../daily-check/message.ts';
import type { Channel, Outcome } from '../daily-check/ports.ts';
import { fileFailure } from './file-failure.ts';
import { writeWholeFile } from './write-file.ts';

/** Writing a file takes no longer than this, even to a disk that is far away. */
const TIME_LIMIT_MS = 60_000;

/**
 * Writes each letter as a text file into a folder: `2026-08-21-platform-1.txt`, and of an urgent one the SMS:
 * `2026-08-21-platform-1-urgent.sms.txt`. A letter written again is the same file, so that sending twice does no harm.
 */
export class FolderChannel implements Channel {
  readonly name: string;
  readonly carries: Channel['carries'];
  readonly timeLimitMs = TIME_LIMIT_MS;
  readonly maxBytes = null;
  readonly #folder: string;

  constructor(folder: string, carries: Channel['carries'] = 'letters') {
    this.#folder = folder;
    this.carries = carries;
    this.name = carries === 'letters' ? 'folder' : 'folder-urgent';
  }

  async publish(
    { letter, on, subject, text, sms }: Message,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<Outcome> {
    const [ending, content] =
      this.carries === 'urgent'
        ? ['.sms.txt', `${sms ?? subject}\n`]
        : ['.txt', `Subject: ${subject}\n\n${text}`];
    try {
      await mkdir(this.#folder, { recursive: true }).catch((error: unknown) => {
        throw fileFailure(this.#folder, error);
      });
      await writeWholeFile(join(this.#folder, `${on}-${letter}${ending}`), content, signal);
      return { state: 'sent' };
    } catch (error) {
      return { state: 'pending', why: error instanceof Error ? error.message : String(error) };
    }
  }
}

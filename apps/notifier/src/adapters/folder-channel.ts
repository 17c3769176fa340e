import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Channel, Outcome } from '../daily-check/ports.ts';
import { letterText } from '../letters/letter-text.ts';
import { fileFailure } from './file-failure.ts';
import { writeWholeFile } from './write-file.ts';

/** Writes each letter as a text file into a folder: `2026-08-21-platform-1.txt`. A letter written again is the same file. */
export class FolderChannel implements Channel {
  readonly name = 'folder';
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async deliver(letter: Letter, today: CalendarDate): Promise<Outcome> {
    const { subject, text } = letterText(letter, today);
    try {
      await mkdir(this.#folder, { recursive: true }).catch((error: unknown) => {
        throw fileFailure(this.#folder, error);
      });
      await writeWholeFile(
        join(this.#folder, `${letter.on}-${letter.id}.txt`),
        `Subject: ${subject}\n\n${text}`,
      );
      return { state: 'sent' };
    } catch (error) {
      return { state: 'pending', why: error instanceof Error ? error.message : String(error) };
    }
  }
}

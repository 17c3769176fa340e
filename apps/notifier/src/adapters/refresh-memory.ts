import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartState } from '../refresh/source-state.ts';
import { writeWholeFile } from './write-file.ts';

/** What `catalog refresh` remembers of its sources; a run remembers its own in the ledger. */
export class RefreshMemory {
  readonly #path: string;

  constructor(state: string) {
    this.#path = join(state, 'refresh.json');
  }

  /** Nothing when there is nothing that can be read: all is then read as if for the first time. */
  async load(): Promise<readonly PartState[]> {
    try {
      const states: unknown = JSON.parse(await readFile(this.#path, 'utf8'));
      return Array.isArray(states) ? (states as PartState[]) : [];
    } catch {
      return [];
    }
  }

  async save(states: readonly PartState[]): Promise<void> {
    await writeWholeFile(this.#path, `${JSON.stringify(states, null, 1)}\n`);
  }
}

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../../testing/folder-files.ts';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { letterOf } from '../../testing/sample-letters.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { renderMessage } from '../letters/message.ts';
import { FolderChannel } from './folder-channel.ts';

const TODAY = calendarDate('2026-09-02');
const MESSAGE = renderMessage(letterOf(), TODAY);
const ATTEMPT = { signal: new AbortController().signal };

describe('a letter into a folder', () => {
  it('is a text file with its subject first', async () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet');
    expect(await new FolderChannel(folder).publish(MESSAGE, ATTEMPT)).toEqual({ state: 'sent' });
    expect(filesIn(folder)).toEqual(['2026-09-02-platform-2.txt']);
    const { subject, text } = MESSAGE;
    expect(readFileSync(join(folder, '2026-09-02-platform-2.txt'), 'utf8')).toBe(
      `Subject: ${subject}\n\n${text}`,
    );
  });

  it('written again is the same file, with days counted anew', async () => {
    const folder = temporaryFolder();
    const channel = new FolderChannel(folder);
    await channel.publish(MESSAGE, ATTEMPT);
    await channel.publish(renderMessage(letterOf(), calendarDate('2026-09-03')), ATTEMPT);
    expect(filesIn(folder)).toEqual(['2026-09-02-platform-2.txt']);
    expect(readFileSync(join(folder, '2026-09-02-platform-2.txt'), 'utf8')).toContain('29 days left');
  });

  it('that cannot be written was certainly not sent, and says why', async () => {
    const file = join(temporaryFolder(), 'outbox');
    writeFileSync(file, '');
    expect(await new FolderChannel(file).publish(MESSAGE, ATTEMPT)).toEqual({
      state: 'pending',
      why: `${file}: this is a file, expected a folder`,
    });
  });

  it('that may not be written either', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const outcome = await asOrdinaryUser(() => new FolderChannel(folder).publish(MESSAGE, ATTEMPT));
    expect(outcome).toEqual({
      state: 'pending',
      why: `${join(folder, '2026-09-02-platform-2.txt')}: permission denied`,
    });
    expect(filesIn(folder)).toEqual([]);
  });

  it('that is urgent is a file with the SMS alone', async () => {
    const folder = temporaryFolder();
    const message = renderMessage(letterOf({ id: 'platform-2-urgent', kind: 'urgent' }), TODAY);
    const channel = new FolderChannel(folder, 'urgent');
    expect(await channel.publish(message, ATTEMPT)).toEqual({ state: 'sent' });
    expect(filesIn(folder)).toEqual(['2026-09-02-platform-2-urgent.sms.txt']);
    expect(readFileSync(join(folder, '2026-09-02-platform-2-urgent.sms.txt'), 'utf8')).toBe(
      `${message.sms}\n`,
    );
  });

  it.each(['before it begins', 'while it is being written'])(
    'that nobody waits for any more is not written: %s',
    async (when) => {
      const folder = temporaryFolder();
      const attempt = new AbortController();
      if (when === 'before it begins') attempt.abort();
      const outcome = new FolderChannel(folder).publish(MESSAGE, attempt);
      attempt.abort();
      expect(await outcome).toMatchObject({ state: 'pending' });
      expect(filesIn(folder)).toEqual([]);
    },
  );
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { loadDeployment } from './deployment-file.ts';

const VALUES = {
  LASTPATCH_LEDGER_TABLE: 'ledger',
  LASTPATCH_CATALOG_BUCKET: 'catalogs',
  LASTPATCH_TOPIC_PREFIX: 'arn:aws:sns:eu-central-1:123456789012:lastpatch-',
  LASTPATCH_OPERATORS_TOPIC: 'arn:aws:sns:eu-central-1:123456789012:lastpatch-operators',
};

/** A file of this text. */
function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'deployment.json');
  writeFileSync(path, text);
  return path;
}

describe('where a deployment is', () => {
  it('is said by the file that is named, whatever the environment says', async () => {
    const file = fileOf(JSON.stringify({ ...VALUES, LASTPATCH_LEDGER_TABLE: 'of-file' }));
    expect(await loadDeployment(file, VALUES)).toMatchObject({ ledgerTable: 'of-file' });
  });

  it('is said by the environment where no file is named', async () => {
    expect(await loadDeployment(undefined, VALUES)).toMatchObject({
      topicPrefix: VALUES.LASTPATCH_TOPIC_PREFIX,
    });
  });

  it('is not mixed of both: what the environment leaves out is missing', async () => {
    const rest = { ...VALUES, LASTPATCH_LEDGER_TABLE: undefined };
    await expect(loadDeployment(undefined, rest)).rejects.toThrow('LASTPATCH_LEDGER_TABLE is not set');
  });

  it.each(['', '[]', 'null', '{"LASTPATCH_LEDGER_TABLE": 1}', '{"secret'])(
    'is no file of %j',
    async (text) => {
      const failed = loadDeployment(fileOf(text), {});
      await expect(failed).rejects.toThrow(/deployment\.json: expected a JSON object with texts, as in/);
      await expect(failed).rejects.not.toThrow(/secret/);
    },
  );

  it('must be there when it is named', async () => {
    const missing = join(temporaryFolder(), 'deployment.json');
    await expect(loadDeployment(missing, VALUES)).rejects.toThrow('there is no such file or folder');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings, settingsJsonSchema } from './index.ts';

const root = new URL('../../../', import.meta.url);
const sample = readFileSync(new URL('lastpatch.yaml', root), 'utf8');

describe('the JSON Schema of the settings', () => {
  it('is the file that editors read: npm run settings-schema renews it', () => {
    const file: unknown = JSON.parse(readFileSync(new URL('docs/settings.schema.json', root), 'utf8'));
    expect(file).toEqual(settingsJsonSchema());
  });

  it('is named by the sample, which can be read', () => {
    expect(sample.split('\n')[0]).toBe('# yaml-language-server: $schema=docs/settings.schema.json');
    expect(readSettings(sample, 'lastpatch.yaml').settings.watches).toHaveLength(1);
  });

  it('lets a name look like a number, as editors read 2025.1', () => {
    expect(settingsJsonSchema()).toMatchObject({
      $defs: { word: { type: ['string', 'number', 'boolean'] } },
    });
  });
});

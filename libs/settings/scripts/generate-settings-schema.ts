/** Writes docs/settings.schema.json, which editors read: npm run settings-schema */
import { writeFileSync } from 'node:fs';
import { settingsJsonSchema } from '../src/index.ts';

writeFileSync(
  new URL('../../../docs/settings.schema.json', import.meta.url),
  `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`,
);

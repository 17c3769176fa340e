import * as z from 'zod';
import { settingsSchema } from './settings-schema.ts';

/**
 * The JSON Schema of lastpatch.yaml, for editors. They read `2025.1` as a number and `yes` as true where we read words, so
 * wherever a name may stand, the schema allows those too.
 */
export function settingsJsonSchema(): object {
  const schema = z.toJSONSchema(settingsSchema, {
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      const meta = z.globalRegistry.get(zodSchema);
      if (meta?.id === 'word' || meta?.id === 'environmentName')
        jsonSchema.type = ['string', 'number', 'boolean'] as unknown as 'string';
      if (meta?.['type'] === 'integer') {
        jsonSchema.type = 'integer';
        delete jsonSchema.pattern;
      }
    },
  });
  return { ...schema, title: 'lastpatch.yaml', description: 'What Lastpatch watches, and for whom.' };
}

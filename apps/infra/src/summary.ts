/**
 * Says what a synthesis wrote: `npm run summary -w @lastpatch/infra` after `npx nx run infra:synth`. Resources by type for each
 * stack, and every rule of cdk-nag that does not hold, with its reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const OUTPUT = fileURLToPath(new URL('../cdk.out', import.meta.url));

const templateSchema = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) });

const metadataSchema = z.record(
  z.string(),
  z.array(z.object({ type: z.string(), data: z.unknown().optional() })),
);

const acknowledgedSchema = z.record(z.string(), z.string());

function files(end: string): readonly string[] {
  return readdirSync(OUTPUT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .sort();
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(join(OUTPUT, file), 'utf8'));
}

for (const file of files('.template.json')) {
  const types = Object.values(templateSchema.parse(json(file)).Resources).map(({ Type }) => Type);
  const counts = Map.groupBy(types, (type) => type);
  console.log(`${file}: ${types.length} resources`);
  for (const [type, all] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
    console.log(`  ${String(all.length).padStart(3)}  ${type}`);
  }
}

console.log('Acknowledged rules of AwsSolutions:');
for (const file of files('.metadata.json')) {
  for (const [path, entries] of Object.entries(metadataSchema.parse(json(file)))) {
    for (const { type, data } of entries) {
      if (type !== 'aws:cdk:acknowledged-rules') continue;
      for (const [rule, reason] of Object.entries(acknowledgedSchema.parse(data))) {
        console.log(`  ${path.slice(1)}: ${rule.replace('AwsSolutions::', '')}: ${reason}`);
      }
    }
  }
}

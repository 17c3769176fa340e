import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Environment, stackNames } from '../environment.ts';

/** Where the templates of an environment are, and what they are called. */
export interface Assembly {
  /** The folder that the synthesis wrote. */
  readonly folder: string;
  readonly stateStack: string;
  readonly notifierStack: string;
  /** By the names of the topics that the notifier wants, their logical ids. */
  readonly topics: ReadonlyMap<string, string>;
}

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      displayName: z.string().optional(),
      properties: z.object({ templateFile: z.string().optional() }).optional(),
    }),
  ),
});

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});

/**
 * Reads what was synthesized for an environment.
 *
 * @throws Error when the folder holds no such templates
 */
export function assemblyOf(folder: string, environment: Pick<Environment, 'name'>): Assembly {
  const inner = join(folder, `assembly-${environment.name}`);
  const { artifacts } = manifestSchema.parse(json(join(inner, 'manifest.json')));
  const notifier = Object.values(artifacts).find(
    ({ type, displayName }) =>
      type === 'aws:cloudformation:stack' && displayName === `${environment.name}/Notifier`,
  );
  const { Resources } = templateSchema.parse(json(join(inner, notifier?.properties?.templateFile ?? '')));
  const topics = Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
    Type === 'AWS::SNS::Topic' && typeof Properties?.['TopicName'] === 'string'
      ? [[Properties['TopicName'], id] as const]
      : [],
  );
  return { folder, ...stackNames(environment), topics: new Map(topics) };
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

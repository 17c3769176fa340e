import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { appOf, ENVIRONMENT, templates } from '../testing/templates.ts';
import { synthesize } from './synthesize.ts';
import { watchesFor } from './watched.ts';

/** Assets are named by their bytes, which every build of the notifier changes. */
function masked(template: Template): string {
  return JSON.stringify(template.toJSON(), undefined, 2).replaceAll(/\b[0-9a-f]{64}\b/g, 'ASSET-HASH');
}

describe('what is deployed', () => {
  it('is the state of this snapshot', () => {
    expect(masked(templates(['platform'], { ...ENVIRONMENT, pages: true }).state)).toMatchSnapshot();
  });

  it('is the notifier of this snapshot', () => {
    expect(masked(templates(['platform']).notifier)).toMatchSnapshot();
  });

  it('is the same when it is synthesized again', () => {
    expect(masked(templates(['a', 'b']).notifier)).toBe(masked(templates(['a', 'b']).notifier));
  });
});

it('another watch changes nothing but what it is made of, and the topics that the role may publish to', () => {
  const resourcesOf = (watches: readonly string[]): Readonly<Record<string, unknown>> =>
    templates(watches).notifier.toJSON()['Resources'] as Record<string, unknown>;
  const [before, after] = [resourcesOf(['platform', 'storage']), resourcesOf(['network', 'platform'])];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]),
  );
  const [ofWatches, others] = [true, false].map((isOne) =>
    changed.filter((id) => /^WatchTopics(storage|network)/.test(id) === isOne),
  );
  expect(ofWatches).toHaveLength(12);
  expect(others).toEqual(['DailyCheckRoleDefaultPolicy3D8EE367']);
});

it('nothing of a fleet is in a template', () => {
  const text =
    'fleet:\n  environments: [{ name: SECRET-ENV, runs: [{ openstack: 2025.1 }] }]\n  files: [SECRET-ENV.yaml]\nwatches:\n  - { id: platform, follow: running }\n';
  const watches = watchesFor({ environments: [ENVIRONMENT], text, file: 'lastpatch.yaml' });
  const folder = synthesize(appOf(watches));
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  expect(written.length).toBeGreaterThan(5);
  for (const file of written) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('SECRET-ENV');
});

describe('no template', () => {
  const texts = (): string[] => {
    const { state, notifier } = templates(['platform', 'storage'], { ...ENVIRONMENT, pages: true });
    return [state, notifier].map((template) => JSON.stringify(template.toJSON()));
  };

  it('has subscriptions, addresses or phone numbers: who is told is said at run time', () => {
    for (const text of texts()) {
      expect(text).not.toContain('AWS::SNS::Subscription');
      expect(text).not.toMatch(/[\w.]@[\w-]+\.\w/);
      expect(text).not.toMatch(/\+\d{6,}/);
    }
  });

  it('lets anyone publish to everything', () => {
    const { notifier } = templates();
    const policies = Object.values(notifier.findResources('AWS::IAM::Policy')) as {
      Properties: {
        PolicyDocument: { Statement: { Effect: string; Action: unknown; Resource?: unknown }[] };
      };
    }[];
    const allowed = policies
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow');
    for (const { Action, Resource } of allowed) {
      expect(JSON.stringify(Action)).not.toMatch(/"\*"|"\w+:\*"/);
      if (JSON.stringify(Action).includes('sns:Publish')) expect(Resource).not.toBe('*');
    }
  });
});

it('every rule of cdk-nag holds, or has a reason of its own, with pages and without', () => {
  const bounded = { ...ENVIRONMENT, permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary' };
  expect(() => synthesize(appOf(['platform', 'storage'], { ...bounded, pages: true }))).not.toThrow();
  expect(() => synthesize(appOf())).not.toThrow();
});

it('each acknowledgement is a sentence that says why', () => {
  const folder = synthesize(appOf(['platform'], { ...ENVIRONMENT, pages: true }));
  const said = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /manifest\.json$|metadata\.json$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/AwsSolutions::[^"]+": "([^"]+)"/g),
    ]);
  expect(said.length).toBeGreaterThan(10);
  for (const [, reason] of said) expect(reason).toMatch(/^[A-Z].{40,}\.$/);
});

it('what is deployed is told by its page', () => {
  const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
  const told = [...page.matchAll(/^\| `(AWS::\w+::\w+)` *\| *(\d*) *\| *(\d*) *\|$/gm)].map(
    ([, type = '', state = '', notifier = '']) => [type, Number(state), Number(notifier)],
  );
  const { state, notifier } = templates(['platform']);
  const types = (template: Template): string[] =>
    Object.values(template.toJSON()['Resources'] as Record<string, { Type: string }>).map(({ Type }) => Type);
  const [ofState, ofNotifier] = [types(state), types(notifier)];
  const count = (all: readonly string[], type: string): number => all.filter((one) => one === type).length;
  const made = [...new Set([...ofState, ...ofNotifier])].sort();
  expect(told).toEqual(made.map((type) => [type, count(ofState, type), count(ofNotifier, type)]));
});

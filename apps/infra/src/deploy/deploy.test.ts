import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../environment.ts';
import { deploy } from './deploy.ts';
import { DeployFailure } from './deploy-failure.ts';
import { deployOptions } from './deploy-options.ts';
import type { DeployedStack } from './deployed.ts';
import type { DeployTools } from './tools.ts';

const TEST: Environment = { name: 'test', schedule: { hour: 16, minute: 0, timeZone: 'UTC' } };
const ARN = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-test-';

/** A folder with what a synthesis writes of the topics of these watches. */
function synthesized(watches: readonly string[]): string {
  const output = mkdtempSync(join(tmpdir(), 'deploy-'));
  onTestFinished(() => rmSync(output, { recursive: true }));
  const folder = join(output, 'assembly-test');
  mkdirSync(folder);
  const names = ['operators', ...watches.flatMap((watch) => [`${watch}_letters`, `${watch}_urgent`])];
  const topics = names.map((name): readonly [string, unknown] => [
    `Id${name.replace('_', '')}`,
    { Type: 'AWS::SNS::Topic', Properties: { TopicName: `lastpatch-test-${name}` } },
  ]);
  const stack = (name: string) => ({
    type: 'aws:cloudformation:stack',
    displayName: `test/${name}`,
    properties: { templateFile: `${name}.json` },
  });
  const artifacts = { state: stack('State'), notifier: stack('Notifier'), tree: { type: 'cdk:tree' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
  const resources: Readonly<Record<string, unknown>> = Object.fromEntries(topics);
  writeFileSync(join(folder, 'Notifier.json'), JSON.stringify({ Resources: resources }));
  return output;
}

/** An account, and what was done to it. */
interface Played {
  /** The watches with topics in the deployed stack; undefined when nothing is deployed. */
  readonly deployed?: readonly string[];
  /** Watches with topics that are in no stack. */
  readonly left?: readonly string[];
  /** By the ends of the names of topics. */
  readonly subscribers?: Readonly<Record<string, readonly string[]>>;
  /** What a person answers; undefined when there is nobody. */
  readonly answers?: readonly boolean[];
  /** The step that fails. */
  readonly fails?: string;
}

function topicsOf(watches: readonly string[]): string[] {
  return watches.flatMap((watch) => [`${ARN}${watch}_letters`, `${ARN}${watch}_urgent`]);
}

function played(account: Played): {
  readonly tools: DeployTools;
  readonly did: string[];
  readonly files: Map<string, string>;
} {
  const did: string[] = [];
  const files = new Map<string, string>();
  const answers = [...(account.answers ?? [])];
  let stack: DeployedStack | undefined =
    account.deployed === undefined
      ? undefined
      : { topics: [`${ARN}operators`, ...topicsOf(account.deployed)], outputs: {} };
  const step = (said: string): Promise<number> => {
    did.push(said);
    return Promise.resolve(account.fails !== undefined && said.includes(account.fails) ? 1 : 0);
  };
  const tools: DeployTools = {
    build: () => step('build'),
    cdk: (args, variables) => {
      const said = args.map((arg) => arg.replace(/^\/.*deploy-\w+/, 'OUT')).join(' ');
      if (said.includes(' deploy ')) {
        stack = {
          topics: [],
          outputs: { LASTPATCHLEDGERTABLE: 'table', LASTPATCHTOPICPREFIX: ARN, Other: 'x' },
        };
      }
      const asked = variables === undefined ? '' : ` ${JSON.stringify(variables)}`;
      return step(`cdk ${said}${asked}`);
    },
    lastpatch: (args) => step(`lastpatch ${args.join(' ')}`),
    aws: {
      account: () => Promise.resolve('123456789012'),
      stack: () => Promise.resolve(stack),
      topicsNamed: () => Promise.resolve([...(stack?.topics ?? []), ...topicsOf(account.left ?? [])]),
      subscribers: (topic) =>
        Promise.resolve(
          Object.entries(account.subscribers ?? {}).find(([end]) => topic.endsWith(end))?.[1] ?? [],
        ),
      firstHeartbeat: async (service) => {
        await step(`heartbeat ${service}`);
      },
      deleteStack: () => Promise.reject(new Error('nothing is to be deleted')),
    },
    write: (file, text) => {
      files.set(file.replace(/^\/.*deploy-\w+/, 'OUT'), text);
      return Promise.resolve();
    },
    isYes: account.answers
      ? (question) => {
          did.push(`asked: ${question}`);
          return Promise.resolve(answers.shift() ?? false);
        }
      : undefined,
    say: (...lines) => did.push(...lines),
  };
  return { tools, did, files };
}

async function deployed(
  account: Played,
  {
    watches = ['platform'],
    args = [] as readonly string[],
    environments = [TEST],
    heartbeatUrl = undefined as string | undefined,
  } = {},
): Promise<{ did: string[]; files: Map<string, string>; failed: string | undefined; status: number }> {
  const { tools, did, files } = played(account);
  const options = deployOptions(['test', ...args], environments);
  const place = { output: synthesized(watches), environments, heartbeatUrl };
  try {
    await deploy(options, place, tools);
    return { did, files, failed: undefined, status: 0 };
  } catch (error) {
    if (!(error instanceof DeployFailure)) throw error;
    return { did, files, failed: error.message, status: error.status };
  }
}

describe('a first deployment', () => {
  it('builds, shows, asks, deploys, says where it is, beats once, and pushes the settings', async () => {
    const { did, files } = await deployed({ answers: [true] });
    expect(did.slice(0, 7)).toEqual([
      'build',
      'cdk synth --quiet --output OUT {"LASTPATCH_SETTINGS":"lastpatch.yaml","LASTPATCH_ENVIRONMENT":"test"}',
      'cdk --app OUT diff test/*',
      'asked: Deploy test?',
      'cdk --app OUT deploy test/* --require-approval never',
      'heartbeat lastpatch-test-daily-check',
      'lastpatch settings push --deployment .lastpatch/deployment.json --config lastpatch.yaml',
    ]);
    expect(files).toEqual(
      new Map([
        [
          '.lastpatch/deployment.json',
          `{\n  "LASTPATCH_LEDGER_TABLE": "table",\n  "LASTPATCH_TOPIC_PREFIX": "${ARN}"\n}\n`,
        ],
      ]),
    );
    expect(did.join('\n')).toContain('npm run lastpatch -- subscribers apply\n');
    expect(did.join('\n')).toContain('npm run lastpatch -- run --remote\n');
  });

  it('hands on the role, the boundary and the address of the heartbeat', async () => {
    const args = ['--yes', '--role', 'arn:role', '--boundary', 'arn:boundary', '--settings', 'team.yaml'];
    const { did } = await deployed({}, { args, heartbeatUrl: 'https://hc.example/1' });
    expect(did[1]).toContain('"LASTPATCH_PERMISSIONS_BOUNDARY":"arn:boundary"');
    expect(did[3]).toBe(
      'cdk --app OUT deploy test/* --require-approval never --role-arn arn:role --parameters lastpatch-test-notifier:HeartbeatUrl=https://hc.example/1',
    );
    expect(did[5]).toContain('--config team.yaml');
  });

  it('of one environment among several has a file of its own', async () => {
    const environments = [TEST, { ...TEST, name: 'staging' }];
    const { did, files } = await deployed({}, { args: ['--yes'], environments });
    expect([...files.keys()]).toEqual(['.lastpatch/deployment-test.json']);
    expect(did.join('\n')).toContain(
      'npm run lastpatch -- subscribers apply --deployment .lastpatch/deployment-test.json',
    );
  });
});

describe('a deployment', () => {
  it('is of an account that an environment names, and of no other: nobody could be asked about there', async () => {
    const there = { ...TEST, account: '123456789012' };
    const elsewhere = { ...TEST, account: '210987654321' };
    const ours = await deployed({}, { args: ['--yes'], environments: [there] });
    expect(ours.failed).toBeUndefined();
    const { did, failed } = await deployed({}, { args: ['--yes'], environments: [elsewhere] });
    expect([did, failed]).toEqual([
      [],
      'test is to be in the account 210987654321, and the credentials are of 123456789012. --profile names a profile of the AWS configuration.',
    ]);
  });

  it('changes nothing when the answer is no', async () => {
    const { did, failed, status } = await deployed({ answers: [false] });
    expect([failed, status]).toEqual(['Nothing was done.', 1]);
    expect(did.at(-1)).toBe('asked: Deploy test?');
  });

  it('changes nothing when nobody can be asked', async () => {
    const { did, failed, status } = await deployed({});
    expect(failed).toBe('This needs a yes, and there is nobody to ask: --yes says it beforehand.');
    expect(status).toBe(2);
    expect(did.some((line) => line.includes(' deploy '))).toBe(false);
  });

  it.each([
    ['build', 'The notifier could not be built'],
    ['synth', 'The templates were not written'],
    ['diff', 'What changes could not be shown'],
    [' deploy ', 'It is not deployed'],
    ['push', 'It is deployed, but the settings are not pushed'],
  ])('stops when %s fails, and says what is done', async (fails, said) => {
    const { did, failed } = await deployed({ fails }, { args: ['--yes'] });
    expect(failed).toBe(`${said}: what went wrong stands above.`);
    expect(did.at(-1)).toContain(fails.trim());
  });
});

const PUSH = 'lastpatch settings push --deployment .lastpatch/deployment.json --config lastpatch.yaml';

describe('a watch that goes', () => {
  const account: Played = {
    deployed: ['platform', 'storage'],
    subscribers: { storage_letters: ['email o…@example.org'], storage_urgent: ['sms +49…678'] },
  };
  const LEFT = [
    'The watch storage goes, and these would hear nothing more:',
    '  email o…@example.org',
    '  sms +49…678, urgent letters',
    'asked: Let them go? Their subscriptions stay, and count again when the watch comes back.',
  ];

  it('has its subscribers listed, and is asked about before anything else', async () => {
    const { did } = await deployed({ ...account, answers: [true, true] });
    expect(did.slice(2, 6)).toEqual(LEFT);
    expect(did.some((line) => line.includes(' deploy '))).toBe(true);
    expect(did).toContain(`${PUSH} --remove-watch storage`);
  });

  it('stays when the answer is no', async () => {
    const { did, failed } = await deployed({ ...account, answers: [false] });
    expect(failed).toBe('Nothing was done.');
    expect(did.at(-1)).toBe(LEFT.at(-1));
  });

  it('needs more than a yes for everything', async () => {
    const { failed, status } = await deployed(account, { args: ['--yes'] });
    expect(failed).toBe(
      'This needs a yes, and there is nobody to ask: --remove-watch storage says it beforehand.',
    );
    expect(status).toBe(2);
    const named = await deployed(account, { args: ['--yes', '--remove-watch', 'storage'] });
    expect(named.failed).toBeUndefined();
    expect(named.did).toContain(`${PUSH} --remove-watch storage`);
  });

  it('may go from the settings when it went from what is deployed before', async () => {
    const again = { deployed: ['platform'] };
    const { did } = await deployed(again, { args: ['--yes', '--remove-watch', 'storage'] });
    expect(did).toContain(`${PUSH} --remove-watch storage`);
  });

  it('goes without a question when nobody subscribes to it', async () => {
    const { failed } = await deployed({ deployed: ['platform', 'storage'] }, { args: ['--yes'] });
    expect(failed).toBeUndefined();
  });
});

describe('a watch that comes back', () => {
  it('gets its topics, with all who subscribe to them, before the rest is deployed', async () => {
    const { did, files } = await deployed(
      { deployed: ['platform'], left: ['storage'] },
      { watches: ['platform', 'storage'], args: ['--yes', '--role', 'arn:role'] },
    );
    const at = did.findIndex((line) => line.includes('cdk --app OUT import'));
    expect(did[at]).toBe(
      'cdk --app OUT import test/Notifier --resource-mapping OUT/adopted.json --force --role-arn arn:role',
    );
    expect(did[at + 1]).toContain('cdk --app OUT deploy');
    expect(JSON.parse(files.get('OUT/adopted.json') ?? '')).toEqual({
      Idstorageletters: { TopicArn: `${ARN}storage_letters` },
      Idstorageurgent: { TopicArn: `${ARN}storage_urgent` },
    });
  });

  it('is not deployed when its topics cannot be taken back', async () => {
    const { did, failed } = await deployed(
      { deployed: [], left: ['platform'], fails: 'import' },
      { args: ['--yes'] },
    );
    expect(failed).toMatch(/^The topics that were there before could not be taken back/);
    expect(did.some((line) => line.includes(' deploy '))).toBe(false);
  });

  it('leaves topics alone that no watch wants', async () => {
    const { did } = await deployed({ deployed: ['platform'], left: ['gone'] }, { args: ['--yes'] });
    expect(did.some((line) => line.includes(' import '))).toBe(false);
  });
});

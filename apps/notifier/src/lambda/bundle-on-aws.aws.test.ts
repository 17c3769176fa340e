import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bucketIn, bucketName } from '../../testing/aws/buckets.ts';
import { clientsOf } from '../../testing/aws/aws-clients.ts';
import { deliveriesIn } from '../../testing/aws/deliveries.ts';
import { isAllowed } from '../../testing/aws/deployed/allowed.ts';
import { enteredAs, functionSetUp, queried, roleStatements } from '../../testing/aws/deployed/aws-queries.ts';
import { Deployment } from '../../testing/aws/deployed/deployment.ts';
import { faultProxy } from '../../testing/aws/fault-proxy.ts';
import { invokedProcess } from '../../testing/aws/lambda/invoked-process.ts';
import { notifierInAws, pushSettings } from '../../testing/aws/lambda/notifier-in-aws.ts';
import { type SubscribedQueue, queueSubscribed } from '../../testing/aws/subscribed-queue.ts';
import { ENVIRONMENT, METRIC_NAMESPACE, METRICS } from '@lastpatch/settings';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';

const SETTINGS = 'refresh: never\nwatches:\n  - { id: platform, follow: { openstack: supported } }\n';
const BUNDLE = fileURLToPath(new URL('../../dist/lambda/index.cjs', import.meta.url));

beforeAll(() => {
  const script = fileURLToPath(new URL('../../build-lambda.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

/** A daemon that takes traces, and what came to it, by the names of the parts. */
async function traceDaemon(): Promise<{ address: string; parts: () => readonly object[] }> {
  const parts: object[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (bytes) => {
    parts.push(JSON.parse(bytes.toString().split('\n').slice(1).join('\n')) as object);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => {
    socket.close();
  });
  return { address: `127.0.0.1:${socket.address().port}`, parts: () => parts };
}

describe('the bundle', () => {
  it('is one file beside its source map, and tells letters', async () => {
    expect(readdirSync(fileURLToPath(new URL('../../dist/lambda/', import.meta.url))).sort()).toEqual([
      'index.cjs',
      'index.cjs.map',
    ]);
    const notifier = await notifierInAws(['platform']);
    await pushSettings(notifier, SETTINGS);
    const proxy = await faultProxy();
    const environment = { LAMBDA_BUNDLE: BUNDLE };
    const { status } = await invokedProcess(notifier, { endpoint: proxy.url, environment }).ended;
    expect(status).toBe(0);
    const told = await deliveriesIn(notifier.account);
    expect(told.map(({ protocol, subject }) => `${protocol}: ${subject ?? ''}`)).toContain(
      'email: Lastpatch now watches openstack (supported releases) for you',
    );
    expect(proxy.callsOf('Publish')).toHaveLength(1);
  });

  it('is traced where Lambda traces it, with its calls to AWS, and without names of topics', async () => {
    const bucket = bucketName();
    const notifier = await notifierInAws(['platform'], { [ENVIRONMENT.pagesBucket]: bucket });
    await bucketIn(notifier.clients, bucket);
    await pushSettings(notifier, `pages: { onAws: all }\n${SETTINGS}`);
    const proxy = await faultProxy();
    const daemon = await traceDaemon();
    const environment = {
      LAMBDA_BUNDLE: BUNDLE,
      LAMBDA_TASK_ROOT: '/var/task',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_XRAY_DAEMON_ADDRESS: daemon.address,
      _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1',
    };
    const { status } = await invokedProcess(notifier, { endpoint: proxy.url, environment }).ended;
    expect(status).toBe(0);
    const text = JSON.stringify(daemon.parts());
    expect(text).toContain('"name":"daily check"');
    for (const call of ['GetItem', 'UpdateItem', 'GetObject', 'PutObject', 'ListSubscriptions']) {
      expect(text).toContain(`"operation":"${call}"`);
    }
    // Pages are published, and are no part of it.
    const published = proxy.callsOf('PutObject').flatMap(({ resources }) => resources);
    expect(published).toContain(`${bucket}/products.json`);
    expect(published).toContain(`${notifier.deployment.catalogBucket}/pages/watches/platform/calendar.ics`);
    expect(text).not.toContain(bucket);
    expect(text).not.toContain('platform');
    expect(text).toContain('"Service":"lastpatch-test"');
  });
});

const FUNCTION = 'lastpatch-production-daily-check';
const LIMIT_MS = 240_000;

/** Runs the built bundle with the variables and the role of the deployed function, and with nothing else. */
async function runDeployed({
  account,
}: Deployment): Promise<{ pages: readonly string[]; forbidden: readonly string[] }> {
  const { Role, Environment, Runtime, Handler } = await functionSetUp(account, FUNCTION);
  expect([Runtime, Handler]).toEqual(['nodejs24.x', 'index.handler']);
  const proxy = await faultProxy();
  const role = await enteredAs(account, Role);
  const { ended } = invokedProcess(
    { account: role, environment: Environment.Variables },
    { endpoint: proxy.url, environment: { ...Environment.Variables, LAMBDA_BUNDLE: BUNDLE } },
  );
  const { status, lines } = await ended;
  expect([status, status === 0 ? [] : lines]).toEqual([0, []]);
  const statements = await roleStatements(account, Role);
  expect(statements.length).toBeGreaterThan(5);
  const forbidden = proxy.calls
    .filter((call) => !isAllowed(call, statements, account))
    .map(({ service, action, resources }) => `${service}:${action} on ${resources.join(', ')}`);
  expect(proxy.callsOf('GetItem').length).toBeGreaterThan(0);
  const written = [...proxy.callsOf('PutObject'), ...proxy.callsOf('DeleteObjects')];
  const pages = written.flatMap(({ action, resources }) =>
    resources.flatMap((name) =>
      name.includes('/pages/') ? `${action} ${name.replace(/^[^/]+\//, '')}` : [],
    ),
  );
  return { pages, forbidden };
}

async function subjects(queue: SubscribedQueue): Promise<string[]> {
  return (await queue.received()).map(({ Message }) => (JSON.parse(Message) as { subject: string }).subject);
}

/** What differs between two stacks, by logical ids. */
function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id) !== after.get(id)).sort();
}

describe('what is synthesized', { timeout: LIMIT_MS }, () => {
  it('deploys, runs with its own variables and role, and changes only what is to change', async () => {
    const deployment = await Deployment.inNewAccount();
    const first = await deployment.deploy(['platform', 'storage']);
    expect([first.status, first.status === 0 ? '' : first.text]).toEqual([0, '']);
    expect(first.text).toContain('Where it is stands in .lastpatch/deployment.json');
    expect(deployment.values['LASTPATCH_FUNCTION']).toBe(FUNCTION);
    // What alarms look at is there before the first run.
    const listed = { Action: 'ListMetrics', Version: '2010-08-01', Namespace: METRIC_NAMESPACE };
    expect(
      [...(await queried(deployment.account, 'monitoring', { ...listed, name: 'MetricName' }))].sort(),
    ).toEqual(Object.values(METRICS).sort());

    const aws = clientsOf(deployment.account);
    const topic = (name: string): string => `${deployment.values['LASTPATCH_TOPIC_PREFIX'] ?? ''}${name}`;
    const platform = await queueSubscribed(aws, topic('platform_letters'));
    const storage = await queueSubscribed(aws, topic('storage_letters'));

    const run = await runDeployed(deployment);
    expect(run.forbidden).toEqual([]);
    expect(run.pages).toContain('PutObject pages/watches/storage/calendar.ics');
    expect(await subjects(platform)).toEqual([
      'Lastpatch now watches openstack (supported releases) for you',
    ]);
    expect(await subjects(storage)).toHaveLength(1);

    // Nothing differs, and nothing is told again.
    const state = await deployment.resources('state');
    const notifier = await deployment.resources('notifier');
    const again = await deployment.deploy(['platform', 'storage']);
    expect([again.status, again.status === 0 ? '' : again.text]).toEqual([0, '']);
    expect(again.text).toContain('Number of stacks with differences: 0');
    expect(changed(state, await deployment.resources('state'))).toEqual([]);
    expect(changed(notifier, await deployment.resources('notifier'))).toEqual([]);
    await runDeployed(deployment);
    expect(await subjects(platform)).toEqual([]);

    // A watch does not go unasked while somebody subscribes to it.
    const unasked = await deployment.deploy(['platform', 'network']);
    expect(unasked.status).toBe(2);
    expect(unasked.text).toContain('The watch storage goes, and these would hear nothing more:');
    expect(unasked.text).toContain('--remove-watch storage says it beforehand');
    expect(changed(notifier, await deployment.resources('notifier'))).toEqual([]);

    // One watch goes and one comes: nothing else changes.
    const other = await deployment.deploy(['platform', 'network'], '--remove-watch', 'storage');
    expect([other.status, other.status === 0 ? '' : other.text]).toEqual([0, '']);
    const after = await deployment.resources('notifier');
    expect(changed(notifier, after).map((id) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'WatchTopicsnetworkletters',
      'WatchTopicsnetworklettersPolicy',
      'WatchTopicsnetworkundelivered',
      'WatchTopicsnetworkundeliveredPolicy',
      'WatchTopicsnetworkurgent',
      'WatchTopicsnetworkurgentPolicy',
      'WatchTopicsstorageletters',
      'WatchTopicsstoragelettersPolicy',
      'WatchTopicsstorageundelivered',
      'WatchTopicsstorageundeliveredPolicy',
      'WatchTopicsstorageurgent',
      'WatchTopicsstorageurgentPolicy',
    ]);
    expect(changed(state, await deployment.resources('state'))).toEqual([]);
    const network = await queueSubscribed(aws, topic('network_letters'));
    const changedRun = await runDeployed(deployment);
    expect(changedRun.forbidden).toEqual([]);
    expect(changedRun.pages).toContain('DeleteObjects pages/watches/storage/calendar.ics');
    expect(await subjects(network)).toHaveLength(1);
    expect([await subjects(platform), await subjects(storage)]).toEqual([[], []]);

    // The watch comes back, and whoever subscribed to it is still there.
    const back = await deployment.deploy(['platform', 'network', 'storage']);
    expect([back.status, back.status === 0 ? '' : back.text]).toEqual([0, '']);
    expect(back.text).toContain('These topics were there before');
    expect((await runDeployed(deployment)).forbidden).toEqual([]);
    expect(await subjects(storage)).toHaveLength(1);

    // The notifier goes; its state and the topics stay, and it comes back where it was.
    const gone = await deployment.destroy();
    expect([gone.status, gone.status === 0 ? '' : gone.text]).toEqual([0, '']);
    expect(gone.text).toContain('topic lastpatch-production-platform_letters');
    expect(gone.text).toContain(deployment.values['LASTPATCH_LEDGER_TABLE']);
    await expect(functionSetUp(deployment.account, FUNCTION)).rejects.toThrow('404');
    expect(changed(state, await deployment.resources('state'))).toEqual([]);
    const revived = await deployment.deploy(['platform', 'network', 'storage']);
    expect([revived.status, revived.status === 0 ? '' : revived.text]).toEqual([0, '']);
    await runDeployed(deployment);
    expect([await subjects(platform), await subjects(network), await subjects(storage)]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deliveriesIn } from '../../testing/aws/deliveries.ts';
import { faultProxy } from '../../testing/aws/fault-proxy.ts';
import { invokedProcess } from '../../testing/aws/lambda/invoked-process.ts';
import { notifierInAws, pushSettings } from '../../testing/aws/lambda/notifier-in-aws.ts';

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
    const notifier = await notifierInAws(['platform']);
    await pushSettings(notifier, SETTINGS);
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
    expect(text).not.toContain('platform');
    expect(text).toContain('"Service":"lastpatch-test"');
  });
});

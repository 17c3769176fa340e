import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { script } from '../testing/script.ts';
import { Missing } from './missing.ts';
import { startMoto } from './moto.ts';

test('it has started when it has told its port, and stops with its standard input', async () => {
  const server = createServer((_request, response) => response.end('ended'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const moto = await startMoto(script(`echo '{"port": ${port}}'`, 'cat > /dev/null'));
  expect(moto.endpoint).toBe(`http://127.0.0.1:${port}`);
  await moto.stop();
  // To stop what has ended is no error.
  await moto.stop();
  server.close();
});

test('one that does not end is ended', async () => {
  const moto = await startMoto(script(`echo '{"port": 1}'`, 'while :; do sleep 0.1; done'));
  await moto.stop();
});

test.each([
  { fault: 'ends before it answers', lines: ['exit 3'], says: 'ended with status 3 before it answered' },
  {
    fault: 'does not start',
    python: '/nowhere/python',
    lines: [],
    says: 'does not start (spawn /nowhere/python ENOENT)',
  },
])('one that $fault is told of', async ({ python, lines, says }) => {
  const error: unknown = await startMoto(python ?? script(...lines)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Missing);
  expect((error as Missing).message).toContain(says);
});

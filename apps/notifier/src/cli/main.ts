#!/usr/bin/env node
import { oldNodeSaid } from './node-version.ts';

const tooOld = oldNodeSaid(process.versions.node);
if (tooOld !== undefined) {
  process.stderr.write(`lastpatch: ${tooOld}\n`);
  process.exit(1);
}

// Imported by name at the top it would keep an old Node.js from saying that it is one.
const { enableCompileCache } = await import('node:module');

// Compiled code is kept between calls, which makes each start faster; where it cannot be kept nothing is lost.
enableCompileCache();

const { main } = await import('./run-program.ts');
process.exitCode = await main(process.argv.slice(2));

// A channel that hangs may still hold on to the process. What was said goes out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit()));

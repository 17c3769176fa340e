#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept between calls, which makes each start faster; where it cannot be kept nothing is lost.
enableCompileCache();

const { main } = await import('./run-program.ts');
process.exitCode = await main(process.argv.slice(2));

// A channel that hangs may still hold on to the process. What was said goes out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit()));

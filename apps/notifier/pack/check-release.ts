/** Fails when a version is not to be published under the tag that is named. */
import { readFileSync } from 'node:fs';
import { VERSION } from '../src/version.ts';
import { releaseProblems } from './release-problems.ts';

const changelog = readFileSync(new URL('../../../CHANGELOG.md', import.meta.url), 'utf8');
const problems = releaseProblems(process.argv[2] ?? 'no tag at all', VERSION, changelog);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

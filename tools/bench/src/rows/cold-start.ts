import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { LAMBDA } from '../../../../apps/notifier/lambda-options.ts';
import { wholeProcess } from '../fresh-process.ts';
import { interleaved, type Measurement } from '../interleaved.ts';
import type { Row } from '../row.ts';

const NOTIFIER = fileURLToPath(new URL('../../../../apps/notifier/', import.meta.url));

/** Processes start quickly, so that more rounds cost little. */
const MORE_ROUNDS = 2;

/**
 * How the Lambda starts, from the start of the process until the handler is loaded, beside handlers that do nothing and are
 * bundled in the same way.
 */
export const coldStart: Row = {
  name: 'cold-start',
  needs: [],
  async measure(bench) {
    const built = spawnSync(process.execPath, [join(NOTIFIER, 'build-lambda.ts')], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(built.stderr);
    const folder = bench.folder();
    const empty = bundled(folder, 'empty', 'export async function handler() {}');
    const sns = bundled(
      folder,
      'sns',
      `import { SNSClient } from '@aws-sdk/client-sns';
       const client = new SNSClient({});
       export async function handler() { return client; }`,
    );
    const lambda = join(NOTIFIER, 'dist/lambda/index.cjs');
    // An event that is refused loads all that a run takes, and asks nothing of AWS.
    const refused = `require(${JSON.stringify(lambda)}).handler({}, { getRemainingTimeInMillis: () => 1 }).catch(() => {});`;
    const medians = await interleaved(MORE_ROUNDS * bench.rounds, {
      empty: started(requiring(empty)),
      sns: started(requiring(sns)),
      lambda: started(requiring(lambda)),
      all: started(refused),
    });
    const reference = { what: 'an empty handler with the SNS client', value: medians.sns.ms };
    return [
      {
        what: 'cold start of the Lambda, until it takes events',
        figure: { value: medians.lambda.ms, unit: 'ms' },
        reference,
        goal: { ratioAtMost: 1.3 },
        note: sizeOf(lambda),
      },
      {
        what: 'cold start of an empty handler',
        figure: { value: medians.empty.ms, unit: 'ms' },
        reference,
        note: `for orientation; with the SNS client ${sizeOf(sns)}`,
      },
      {
        what: 'cold start of the Lambda, with all that a run takes',
        figure: { value: medians.all.ms, unit: 'ms' },
        reference,
        note: 'loaded with the first event',
      },
    ];
  },
};

/** A handler that does nothing, bundled as the Lambda is. @returns its path */
function bundled(folder: string, name: string, code: string): string {
  const outfile = join(folder, `${name}.cjs`);
  buildSync({
    stdin: { contents: code, resolveDir: NOTIFIER, loader: 'ts' },
    outfile,
    ...LAMBDA,
  });
  return outfile;
}

function requiring(file: string): string {
  return `require(${JSON.stringify(file)});`;
}

/** From the start of a process until its last line has run. */
function started(code: string): Measurement {
  const environment = {
    PATH: process.env['PATH'] ?? '',
    AWS_REGION: 'eu-central-1',
    NODE_DISABLE_COMPILE_CACHE: '1',
  };
  return () => wholeProcess({ file: process.execPath, args: ['-e', code], environment });
}

function sizeOf(file: string): string {
  const kb = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
  return `${kb(statSync(file).size)}, ${kb(gzipSync(readFileSync(file)).length)} gzipped`;
}

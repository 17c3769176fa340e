import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import * as z from 'zod';

/** What a rule found, as CDK reports it. Acknowledged findings are no violations. */
const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      conclusion: z.string(),
      violations: z.array(
        z.object({
          ruleName: z.string(),
          description: z.string(),
          violatingConstructs: z.array(z.object({ constructPath: z.string().optional() })),
        }),
      ),
    }),
  ),
});

/** Templates break rules. The message names every rule and construct, one a line. */
export class RulesBrokenError extends Error {
  readonly code = 'RULES_BROKEN';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'RulesBrokenError';
    this.lines = lines;
  }
}

/**
 * Writes the templates. CDK's report is read here, because its command line (2.1148.1) takes an assembly whose rules are
 * broken without a word.
 *
 * @returns the folder that they were written to
 * @throws RulesBrokenError when a rule is broken and not acknowledged
 */
export function synthesize(app: App): string {
  const { directory } = app.synth();
  const { pluginReports } = reportSchema.parse(
    JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8')),
  );
  const broken = pluginReports
    .filter(({ conclusion }) => conclusion !== 'success')
    .flatMap(({ violations }) => violations)
    .flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(
        ({ constructPath = 'a template' }) => `${constructPath}: ${ruleName}: ${description}`,
      ),
    );
  if (broken.length > 0) {
    throw new RulesBrokenError([`${broken.length} rules are broken, and not acknowledged:`, ...broken]);
  }
  return directory;
}

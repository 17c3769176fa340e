import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../../testing/templates.ts';
import { DeployFailure } from './deploy-failure.ts';
import { deployOptions } from './deploy-options.ts';

describe('the command line of a deployment', () => {
  it('names an environment, and leaves the rest as it is', () => {
    expect(deployOptions(['test'], [ENVIRONMENT])).toEqual({
      environment: ENVIRONMENT,
      settings: 'lastpatch.yaml',
      isYes: false,
      removed: [],
      role: undefined,
      boundary: undefined,
      profile: undefined,
      isHelp: false,
    });
  });

  it('may name several watches that go', () => {
    const args = ['test', '--yes', '--remove-watch', 'a', '--remove-watch', 'b', '--profile', 'p'];
    expect(deployOptions(args, [ENVIRONMENT])).toMatchObject({
      isYes: true,
      removed: ['a', 'b'],
      profile: 'p',
    });
  });

  it('is helped without an environment', () => {
    expect(deployOptions(['--help'], [ENVIRONMENT]).isHelp).toBe(true);
  });

  it.each([
    [[], /^which environment\? There is test\n/],
    [['prod'], /^no environment "prod" in apps\/infra\/src\/environments\.ts: expected test\n/],
    [['test', 'more'], /^expected one environment, got test, more\n/],
    [['test', '--force'], /--force/],
    [['test', '--role'], /--role/],
  ])('%j is not understood, and says how it is meant', (args, said) => {
    const asked = (): unknown => deployOptions(args, [ENVIRONMENT]);
    expect(asked).toThrow(DeployFailure);
    expect(asked).toThrow(said);
    expect(asked).toThrow(/npm run deploy -- ENVIRONMENT/);
  });
});

import { Stack } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import { appOf } from '../testing/templates.ts';
import { RulesBrokenError, synthesize } from './synthesize.ts';

describe('a template that breaks a rule', () => {
  it('of cdk-nag fails the synthesis, with the rule and the construct', () => {
    const app = appOf();
    const stack = new Stack(app, 'Extra', { env: { account: '123456789012', region: 'eu-central-1' } });
    new Role(stack, 'Mighty', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')],
    });
    expect(() => synthesize(app)).toThrow(RulesBrokenError);
    expect(() => synthesize(app)).toThrow(/Extra\/Mighty.*AwsSolutions-IAM4/);
  });

  it('of CloudFormation fails it too', () => {
    const app = appOf();
    const stack = new Stack(app, 'Extra', { env: { account: '123456789012', region: 'eu-central-1' } });
    new CfnTable(stack, 'Table', {
      keySchema: [{ attributeName: 'pk', keyType: 'HASH' }],
      attributeDefinitions: [{ attributeName: 'pk', attributeType: 'S' }],
      billingMode: 'PAY_BY_LUCK',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    expect(() => synthesize(app)).toThrow(/Extra\/Table/);
  });
});

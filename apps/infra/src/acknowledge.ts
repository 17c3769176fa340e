import { CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import * as z from 'zod';

/**
 * Says why a rule of cdk-nag's AwsSolutions does not hold for a construct and what is in it. Each finding of a rule is one of
 * its own, so that a new one is never taken for granted.
 *
 * @param reasons by the rules' ids, a finding of one rule as in `AwsSolutions-IAM5[Resource::*]`
 */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id: `AwsSolutions::${id}`, reason });
  }
}

/**
 * Says why the wildcards of a role's permissions are needed.
 *
 * @param resources as {@link arnFound} names them, with what stands after them
 */
export function acknowledgeWildcards(
  construct: IConstruct,
  resources: readonly string[],
  reason: string,
): void {
  acknowledge(
    construct,
    Object.fromEntries(resources.map((resource) => [`AwsSolutions-IAM5[Resource::${resource}]`, reason])),
  );
}

const importSchema = z.object({ 'Fn::ImportValue': z.string() });

/** What cdk-nag calls the ARN of something in another stack: by its export, which is made here if it is not there. */
export function importedArnFound(owner: IConstruct, arn: string): string {
  const stack = Stack.of(owner);
  return importSchema.parse(stack.resolve(stack.exportValue(arn)))['Fn::ImportValue'];
}

/** What cdk-nag calls the ARN of something in the same stack. */
export function arnFound({ node }: IConstruct): string {
  const { defaultChild } = node;
  if (!CfnElement.isCfnElement(defaultChild)) throw new Error(`${node.path} is no resource of a template`);
  return `<${Stack.of(defaultChild).getLogicalId(defaultChild)}.Arn>`;
}

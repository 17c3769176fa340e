import type { Template } from 'aws-cdk-lib/assertions';

/** A statement of a policy, as it stands in a template. */
export type Statement = Readonly<Record<string, unknown>>;

interface Policy {
  readonly Properties: {
    readonly PolicyDocument: { readonly Statement: readonly Statement[] };
    readonly Roles?: readonly { readonly Ref: string }[];
  };
}

/**
 * What a role may do, and what it is denied.
 *
 * @param role the beginning of its logical id
 */
export function statementsOf(template: Template, role: string): readonly Statement[] {
  return Object.values(template.findResources('AWS::IAM::Policy') as Record<string, Policy>)
    .filter(({ Properties }) => Properties.Roles?.some(({ Ref }) => Ref.startsWith(role)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

/** The actions of statements, sorted. */
export function actionsOf(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(({ Action }) => Action as string | string[]).sort();
}

/** How many policies of a type deny what does not come over TLS. */
export function denyingPlainText(template: Template, type: string): number {
  return Object.values(template.findResources(type)).filter((policy) =>
    JSON.stringify(policy).includes('"aws:SecureTransport":"false"'),
  ).length;
}

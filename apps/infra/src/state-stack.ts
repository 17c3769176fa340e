import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CatalogStore } from './constructs/catalog-store.ts';
import { Ledger } from './constructs/ledger.ts';

/** What must outlive every deployment: who was told what, and what is known. */
export class StateStack extends Stack {
  readonly ledger: Ledger;
  readonly catalogStore: CatalogStore;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.ledger = new Ledger(this, 'Ledger');
    this.catalogStore = new CatalogStore(this, 'CatalogStore');
  }
}

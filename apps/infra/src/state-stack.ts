import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CatalogStore } from './constructs/catalog-store.ts';
import { Ledger } from './constructs/ledger.ts';
import { Pages } from './constructs/pages.ts';

/** What the state is made of. */
export interface StateStackProps extends StackProps {
  /** Whether there are public pages. Their address is state too: calendars are subscribed to under it. */
  readonly hasPages: boolean;
}

/** What must outlive every deployment: who was told what, what is known, and where it is read. */
export class StateStack extends Stack {
  readonly ledger: Ledger;
  readonly catalogStore: CatalogStore;
  /** Undefined when there are no public pages. */
  readonly pages: Pages | undefined;

  constructor(scope: Construct, id: string, { hasPages, ...props }: StateStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.ledger = new Ledger(this, 'Ledger');
    this.catalogStore = new CatalogStore(this, 'CatalogStore');
    this.pages = hasPages ? new Pages(this, 'Pages') : undefined;
  }
}

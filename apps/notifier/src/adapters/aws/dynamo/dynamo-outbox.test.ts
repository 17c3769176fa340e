import { describeOutbox } from '../../../../testing/outbox-contract.ts';
import { PlayedLedger } from '../../../../testing/aws/played/ledger.ts';

describeOutbox('the outbox in a played DynamoDB', (now) => new PlayedLedger().outbox(now), { runs: 5 });

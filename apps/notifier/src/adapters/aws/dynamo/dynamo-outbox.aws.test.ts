import { describeOutbox } from '../../../../testing/outbox-contract.ts';
import { newDynamoOutbox } from '../../../../testing/aws/dynamo-outboxes.ts';

describeOutbox('the outbox in DynamoDB', newDynamoOutbox, { runs: 5 });

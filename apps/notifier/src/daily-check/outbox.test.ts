import { MemoryOutbox } from '../../testing/memory-outbox.ts';
import { describeOutbox } from '../../testing/outbox-contract.ts';

describeOutbox('the outbox in memory', () => new MemoryOutbox());

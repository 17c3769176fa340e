import { defineConfig } from 'vitest/config';

/** What counts the calls to AWS: started by the row `aws-calls` alone. */
export default defineConfig({ test: { include: ['src/aws/count-calls.ts'] } });

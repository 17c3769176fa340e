/**
 * One invocation of the function in a process of its own, as Lambda starts one, with the variables of the environment:
 *   node lambda-process.ts EVENT
 * `CLOCK_AHEAD_MS` says how far its clock is ahead. Exits with status 1 when the function throws.
 */
const ahead = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);
const now = Date.now.bind(Date);
Date.now = () => now() + ahead;

const BUNDLE = process.env['LAMBDA_BUNDLE'];
const { handler } = (await import(BUNDLE ?? '../../../src/lambda/handler.ts')) as {
  handler: (event: unknown, invocation: { getRemainingTimeInMillis: () => number }) => Promise<void>;
};
try {
  await handler(JSON.parse(process.argv[2] ?? 'null'), { getRemainingTimeInMillis: () => 900_000 });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

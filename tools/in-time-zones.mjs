// Runs a command once for each time zone that is hard on dates, and fails when any run fails:
//   node tools/in-time-zones.mjs vitest run
import { spawnSync } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
for (const TZ of ['UTC', 'Pacific/Kiritimati', 'America/St_Johns']) {
  console.log(`TZ=${TZ}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, TZ } });
  if (status !== 0) process.exit(status ?? 1);
}

import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';

const started = performance.now();
await loadBundledCatalog();
const ms = performance.now() - started;
console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 }));

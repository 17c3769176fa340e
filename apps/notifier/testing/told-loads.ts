import { registerHooks } from 'node:module';

/** Preloaded into a process (`node --import`), this tells on standard error which modules with `TELL_LOADS` in their names load. */
const told = process.env['TELL_LOADS'] ?? '';

registerHooks({
  load(url, context, nextLoad) {
    if (url.includes(told)) process.stderr.write(`loads ${url}\n`);
    return nextLoad(url, context);
  },
});

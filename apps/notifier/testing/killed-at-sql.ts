import { DatabaseSync } from 'node:sqlite';

/**
 * Preloaded into a process (`node --import`), this kills it as `kill -9` does, at the moment when it is about to prepare
 * the first statement that begins with the text in `KILLED_AT_SQL`. What was committed before stays, what was not is lost.
 */
const at = process.env['KILLED_AT_SQL'];
if (at === undefined) throw new Error('KILLED_AT_SQL says at which statement the process is killed');
const prepare = Reflect.get<DatabaseSync, 'prepare'>(DatabaseSync.prototype, 'prepare');
DatabaseSync.prototype.prepare = function (sql) {
  if (sql.trimStart().startsWith(at)) process.kill(process.pid, 'SIGKILL');
  return prepare.call(this, sql);
};

import { DatabaseSync } from 'node:sqlite';

/**
 * Preloaded into a process (`node --import`), this kills it as `kill -9` does, at the moment when it is about to prepare or
 * to execute a statement that begins with the text in `KILLED_AT_SQL`, blanks and line breaks alike: the first one, or the
 * one that `KILLED_AT_TIME` counts. What was committed before stays, what was not is lost.
 */
const at = process.env['KILLED_AT_SQL'];
if (at === undefined) throw new Error('KILLED_AT_SQL says at which statement the process is killed');
let left = Number(process.env['KILLED_AT_TIME'] ?? 1);

function killAt(sql: string, statement: string): void {
  if (!sql.replace(/\s+/g, ' ').trimStart().startsWith(statement)) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

const prepare = Reflect.get<DatabaseSync, 'prepare'>(DatabaseSync.prototype, 'prepare');
DatabaseSync.prototype.prepare = function (sql) {
  killAt(sql, at);
  return prepare.call(this, sql);
};
const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
DatabaseSync.prototype.exec = function (sql) {
  killAt(sql, at);
  exec.call(this, sql);
};

import type { IncomingHttpHeaders } from 'node:http';
import type { AnswerMarks } from '../../refresh/web-reader.ts';

/** What the headers of an answer say of it. */
export function answerMarks(headers: IncomingHttpHeaders): AnswerMarks {
  const { etag, 'last-modified': lastModified, date, age } = headers;
  return {
    etag: etag ?? null,
    lastModified: lastModified ?? null,
    date: date ?? null,
    age: age !== undefined && /^\d{1,10}$/.test(age) ? Number(age) : null,
  };
}

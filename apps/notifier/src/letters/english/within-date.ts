const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';

/** The spaces within `2 October 2026`, `2 Oct 2026`, `2 Oct` and `9 days`. */
export const WITHIN_DATE = new RegExp(
  `(?<=\\b\\d{1,2}) (?=${MONTH}\\b)|(?<=\\b\\d{1,2} ${MONTH}) (?=\\d{4}\\b)|(?<=\\d) (?=days?\\b)`,
  'g',
);

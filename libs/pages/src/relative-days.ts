/** `today`, `tomorrow`, `in 42 days`, `yesterday`, `42 days ago`: never "0 days", never "1 days". */
export function relativeDays(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** Cursor of the board: day and id of the last entry. */
export function readCursor(cursor: string | undefined): { postedOn: string; id: number } | null {
  const match = /^(\d{4}-\d{2}-\d{2})_(\d+)$/.exec(cursor ?? '');
  return match?.[1] && match[2] ? { postedOn: match[1], id: Number(match[2]) } : null;
}

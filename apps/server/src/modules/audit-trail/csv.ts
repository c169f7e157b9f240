/** One line of a CSV file that Excel and WPS open as it is meant; text never becomes a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  // A leading sign of a formula is made harmless with an apostrophe; long digits keep their digits with a tab.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : /^\d{12,}$/.test(text) ? `${text}\t` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

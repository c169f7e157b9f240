// What XML 1.0 cannot carry at all is kept the way workbooks keep it, as `_xHHHH_`.
const unsafe = /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|[\ud800-\udfff]/;

const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for XML content and attributes; control characters as `_xHHHH_`, half surrogate pairs replaced. */
export function xmlText(text: string): string {
  if (!unsafe.test(text)) return text;
  return text
    .replace(halfPair, '\ufffd')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** First line of every part. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Namespace of worksheets. */
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Namespace of relationship attributes. */
export const relationNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

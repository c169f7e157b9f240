const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Replaces the entities of XML and the `_xHHHH_` escapes with which workbooks keep control characters. */
export function decodeXmlText(text: string): string {
  let decoded = text;
  if (decoded.includes('&')) {
    decoded = decoded.replace(
      /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi,
      (whole, hex, decimal, name) => {
        if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
        const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : '';
      },
    );
  }
  if (decoded.includes('_x')) {
    decoded = decoded.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return decoded;
}

/** Attributes of one opening tag, without namespace prefixes. */
export function attributesOf(tag: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const match of tag.matchAll(/(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const name = match[1] ?? '';
    if (!(name in attributes)) attributes[name] = decodeXmlText(match[2] ?? match[3] ?? '');
  }
  return attributes;
}

/** Opening tags named `name` in a small part, any namespace prefix, as text. */
export function openingTags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?/?>`, 'g')) ?? [];
}

/**
 * Text of a shared or inline string: its `t` elements joined, without the phonetic reading (`rPh`) that
 * Japanese and some Chinese input methods add.
 */
export function richText(xml: string): string {
  const plain = xml.includes('rPh') ? xml.replace(/<(?:[\w.-]+:)?rPh[\s>][\s\S]*?<\/(?:[\w.-]+:)?rPh>/g, '') : xml;
  let text = '';
  for (const match of plain.matchAll(/<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += match[1];
  return decodeXmlText(text);
}

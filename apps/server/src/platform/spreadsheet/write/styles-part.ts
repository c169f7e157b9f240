import type { WriteColumn } from './sheet-to-write.ts';
import { mainNamespace, xmlHead } from './write-xml.ts';

/** How a cell is set off. */
export type Mark = 'none' | 'error' | 'warning';

const kinds = ['text', 'date', 'number'] as const;
const marks = ['none', 'error', 'warning'] as const;

/** Indexes of the heading styles in the style part. */
export const headingStyle = { plain: 1, required: 2 };
const firstCellStyle = 3;

/** Index of the style of a cell. */
export function cellStyle(kind: NonNullable<WriteColumn['kind']>, mark: Mark): number {
  return firstCellStyle + marks.indexOf(mark) * kinds.length + kinds.indexOf(kind);
}

/** `@` keeps what is typed later as text, so that Excel does not round an identity number. */
const formatOf = { text: 49, date: 164, number: 0 };
const fillOf = { none: 0, error: 3, warning: 4 };

function fill(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function cellFormats(): string {
  return marks
    .flatMap((mark) =>
      kinds.map(
        (kind) =>
          `<xf numFmtId="${formatOf[kind]}" fontId="0" fillId="${fillOf[mark]}" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="${mark === 'none' ? 0 : 1}"/></xf>`,
      ),
    )
    .join('');
}

function side(name: string): string {
  return `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
}

function heading(font: number): string {
  return `<xf numFmtId="49" fontId="${font}" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`;
}

/** The style part; the same for every workbook we write. */
export const stylesPart = `${xmlHead}<styleSheet xmlns="${mainNamespace}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><color rgb="FFC00000"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFEDEDED')}${fill('FFFFC7CE')}${fill('FFFFEB9C')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${firstCellStyle + marks.length * kinds.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${heading(1)}${heading(2)}${cellFormats()}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

import type { Output } from '../../api/routes.ts';
import { Section } from '../../design/Page.tsx';
import { DefinitionList, type Fact } from '../../design/show.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { archiveTexts } from './texts.ts';

/** Contents of a sealed file as they were frozen. */
export type Contents = Output<'archives.read'>;

interface Frozen {
  readonly doneOn?: string;
  readonly doneBy?: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly attachments?: readonly { readonly name: string; readonly sha256: string }[];
}

/** Every item with who did it, when, what came out and which files belong to it. */
export function FrozenItems({ contents }: { readonly contents: Contents }) {
  const t = useTexts(archiveTexts);
  return (
    <>
      {contents.items.map((item) => (
        <Section key={item.itemId} title={item.titleZh}>
          <DefinitionList facts={factsOf(item.content as Frozen, item.hash, t)} />
        </Section>
      ))}
    </>
  );
}

function factsOf(content: Frozen, hash: string, t: ReturnType<typeof useTexts<typeof archiveTexts.zh>>): Fact[] {
  const results = Object.entries(content.result ?? {}).flatMap(([name, value]) => {
    const text = plainText(value, t);
    return text === undefined ? [] : [`${name}：${text}`];
  });
  const files = content.attachments?.map(({ name }) => name) ?? [];
  return [
    { label: t('doneOn'), value: content.doneOn },
    { label: t('by'), value: content.doneBy },
    ...(results.length === 0 ? [] : [{ label: t('result'), value: results.join('；') }]),
    ...(files.length === 0 ? [] : [{ label: t('attachments'), value: files.join('、') }]),
    { label: t('hash'), value: <code>{hash.slice(0, 16)}</code> },
  ];
}

function plainText(value: unknown, t: ReturnType<typeof useTexts<typeof archiveTexts.zh>>): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  return undefined;
}

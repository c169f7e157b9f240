import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { useCall } from '../../api/queries.ts';
import type { Input } from '../../api/routes.ts';
import { useCodes } from './codes.ts';
import { memberTexts } from './texts.ts';

/** Filters of the roster as they stand in the address. */
export type RosterFilters = NonNullable<Input<'members.count'>['query']>;
export const filterNames = [
  'org',
  'q',
  'type',
  'sex',
  'age',
  'education',
  'job',
  'status',
  'floating',
  'lost',
] as const;
export type FilterName = (typeof filterNames)[number];

/** Filters in use, their chips, and how to change them. */
export function useRosterFilters() {
  const t = useTexts(memberTexts);
  const [address, change] = useAddress();
  const { codes } = useCodes();
  const values = Object.fromEntries(
    filterNames.flatMap((name) => (address.get(name) ? [[name, address.get(name) ?? '']] : [])),
  ) as Partial<Record<FilterName, string>>;
  const orgId = Number(values.org ?? 0);
  const org = useCall('orgs.view', { params: { orgId }, query: {} }, { enabled: orgId > 0 });
  const words: Readonly<Record<FilterName, (value: string) => string>> = {
    org: () => `${t('org')}：${org.data?.org.shortName ?? ''}`,
    q: (value) => `${t('search')}：${value}`,
    type: (value) => (value === '2' ? t('probationary') : t('full')),
    sex: (value) => (value === '2' ? t('female') : t('male')),
    age: (value) => ageWords(value, t),
    education: (value) => codes?.educationGroups.find(({ id }) => id === value)?.titleZh ?? value,
    job: (value) => codes?.occupationGroups.find(({ id }) => id === value)?.titleZh ?? value,
    status: (value) => t(value as 'normal'),
    floating: () => t('floating'),
    lost: () => t('lost'),
  };
  const chips = filterNames.flatMap((name) => {
    const value = values[name];
    return value === undefined
      ? []
      : [{ key: name, label: words[name](value), onRemove: () => change({ [name]: undefined }) }];
  });
  return {
    values,
    filters: values as unknown as RosterFilters,
    chips,
    set: (name: FilterName, value: string) => change({ [name]: value || undefined }),
    clear: () => change(Object.fromEntries(filterNames.map((name) => [name, undefined]))),
  };
}

/** 31-35, -30 and 61- in words. */
export function ageWords(band: string, t: (key: 'ageFrom' | 'ageTo' | 'ageSpan', facts: never) => string): string {
  const [from = '', to = ''] = band.split('-');
  if (from === '') return t('ageTo', { to } as never);
  if (to === '') return t('ageFrom', { from } as never);
  return t('ageSpan', { from, to } as never);
}

import { Link } from 'wouter';
import { Section } from '../design/Page.tsx';
import { useCan } from './session.ts';

/** A way to somewhere, for those who hold the permission. */
export interface LinkRow {
  readonly href: string;
  readonly label: string;
  readonly permission: string;
}

/** Links under a heading, those that this person may follow; nothing when there is none. */
export function LinkRows({ title, links }: { readonly title: string; readonly links: readonly LinkRow[] }) {
  const can = useCan();
  const open = links.filter(({ permission }) => can(permission));
  if (open.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="plain-list link-rows">
        {open.map(({ href, label }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

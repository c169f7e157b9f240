import type { Output } from '../../api/routes.ts';
import { StatusTag } from '../../design/show.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { learningTexts } from './texts.ts';

const tones = { valid: 'green', expiring: 'amber', expired: 'grey', revoked: 'red' } as const;

/** State of a certificate in words and colour. */
export function CertificateTag({ state }: { readonly state: Output<'learning.certificate'>['state'] }) {
  const t = useTexts(learningTexts);
  const words = {
    valid: t('certificateValid'),
    expiring: t('certificateExpiring'),
    expired: t('certificateExpired'),
    revoked: t('certificateRevoked'),
  };
  return <StatusTag tone={tones[state]}>{words[state]}</StatusTag>;
}

import './learning.css';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { formatLongDate } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { PrintButton } from '../../design/papers.tsx';
import { QrCode } from '../../design/QrCode.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { CertificateTag } from './CertificateTag.tsx';
import { learningTexts } from './texts.ts';

type Certificate = Output<'learning.certificate'>;

/** A certificate on A4, with the code by which its holder proves it. */
export function CertificatePage({ params }: PageParams) {
  const t = useTexts(learningTexts);
  const query = useCall('learning.certificate', { params: { certificateId: Number(params['certificateId']) } });
  return (
    <Page
      title={t('certificate')}
      width="text"
      crumbs={[{ label: t('learning'), href: '/learning' }]}
      actions={<PrintButton />}
    >
      <Loaded query={query} skeleton={<Skeleton />}>
        {(certificate) => <Paper certificate={certificate} />}
      </Loaded>
    </Page>
  );
}

function Paper({ certificate }: { readonly certificate: Certificate }) {
  const t = useTexts(learningTexts);
  const can = useCan();
  const [revoking, setRevoking] = useState(false);
  const address = `${window.location.origin}/certificate/${certificate.code}`;
  return (
    <div className="stack-loose">
      {certificate.state !== 'valid' && (
        <p>
          <CertificateTag state={certificate.state} />
          {certificate.revokedReason !== null && ` ${certificate.revokedReason}`}
        </p>
      )}
      <div className="certificate">
        <h2>{t('certificate')}</h2>
        <p>{t('certificateText', { name: certificate.holderName, title: certificate.titleZh })}</p>
        <p className="certificate-org">{certificate.orgName}</p>
        <p>{formatLongDate(certificate.issuedOn)}</p>
        <dl className="certificate-facts">
          <dt>{t('certificateNumber')}</dt>
          <dd className="number">{certificate.number}</dd>
          <dt>{t('validUntil')}</dt>
          <dd>{certificate.validUntil === null ? t('lasting') : formatLongDate(certificate.validUntil)}</dd>
          <dt>{t('certificateCode')}</dt>
          <dd className="number">{certificate.code}</dd>
        </dl>
        <QrCode text={address} label={t('certificateQr')} />
        <p className="small">{t('verifyAt', { address })}</p>
      </div>
      {can('learning.record') && certificate.state !== 'revoked' && (
        <ButtonBar>
          <Button onClick={() => setRevoking(true)}>{t('revoke')}</Button>
        </ButtonBar>
      )}
      {revoking && <RevokeDialog certificate={certificate} onClose={() => setRevoking(false)} />}
    </div>
  );
}

function RevokeDialog({ certificate, onClose }: { readonly certificate: Certificate; readonly onClose: () => void }) {
  const t = useTexts(learningTexts);
  const revoke = useAct('learning.revoke');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await revoke.mutateAsync({ params: { certificateId: certificate.id }, body: { reason } });
      onClose();
    },
  });
  return (
    <Dialog title={t('revoke')} onClose={onClose}>
      <Form form={form}>
        <p>{t('revokeText')}</p>
        <TextArea {...form.field('reason')} label={t('revokeReason')} limit={200} rows={3} />
        <Button kind="danger" type="submit" busy={form.busy}>
          {t('revoke')}
        </Button>
      </Form>
    </Dialog>
  );
}

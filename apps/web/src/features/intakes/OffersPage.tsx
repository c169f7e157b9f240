import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  EmptyState,
  Form,
  Loaded,
  notify,
  Page,
  ProblemView,
  Section,
  TextInput,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { intakeTexts } from './texts.ts';

/** Hand-overs that wait for the answer of the own organisation. */
export function OffersPage() {
  const t = useTexts(intakeTexts);
  const offers = useCall('intakes.offers', {});
  return (
    <Page title={t('offers')} width="form" crumbs={[{ label: t('requests'), href: '/requests' }]}>
      <Loaded query={offers}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('offersNone')} />
          ) : (
            items.map((offer) => (
              <Section key={offer.id} title={offer.titleZh}>
                <p className="muted">
                  {t('fromOrg')} {offer.fromOrgName} · {t('dueCol')} {offer.dueOn}
                </p>
                <p>{offer.reasonZh}</p>
                <p>{offer.textZh}</p>
                <Answer offerId={offer.id} />
              </Section>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

function Answer({ offerId }: { readonly offerId: number }) {
  const t = useTexts(intakeTexts);
  const act = useAct('intakes.answerOffer');
  const attempt = useAttempt();
  const send = async (accepted: boolean, reasonZh: string) => {
    const isDone = await attempt.run(() => act.mutateAsync({ params: { offerId }, body: { accepted, reasonZh } }));
    if (isDone) notify(t('done'));
  };
  const form = useForm({
    initial: { reason: '' },
    scope: `offer-${offerId}`,
    check: ({ reason }) => ({ reason: reason.trim().length < 2 ? t('required') : undefined }),
    onSubmit: async ({ reason }) => await send(false, reason),
  });
  return (
    <>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <ButtonBar>
        <Button kind="main" onClick={() => void send(true, '')}>
          {t('take')}
        </Button>
      </ButtonBar>
      <Form form={form}>
        <TextInput {...form.field('reason')} label={`${t('notTake')} · ${t('reason')}`} maxLength={200} />
        <Button type="submit" busy={form.busy}>
          {t('notTake')}
        </Button>
      </Form>
    </>
  );
}

import { useAct, useCall } from '../../api/queries.ts';
import type { Act } from '../../design/ActDialog.tsx';
import { todayInChina } from '../../design/dates.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { Holding, Post } from './post.ts';
import { postTexts } from './texts.ts';

const linesOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** What can be done with one person's holding of a post. */
export function useHoldingActs(post: Post, holding: Holding): readonly Act[] {
  const t = useTexts(postTexts);
  const confirm = useAct('posts.confirm');
  const decline = useAct('posts.decline');
  const begin = useAct('posts.begin');
  const receive = useAct('posts.receive');
  const planShift = useAct('posts.planShift');
  const end = useEnd(post, holding);
  const params = { postHoldingId: holding.id };
  const { version, name } = holding;
  const isSuccessor = post.holdings.some((one) => one.isOwn && one.state === 'serving' && one.id !== holding.id);
  if (holding.state === 'handed-over' && holding.receivedOn === null && isSuccessor)
    return [
      {
        key: 'receive',
        label: t('receiveOf', { name }),
        kind: 'main',
        done: t('received'),
        questions: [],
        run: () => receive.mutateAsync({ params, body: { version } }),
      },
    ];
  if (!post.can.manage) return [];
  const declineAct: Act = {
    key: 'decline',
    label: t('declineOf', { name }),
    done: t('declinedDone'),
    questions: [{ name: 'reason', label: t('reason'), kind: 'area', limit: 500 }],
    run: (values) => decline.mutateAsync({ params, body: { version, reason: values['reason'] ?? '' } }),
  };
  if (holding.state === 'claimed')
    return [
      {
        key: 'confirm',
        label: t('confirmOf', { name }),
        kind: 'main',
        done: t('confirmedDone'),
        official: true,
        questions: [{ name: 'decidedAtZh', label: t('decidedAtField'), kind: 'text', limit: 200 }],
        run: (values) => confirm.mutateAsync({ params, body: { version, decidedAtZh: values['decidedAtZh'] ?? '' } }),
      },
      declineAct,
    ];
  if (holding.state === 'confirmed')
    return [
      {
        key: 'begin',
        label: t('beginOf', { name }),
        kind: 'main',
        done: t('begun'),
        questions: [{ name: 'on', label: t('on'), kind: 'date', initial: todayInChina(), max: todayInChina() }],
        run: (values) => begin.mutateAsync({ params, body: { version, on: values['on'] ?? '' } }),
      },
      declineAct,
    ];
  if (holding.state !== 'serving') return [];
  return [
    {
      key: 'shift',
      label: t('shiftOf', { name }),
      done: t('shifted'),
      questions: [{ name: 'days', label: t('shiftDays'), kind: 'area', hint: t('shiftHint') }],
      run: (values) => planShift.mutateAsync({ params, body: { days: [...linesOf(values['days'])] } }),
    },
    end,
  ];
}

/** Handing over lists what the platform knows to be open. */
function useEnd(post: Post, holding: Holding): Act {
  const t = useTexts(postTexts);
  const end = useAct('posts.end');
  const isAsked = post.can.manage && holding.state === 'serving';
  const open = useCall('posts.openItems', { params: { postHoldingId: holding.id } }, { enabled: isAsked });
  const known = open.data?.items ?? [];
  const successors = post.holdings.filter(({ state }) => state === 'confirmed');
  return {
    key: `end-${known.length}`,
    label: t('endOf', { name: holding.name }),
    done: t('ended'),
    official: true,
    questions: [
      {
        name: 'how',
        label: t('how'),
        kind: 'radio',
        initial: 'hand-over',
        choices: [
          { value: 'hand-over', label: t('handOver') },
          { value: 'remove', label: t('remove') },
        ],
      },
      { name: 'on', label: t('on'), kind: 'date', initial: todayInChina(), max: todayInChina() },
      { name: 'reason', label: t('reason'), kind: 'area', limit: 500 },
      ...(successors.length === 0
        ? []
        : [
            {
              name: 'successor',
              label: t('successor'),
              kind: 'select' as const,
              optional: true,
              choices: successors.map(({ id, name }) => ({ value: String(id), label: name })),
            },
          ]),
      {
        name: 'items',
        label: t('items'),
        kind: 'area',
        hint: t('itemsHint'),
        optional: true,
        initial: known.map(({ titleZh }) => titleZh).join('\n'),
      },
      { name: 'closesPost', label: t('closesPost'), kind: 'check' },
    ],
    run: (values) =>
      end.mutateAsync({
        params: { postHoldingId: holding.id },
        body: {
          version: holding.version,
          how: values['how'] === 'remove' ? 'remove' : 'hand-over',
          on: values['on'] ?? '',
          reason: values['reason'] ?? '',
          closesPost: values['closesPost'] === 'true',
          items: linesOf(values['items']).map((titleZh) => ({
            titleZh,
            note: known.find((item) => item.titleZh === titleZh)?.note ?? '',
          })),
          ...(values['successor'] ? { successorId: Number(values['successor']) } : {}),
        },
      }),
  };
}

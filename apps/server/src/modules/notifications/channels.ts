import type { Tx } from '../../platform/db/tx.ts';

/** A message on its way. `outside` is the text that may leave the platform: a count or a kind, never private content. */
export interface OutgoingMessage {
  readonly region: number;
  readonly id: number;
  readonly outside: { readonly zh: string; readonly en: string };
}

/** What became of a message in a channel. */
export interface DeliveryResult {
  readonly outcome: 'delivered' | 'sent' | 'failed';
  readonly detail?: string;
}

/** A way by which messages reach people. Texts outside the platform carry no private content. */
export interface Channel {
  readonly id: 'in-app' | 'sms' | 'letter' | 'phone';
  readonly titleZh: string;
  send(tx: Tx, messages: readonly OutgoingMessage[]): Promise<readonly DeliveryResult[]>;
}

/** The inbox of the platform: a message is delivered when it lies there. */
export const inApp: Channel = {
  id: 'in-app',
  titleZh: '站内消息',
  send: (_tx, messages) => Promise.resolve(messages.map(() => ({ outcome: 'delivered' as const }))),
};

/** Channels that this installation offers. Others (short message, letter) are added by giving an adapter. */
export const offeredChannels: readonly Channel[] = [inApp];

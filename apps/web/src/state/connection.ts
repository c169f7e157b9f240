import { createStore, type Store } from './store.ts';

/** Whether the server answers, and how old the data on screen are. */
export interface Connection {
  readonly online: boolean;
  /** Instant of the last answer of the server itself. */
  readonly lastAnswerAt: Date;
}

/** Connection to the server as last seen. */
export const connection: Store<Connection> = createStore<Connection>({ online: true, lastAnswerAt: new Date() });

/** The server has answered, or could not be reached. */
export function noteAnswer(reached: boolean): void {
  const now = connection.get();
  if (reached) connection.set({ online: true, lastAnswerAt: new Date() });
  else if (now.online) connection.set({ ...now, online: false });
}

/** An answer came from what the service worker had kept at `instant`, because the server could not be reached. */
export function noteKept(instant: string): void {
  connection.set({ online: false, lastAnswerAt: new Date(instant) });
}

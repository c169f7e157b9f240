/** How pg turns values into parameters; used by `read-transaction.ts`, so that reads and writes send them alike. */
declare module 'pg/lib/utils.js' {
  const utils: { prepareValue(value: unknown): unknown };
  export default utils;
}

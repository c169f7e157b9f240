import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { BoardRow } from './schema.ts';

/** Public board, newest first. */
export function listBoard(
  tx: Tx,
  filter: { today: string; q?: string | undefined; after: { postedOn: string; id: number } | null; limit: number },
): Promise<BoardRow[]> {
  return tx.many<BoardRow>(sql`select b.region, b.notice_id, b.posting_path, b.posting_org_id, b.posting_org_name, b.mode, b.title_zh, b.text_zh,
      b.posted_on, b.last_day, b.accepts_objections, b.state
    from board_entry b where b.state <> 'taken-down' and (b.visible_until is null or b.visible_until >= ${filter.today})
      ${filter.q === undefined || filter.q === '' ? empty : sql`and (strpos(b.title_zh, ${filter.q}) > 0 or strpos(b.posting_org_name, ${filter.q}) > 0)`}
      ${filter.after === null ? empty : sql`and (b.posted_on, b.notice_id) < (${filter.after.postedOn}::date, ${filter.after.id}::bigint)`}
    order by b.posted_on desc, b.notice_id desc limit ${filter.limit}`);
}

/** One entry of the board, as long as it is shown. */
export function findBoardEntry(tx: Tx, noticeId: number, today: string): Promise<BoardRow | undefined> {
  return tx.maybe<BoardRow>(sql`select b.region, b.notice_id, b.posting_path, b.posting_org_id, b.posting_org_name, b.mode, b.title_zh, b.text_zh,
    b.posted_on, b.last_day, b.accepts_objections, b.state from board_entry b
    where b.notice_id = ${noticeId} and (b.visible_until is null or b.visible_until >= ${today})`);
}

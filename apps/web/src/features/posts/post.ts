import type { Output } from '../../api/routes.ts';

/** A post as the server shows it. */
export type Post = Output<'posts.get'>;
/** One person's time in it. */
export type Holding = Post['holdings'][number];

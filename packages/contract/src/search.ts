import { z } from 'zod';
import { defineRoutes } from './routes.ts';

/** One hit of the search box. */
export const SearchHit = z.object({
  kind: z.enum(['org', 'member']),
  id: z.number(),
  title: z.string(),
  /** Tells namesakes apart: branch, superior. */
  detail: z.string(),
});

/** The search box: people and organisations in the own scope. Pages and help are found in the browser. */
export const searchRoutes = defineRoutes('search', {
  search: {
    method: 'GET',
    path: '/api/search',
    permission: 'search.use',
    summary: '查找人员和组织（汉字、全拼、首字母、证件后四位）',
    query: z.object({ q: z.string().trim().max(60) }),
    response: z.object({ orgs: z.array(SearchHit), members: z.array(SearchHit) }),
  },
});

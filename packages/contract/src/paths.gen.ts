// Written by `npm run gen`; do not edit.
import type { accountRoutes } from "./index.ts";

/** Method and address of every route, for the browser. */
export const paths = {
  "accounts.session": "GET /api/session",
  "accounts.signIn": "POST /api/session",
  "accounts.signOut": "DELETE /api/session",
  "accounts.switchGrant": "POST /api/session/grant",
} as const;

/** Schemas of every route, for types alone. */
export interface RouteMap {
  readonly "accounts.session": (typeof accountRoutes)["session"];
  readonly "accounts.signIn": (typeof accountRoutes)["signIn"];
  readonly "accounts.signOut": (typeof accountRoutes)["signOut"];
  readonly "accounts.switchGrant": (typeof accountRoutes)["switchGrant"];
}

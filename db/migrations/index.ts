import type { Knex } from "knex";
import * as foundation from "./2026-11-21-0900-foundation";

/** In order. A migration that was released is never changed. */
export const migrations: Record<string, Knex.Migration> = {
    "2026-11-21-0900-foundation": foundation,
};

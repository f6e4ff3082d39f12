import type { Knex } from "knex";
import * as foundation from "./2026-11-21-0900-foundation";
import * as buildEngine from "./2026-11-22-0900-build-engine";
import * as canary from "./2026-11-22-1000-canary";
import * as asked from "./2026-11-22-1010-asked";
import * as handEdits from "./2026-11-22-1100-hand-edits";
import * as history from "./2026-11-22-1500-history";
import * as figures from "./2026-11-22-1530-figures";
import * as audit from "./2026-11-22-1545-audit";
import * as watchedFor from "./2026-11-22-1900-watched-for";

/** In order. A migration that was released is never changed. */
export const migrations: Record<string, Knex.Migration> = {
    "2026-11-21-0900-foundation": foundation,
    "2026-11-22-0900-build-engine": buildEngine,
    "2026-11-22-1000-canary": canary,
    "2026-11-22-1010-asked": asked,
    "2026-11-22-1100-hand-edits": handEdits,
    "2026-11-22-1500-history": history,
    "2026-11-22-1530-figures": figures,
    "2026-11-22-1545-audit": audit,
    "2026-11-22-1900-watched-for": watchedFor,
};

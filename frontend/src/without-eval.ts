import { config } from "zod/v4/core";

/** Our pages forbid `eval`, and zod tries it for speed as soon as a schema is made: a report of a violation each time. */
config({ jitless: true });

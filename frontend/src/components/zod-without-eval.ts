import { config } from "zod";

// Zod tries whether it may compile code when a schema is made; a page with a strict policy reports that as an attack.
config({ jitless: true });

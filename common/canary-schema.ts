import { z } from "zod";
import { CANARY_ACTIONS } from "./canary-views";

/** What a person decides about a canary. */
export const canaryActionSchema = z.strictObject({ action: z.enum(CANARY_ACTIONS) });

import { z } from "zod";
import { stackNameSchema } from "./schema";

/** All stacks unless one is named. */
export const figuresSchema = z.strictObject({
    stack: stackNameSchema.optional(),
    /** Up to and with today. */
    days: z.coerce.number().int().min(1).max(366).default(30),
});
export type FiguresAsk = z.infer<typeof figuresSchema>;

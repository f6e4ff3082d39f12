import { z } from "zod";
import { REPOSITORY_SWITCHES } from "./setting-policy";

/** The whole set; what is not in it is not allowed. */
export const repositorySwitchesSchema = z.strictObject({
    allowed: z.array(z.enum(REPOSITORY_SWITCHES)).max(REPOSITORY_SWITCHES.length),
});

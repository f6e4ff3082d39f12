import { z } from "zod";
import { CronProblem } from "./cron-field";
import { parseCron } from "./parse-cron";

/** Five fields of cron; what is wrong with them is said in words. */
export const cronSchema = z
    .string()
    .max(200)
    .superRefine((text, context) => {
        try {
            parseCron(text);
        } catch (error) {
            if (!(error instanceof CronProblem)) {
                throw error;
            }
            context.addIssue({ code: "custom", message: error.message });
        }
    });

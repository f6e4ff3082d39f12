import { z } from "zod";

export const queueMoveSchema = z.strictObject({ to: z.enum(["first", "up", "down"]) });
export type QueueMove = z.output<typeof queueMoveSchema>["to"];

import type { z } from "zod";

type Wrapped = z.ZodType & { unwrap(): z.ZodType };
const WRAPPERS = ["default", "prefault", "optional", "nullable"];

/** What a schema is apart from its default and from whether it may be left out. */
export function plainType(type: z.ZodType): { type: z.ZodType; optional: boolean } {
    if (!WRAPPERS.includes(type.def.type)) {
        return { type, optional: false };
    }
    const inside = plainType((type as Wrapped).unwrap());
    return { ...inside, optional: inside.optional || ["optional", "nullable"].includes(type.def.type) };
}

import { CicdError } from "../../../common/errors";
import type { PlanView } from "../../../common/views";

/** @throws CicdError RIGHT_NOT_GRANTED, with the lines that are missing as its text */
export function refuseUngranted({ rights }: Pick<PlanView, "rights">): void {
    const missing = rights.filter(({ granted }) => !granted).map(({ text }) => text);
    if (missing.length > 0) {
        throw new CicdError({
            code: "RIGHT_NOT_GRANTED",
            message: `This commit asks for more than the stack may do: ${missing.join("; ")}.`,
            safe: "The running containers were not touched.",
            hint: "If that is intended, grant exactly this in the stack's panel and deploy again.",
        });
    }
}

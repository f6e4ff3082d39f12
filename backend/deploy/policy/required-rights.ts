import { CicdError } from "../../../common/errors";
import { judgeModel } from "./judge-model";
import { grantOf, isRefusal, type Right } from "./right";
import { settlePaths, type OwnPlaces } from "./settle-paths";

export interface Judged extends OwnPlaces {
    stack: string;
    /** As compose resolved it. */
    model: unknown;
}

/**
 * The rights that a resolved model needs, each once.
 * @throws CicdError COMPOSE_SETTING_REFUSED for what no grant allows
 */
export async function requiredRights({ stack, model, ...own }: Judged): Promise<Right[]> {
    const findings = await settlePaths(judgeModel(model, stack), own);
    const refusal = findings.find(isRefusal);
    if (refusal) {
        throw new CicdError({
            code: "COMPOSE_SETTING_REFUSED",
            message: `${refusal.at} is refused: ${refusal.reason}.`,
            safe: "The running containers were not touched.",
            hint: "Take the setting out of the compose file and push again.",
        });
    }
    const rights = findings.filter((finding): finding is Right => !isRefusal(finding));
    return [...new Map(rights.map((right) => [grantOf(right), right])).values()];
}

import { CicdError } from "../../common/errors";
import type { RightView } from "../../common/views";
import { describeRight } from "../deploy/policy/describe-right";
import { grantOf, parseGrant } from "../deploy/policy/right";
import { bindings } from "../models/bindings";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";

/** What the stack's services may do beyond ordinary containers. */
export async function showRights(deps: Pick<Dependencies, "db">, stack: string): Promise<{ items: RightView[] }> {
    const { binding } = await requireConnected(deps.db, stack);
    return { items: binding.grants.flatMap(viewOf) };
}

/** From now on exactly these are granted; what is not among them is refused at the next deployment. */
export async function saveRights(
    deps: Pick<Dependencies, "db" | "bus">,
    stack: string,
    grants: readonly string[],
): Promise<{ items: RightView[] }> {
    const { binding } = await requireConnected(deps.db, stack);
    const unreadable = grants.find((grant) => parseGrant(grant) === null);
    if (unreadable !== undefined) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: `"${unreadable}" is no right that can be granted.`,
            safe: "Nothing was changed.",
            hint: "Take the grants from the plan, as they are.",
        });
    }
    await bindings.update(deps.db, binding.id, { grants: [...new Set(grants)] });
    deps.bus.publish({ type: "stack", stack });
    return showRights(deps, stack);
}

function viewOf(grant: string): RightView[] {
    const right = parseGrant(grant);
    return right ? [{ grant: grantOf(right), text: describeRight(right), granted: true }] : [];
}

import { CicdError } from "../../../common/errors";
import type { ReleaseContent } from "../../models/releases";
import type { ComposeModel } from "../compose/compose-model";

/**
 * A switch listens on the ports that its release was made with; another port in the container takes a new release.
 * @throws CicdError ENV_CHANGES_PORT
 */
export function refuseOtherPorts({ services }: ReleaseContent, { services: after }: ComposeModel): void {
    for (const [name, { rollout }] of Object.entries(services)) {
        const own = rollout?.route?.switchService;
        const known = rollout?.route?.ports.map(({ target }) => target) ?? [];
        const other = own ? after[own]?.ports?.find(({ target }) => !known.includes(Number(target))) : undefined;
        if (other !== undefined) {
            throw new CicdError({
                code: "ENV_CHANGES_PORT",
                message: `With the changed environment ${name} would listen on port ${other.target}, which its traffic switch doesn't know.`,
                safe: "The running containers were not touched.",
                hint: "Deploy the stack instead: that prepares the switch for the new port.",
            });
        }
    }
}

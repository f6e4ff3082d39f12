import { CicdError } from "../../../common/errors";
import { standingSentence } from "../../../common/service-standing";
import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { serviceStandings } from "./service-standings";

/** Failures in the middle of which some services may run the one version and some the other. */
const PARTIAL: readonly CicdError["code"][] = ["SERVICE_UNHEALTHY", "UP_FAILED", "PORT_TAKEN"];

/** The same error, with what each service ran at that moment; unchanged where that can't be told or says nothing. */
export async function nameServices(
    error: unknown,
    change: { next: LiveRelease; previous: LiveRelease | null },
    run: { tools: DeployTools; context: DeployContext },
): Promise<unknown> {
    if (!(error instanceof CicdError) || !PARTIAL.includes(error.code)) {
        return error;
    }
    const standings = await serviceStandings(change, run.tools, run.context).catch(() => []);
    if (standings.length < 2) {
        return error;
    }
    const message = `${error.message} When it failed: ${standingSentence(standings)}.`;
    return new CicdError({ ...error.toView(), message }, { cause: error });
}

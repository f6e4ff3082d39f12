import { CicdError } from "../../../../common/errors";
import type { Route, RoutePort } from "../../../../common/route";
import { list, mapping, text } from "../../policy/json";
import { awaitCondition } from "../await-condition";
import { passTime } from "../pass-time";
import { isRefusedAddress } from "../refused-address";
import type { SwitchRun } from "../traffic-switch";
import type { Share } from "./dynamic-file";

interface Told {
    route: Route;
    run: SwitchRun;
    /** Where Traefik's API answers; empty where it is not on. */
    api: string;
    nameOf: (port: RoutePort) => string;
    /** Null at rest. */
    shares: readonly Share[] | null;
}

/** Traefik reads its files at most every two seconds. */
const UNSEEN_MS = 5000;
const LIMIT_MS = 20_000;

/** Resolves when Traefik's API says that it has taken the file; where there is none, when it has had time enough. */
export async function awaitTaken(told: Told): Promise<void> {
    const { api, route, run } = told;
    if (api === "") {
        await passTime(UNSEEN_MS, run);
        return;
    }
    const taken = async () => {
        const looks = await Promise.all(route.ports.map((port) => hasTaken(told, port)));
        return looks.every(Boolean);
    };
    if (!(await awaitCondition(taken, LIMIT_MS, run))) {
        throw failed(
            route,
            `has not taken what it was told within ${LIMIT_MS / 1000} s`,
            "Look at Traefik's log, and whether its file provider watches the folder of the settings.",
        );
    }
}

function failed({ service }: Route, what: string, hint: string): CicdError {
    return new CicdError({
        code: "TRAFFIC_SWITCH_FAILED",
        message: `Traefik, the proxy of ${service}, ${what}.`,
        safe: "It goes on handing requests to the containers that had them.",
        hint,
    });
}

async function hasTaken({ api, route, run, nameOf, shares }: Told, port: RoutePort): Promise<boolean> {
    const name = nameOf(port);
    const url = `${api}/api/${port.mode}/services/${encodeURIComponent(`${name}@file`)}`;
    const answer = await run.tools.requestProxy({ method: "GET", url }).catch((error: unknown) => {
        if (isRefusedAddress(error)) {
            throw failed(route, "has an address in the settings that is never asked", error.message);
        }
        return null;
    });
    if (answer?.status !== 200) {
        return false;
    }
    const service = mapping(answer.body);
    if (shares === null) {
        return service.loadBalancer !== undefined;
    }
    const weights = list(mapping(service.weighted).services).map(mapping);
    const said = weights.map((one) => `${text(one.name).replace(/@file$/, "")} ${text(one.weight)}`);
    const wanted = shares.filter(({ weight }) => weight > 0).map(({ id, weight }) => `${name}~${id} ${weight}`);
    return said.sort().join() === wanted.sort().join();
}

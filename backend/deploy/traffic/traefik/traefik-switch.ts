import { readFile } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../../common/errors";
import type { Route, RoutePort } from "../../../../common/route";
import { ownerOf, writeText } from "../../files/write-file";
import { passTime } from "../pass-time";
import { routeId } from "../route-id";
import type { BackendStats, SwitchRun, TrafficSwitch } from "../traffic-switch";
import { awaitTaken } from "./await-taken";
import { dynamicFile, sharesIn, type Serving, type Share } from "./dynamic-file";

/**
 * A Traefik of the user's own, told by a file in the folder that its file provider watches. Its routers are the user's,
 * in files of his: they name the service that this one describes. It counts nothing.
 */
export const traefikSwitch: TrafficSwitch = {
    name: "traefik",
    measures: false,
    async ensure(route, run) {
        const place = await visit(route, run);
        if ((await written(place)) === null) {
            await write(place, { host: route.service });
        }
        return true;
    },
    async holds(route, run) {
        const place = await visit(route, run);
        const text = await read(place);
        // In the middle of a transition it names containers, and still says by which route they are reached.
        const shares = text === null ? null : sharesIn(text, place);
        const serving = shares?.length ? { shares } : { host: route.backendName };
        return text === dynamicFile({ route, nameOf: place.nameOf, serving });
    },
    async silence(route, run) {
        return (await written(await visit(route, run))) === null ? "its file is not there, or can't be read" : null;
    },
    async shift(route, backends, run) {
        const place = await visit(route, run);
        const isNamed = ({ id }: Share) => backends.some((one) => one.id === id);
        const others = (await sharesOf(place)).filter((share) => !isNamed(share));
        const named = backends.map(({ id, address, weight, trusted = false }) => ({ id, address, weight, trusted }));
        await write(place, { shares: [...named, ...others.map((share) => ({ ...share, weight: 0 }))] });
        await awaitTaken({ route, run, api: place.api, nameOf: place.nameOf, shares: named });
    },
    async drain(route, { id }, run) {
        const place = await visit(route, run);
        const shares = await sharesOf(place);
        const leaving = shares.find((share) => share.id === id);
        if (leaving !== undefined && leaving.weight > 0 && shares.some((one) => one !== leaving && one.weight > 0)) {
            const left = shares.map((share) => (share === leaving ? { ...share, weight: 0 } : share));
            await write(place, { shares: left });
            await awaitTaken({ route, run, api: place.api, nameOf: place.nameOf, shares: left });
        }
        // Nobody says what is open to it: it has all of its time.
        await passTime(route.drainSeconds * 1000, run);
        return { left: 0 };
    },
    async settle(route, _backends, run) {
        const place = await visit(route, run);
        const serving = { host: route.backendName };
        if ((await read(place)) === dynamicFile({ route, nameOf: place.nameOf, serving })) {
            // A service that stays as it is has nothing to wait for, least of all for a Traefik that is away.
            return;
        }
        await write(place, serving);
        await awaitTaken({ route, run, api: place.api, nameOf: place.nameOf, shares: null });
    },
    async remove(route, run) {
        const place = await visit(route, run);
        // Its own name is what others know a service by that has no switch any more.
        if ((await read(place)) !== null) {
            await write(place, { host: route.service });
        }
    },
    async stats(route, run): Promise<BackendStats[]> {
        const shares = await sharesOf(await visit(route, run));
        return shares.map(({ id, weight }) => ({
            // What Traefik's own checks say it tells nobody by file: a known one is as well as its own health says.
            ...{ id, weight, state: "up" as const },
            ...{ requests: 0, errors: 0, latencyMs: null, open: 0 },
        }));
    },
};

interface Place {
    route: Route;
    folder: string;
    file: string;
    /** Empty where it is not on. */
    api: string;
    nameOf: (port: RoutePort) => string;
}

async function visit(route: Route, run: SwitchRun): Promise<Place> {
    const { folder, api } = (await run.tools.proxies()).traefik;
    if (folder === "") {
        throw failed(route, "has no folder in the settings");
    }
    // A stack's name has no dot, so that no two services share a file.
    const file = path.join(folder, `${run.tools.layout.stack}.${route.service}.cicd.yaml`);
    return { route, folder, file, api, nameOf: (port) => routeId(route, port, run) };
}

async function read({ route, file }: Place): Promise<string | null> {
    try {
        return await readFile(file, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return null;
        }
        throw failed(route, `can't be told anything: ${file} can't be read`, error);
    }
}

/** Null where there is no file, or none that can be read: it is written anew. */
async function written(place: Place): Promise<Share[] | null> {
    const text = await read(place);
    return text === null ? null : sharesIn(text, place);
}

async function sharesOf(place: Place): Promise<Share[]> {
    return (await written(place)) ?? [];
}

async function write(place: Place, serving: Serving): Promise<void> {
    const { route, folder, file, nameOf } = place;
    try {
        await writeText(file, dynamicFile({ route, nameOf, serving }), { mode: 0o644, owner: await ownerOf(folder) });
    } catch (error) {
        throw failed(route, `can't be told anything: ${file} can't be written`, error);
    }
}

function failed({ service }: Pick<Route, "service">, what: string, cause?: unknown): CicdError {
    return new CicdError(
        {
            code: "TRAFFIC_SWITCH_FAILED",
            message: `Traefik, the proxy of ${service}, ${what}.`,
            safe: "It goes on handing requests to the containers that had them.",
            hint: "Check the folder of its file provider in the settings, and that this server may write there.",
        },
        { cause },
    );
}

import type { DeployTools } from "../../backend/deploy/deploy-tools";
import { CicdError } from "../../common/errors";

/** How long it stays away; its callers' clock goes on while they wait. */
const AWAY_MS = 30_000;

/**
 * The same tools with an engine that goes away at its call number `at`, before or after that had its effect, and comes
 * back later. `wasAway` says whether it came to that.
 */
export function absentEngine(tools: DeployTools, at: number): { tools: DeployTools; wasAway: () => boolean } {
    let calls = 0;
    let until = 0;
    const now = () => tools.clock.now().getTime();
    const away = () => new CicdError({ code: "ENGINE_UNREACHABLE", message: "Docker does not answer.", hint: "Look." });
    async function ask<T>(call: () => Promise<T>): Promise<T> {
        calls += 1;
        if (calls === at && at % 2 === 0) {
            await call();
        }
        if (calls === at) {
            until = now() + AWAY_MS;
        }
        if (now() < until) {
            throw away();
        }
        return call();
    }
    const own = { stopSignals: async () => ({ last: new Map(), rememberedSince: 0 }) };
    const engine = new Proxy(Object.assign(tools.engine, own), {
        get(target, name) {
            const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
            return (...args: unknown[]) => ask(() => method(...args));
        },
    });
    const run: DeployTools["runner"]["run"] = (command, options) =>
        ask(() => tools.runner.run(command, options)).catch((error: unknown) => {
            const stderr = `Cannot connect to the Docker daemon: ${String(error)}`;
            return { exitCode: 1, signal: null, stdout: "", stderr } as Awaited<ReturnType<typeof run>>;
        });
    return { tools: { ...tools, engine, runner: { ...tools.runner, run } }, wasAway: () => until > 0 };
}

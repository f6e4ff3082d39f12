import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { Exchange } from "../../../../backend/deploy/exchange/exchange";
import type { Member } from "../../../../backend/deploy/exchange/member";
import { switchError } from "../../../../backend/deploy/traffic/haproxy/switch-error";

const member = (id: string) => ({ id, address: `10.0.0.${id}` }) as Member;

/** The switch says nothing about the first container; the last request of the others ends with `open`. */
function exchange(open: Promise<void>) {
    const removed: string[] = [];
    const drain = async (_route: unknown, { id }: Pick<Member, "id">) => {
        if (id === "1") {
            throw switchError({ service: "web" }, "does not answer");
        }
        await open;
        return { left: 0 };
    };
    const engine = {
        stopContainer: async () => undefined,
        removeContainer: async (id: string) => void removed.push(id),
    };
    const tools = { clock: { now: () => new Date() }, engine };
    const project = { context: { log: () => undefined }, tools } as unknown as Exchange["project"];
    const exchanged = { service: "web", scale: 2, driver: { drain } };
    return { removed, exchange: new Exchange(project, exchanged as unknown as Exchange) };
}

it.each(["retire", "drain"] as const)("%s() goes on with nothing once it has failed", async (call) => {
    let end = () => {};
    const { removed, exchange: one } = exchange(new Promise((resolve) => (end = resolve)));
    const outcome = one[call]([member("1"), member("2")]).then(
        () => "done",
        (error: { code: string }) => error.code,
    );
    expect(await Promise.race([outcome, turn("waits")])).toBe("waits");
    end();
    expect(await outcome).toBe("TRAFFIC_SWITCH_FAILED");
    const atFailure = [...removed];
    await turn();
    expect(removed).toEqual(atFailure);
});

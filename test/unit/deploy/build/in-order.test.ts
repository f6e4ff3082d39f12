import { describe, expect, it } from "vitest";
import { inOrder, ringIn } from "../../../../backend/deploy/build/in-order";

const item = (name: string, ...after: string[]) => ({ name, after });
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("inOrder()", () => {
    it("works on as many at a time as it may, each after those that it waits for", async () => {
        const events: string[] = [];
        let [running, most] = [0, 0];
        const items = [item("a", "c"), item("b"), item("c", "elsewhere"), item("d"), item("e", "a", "d")];

        await inOrder(items, { limit: 2, stop: () => events.push("stop") }, async ({ name }) => {
            most = Math.max(most, ++running);
            await turn();
            running--;
            events.push(name);
        });

        expect(most).toBe(2);
        expect(events.toSorted()).toEqual(["a", "b", "c", "d", "e"]);
        expect(events.indexOf("c")).toBeLessThan(events.indexOf("a"));
        expect(events.at(-1)).toBe("e");
    });

    it("begins nothing more after a failure, stops the others and throws the first once they have ended", async () => {
        const events: string[] = [];
        const work = inOrder(
            ["a", "b", "c"].map((name) => item(name)),
            { limit: 2, stop: () => events.push("stop") },
            async ({ name }) => {
                events.push(name);
                await turn();
                if (name === "b") {
                    await turn();
                    events.push("b ended");
                }
                throw new Error(name);
            },
        );

        await expect(work).rejects.toThrow("a");
        expect(events).toEqual(["a", "b", "stop", "b ended", "stop"]);
    });
});

it.each([
    [[item("a", "b"), item("b")], null],
    [
        [item("a", "b"), item("b", "a"), item("c")],
        ["a", "b"],
    ],
    [[item("a", "a")], ["a"]],
])("ringIn(%j) is %j", (items, ring) => {
    expect(ringIn(items)).toEqual(ring);
});

import { describe, expect, it } from "vitest";
import { applyEdits, editsBetween } from "../../../../backend/deploy/hand-edit/edits";
import type { Section } from "../../../../common/compose-edit";

const shop = (web: Section): Section => ({ services: { web: { image: "nginx:1", ...web }, db: { image: "pg:16" } } });

const CASES: [string, Section, Section][] = [
    ["a value", shop({}), shop({ image: "nginx:2" })],
    ["a new key", shop({}), shop({ restart: "always" })],
    ["a key that goes", shop({ restart: "always" }), shop({})],
    ["an item of a list", shop({ ports: ["80:80", "443:443"] }), shop({ ports: ["8080:80", "443:443"] })],
    ["an item between others", shop({ ports: ["1:1", "3:3"] }), shop({ ports: ["1:1", "2:2", "3:3"] })],
    ["an item that goes", shop({ ports: ["1:1", "2:2"] }), shop({ ports: ["2:2"] })],
    ["the order of a list", shop({ command: ["a", "b"] }), shop({ command: ["b", "a"] })],
    ["another form", shop({ environment: ["A=1"] }), shop({ environment: { A: "2" } })],
    ["a new service", shop({}), { services: { ...(shop({}).services as Section), cache: { image: "redis" } } }],
    ["a service that goes", shop({}), { services: { web: { image: "nginx:1" } } }],
];

describe("editsBetween() and applyEdits()", () => {
    it.each(CASES)("carry over %s", (_, before, after) => {
        const edits = editsBetween(before, after);
        const { value, conflicts, needed } = applyEdits(before, edits);
        expect(value).toEqual(after);
        expect([conflicts, needed]).toEqual([[], edits]);
    });

    it.each(CASES)("find %s done already, and change nothing", (_, before, after) => {
        const { value, conflicts, needed } = applyEdits(after, editsBetween(before, after));
        expect(value).toEqual(after);
        expect([conflicts, needed]).toEqual([[], []]);
    });

    it("fit a text in which something else changed", () => {
        const edits = editsBetween(shop({ ports: ["80:80"] }), shop({ ports: ["80:80", "81:81"], restart: "always" }));
        const { value, conflicts } = applyEdits(shop({ image: "nginx:3", ports: ["79:79", "80:80"] }), edits);
        expect(conflicts).toEqual([]);
        expect(value).toEqual(shop({ image: "nginx:3", ports: ["79:79", "80:80", "81:81"], restart: "always" }));
    });

    it.each<[string, Section, Section, Section]>([
        ["the value became another one", shop({}), shop({ image: "nginx:2" }), shop({ image: "nginx:3" })],
        ["the item is gone", shop({ ports: ["80:80"] }), shop({ ports: ["8080:80"] }), shop({ ports: ["1:1"] })],
        ["the service is gone", shop({}), shop({ restart: "always" }), { services: { db: { image: "pg:16" } } }],
        [
            "the form changed",
            shop({ environment: { A: "1" } }),
            shop({ environment: { A: "2" } }),
            shop({ environment: ["A=1"] }),
        ],
    ])("conflict where %s", (_, before, after, now) => {
        const { value, conflicts } = applyEdits(now, editsBetween(before, after));
        expect(conflicts).toHaveLength(1);
        expect(value).toEqual(now);
    });

    it("keep their hands off what every object inherits", () => {
        const hostile = JSON.parse('{"__proto__": {"polluted": true}, "services": {}}') as Section;
        expect(editsBetween({ services: {} }, hostile)).toEqual([]);
        applyEdits({ services: {} }, [{ kind: "set", path: ["__proto__", "polluted"], to: true }]);
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });
});

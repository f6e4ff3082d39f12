// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { phrase, type Phrase } from "../../../common/phrase";
import DriftFields from "../../../frontend/src/components/DriftFields.vue";
import PlanSummary from "../../../frontend/src/components/PlanSummary.vue";
import { inWords } from "../../../frontend/src/format/in-words";
import { speak } from "../../../frontend/src/texts";
import { english } from "../../../frontend/src/texts/english";
import { german } from "../../../frontend/src/texts/german";
import { cannedPlan } from "../../fakes/canned-plan";
import { mountWith } from "./mount";

const port = phrase("port.as", { port: "8080", mode: "HTTP", because: phrase("port.http") });
const ports = phrase("note.switch", {
    service: "web",
    ports: [port, { ...port, values: { ...port.values, port: "81" } }],
});

beforeEach(() => speak("de", german));
afterEach(() => speak("en", english));

describe("inWords()", () => {
    it("says in the reader's language what the server means, with what it contains", () => {
        expect(inWords(ports)).toBe(
            "Anfragen an web gehen durch seinen Switch: Port 8080 als HTTP (üblicherweise HTTP), 81 als HTTP (üblicherweise HTTP).",
        );
    });

    it("writes counts as the language does, and names and ports as they are", () => {
        const errors = phrase("figures.errors", { share: 0.5, requests: 12_345, old: 0 });
        expect(inWords(errors)).toBe("0,5 % ihrer 12.345 Anfragen schlugen fehl, von denen der alten Version 0 %");
    });

    it.each<[string, Phrase | string]>([
        ["of a code that it doesn't know", { code: "rollout.later" as never, values: {}, text: "as the server says" }],
        ["of plans of earlier versions", "as the server says"],
    ])("takes the server's own words %s", (_, said) => {
        expect(inWords(said)).toBe("as the server says");
    });
});

describe("in German", () => {
    const show = (component: object, props: object) => {
        const { wrapper } = mountWith(component, props);
        const text = wrapper.text().replace(/\s+/g, " ");
        wrapper.unmount();
        return text;
    };

    it("a plan says why a service is interrupted, and what else is to be known", () => {
        const reason = phrase("rollout.because", {
            service: "web",
            reason: phrase("rollout.written", { path: "/data" }),
        });
        const [first] = cannedPlan.changes;
        const outage = { ...first!.outage!, expected: true, cause: "recreated" as const, reason, remedy: null };
        const plan = { ...cannedPlan, changes: [{ ...first!, outage }], notes: [ports] };
        const text = show(PlanSummary, { plan });
        expect(text).toContain("ausgetauscht werden: web schreibt nach /data, was beide Versionen zugleich täten");
        expect(text).toContain("Anfragen an web gehen durch seinen Switch");
    });

    it("a comparison says what is not a value, and leaves values alone", () => {
        const side = { released: phrase("value.set"), actual: phrase("value.absent") };
        const fields = [
            {
                service: "web",
                field: "labels a",
                released: "set",
                actual: "absent",
                where: "containers",
                phrases: side,
            },
            { service: "web", field: "restart", released: "no", actual: "set", where: "files" },
        ];
        const text = show(DriftFields, {
            drift: { drifted: true, fields, since: null, handEdited: false, kept: null },
        });
        expect(text).toMatch(/labels a im Container\s*gesetzt\s*nicht da/);
        expect(text).toMatch(/restart in der Datei\s*no\s*set/);
    });
});

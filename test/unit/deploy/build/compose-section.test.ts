import { describe, expect, it } from "vitest";
import { mappingOf, plainSettings, unescaped } from "../../../../backend/deploy/build/compose-section";

describe("plainSettings()", () => {
    it.each([
        [{ extra_hosts: ["a=192.0.2.1", "b=2001:db8::1"] }, { hosts: ["a:192.0.2.1", "b:2001:db8::1"] }],
        [{ extra_hosts: { a: ["192.0.2.1", "192.0.2.2"] } }, { hosts: ["a:192.0.2.1", "a:192.0.2.2"] }],
        [{ ulimits: { nofile: 5, nproc: { soft: 1, hard: 2 } } }, { ulimits: ["nofile=5", "nproc=1:2"] }],
        [{ ssh: ["default"] }, { ssh: ["default"] }],
        [{ ssh: { default: "", key: "/k" } }, { ssh: ["default", "key=/k"] }],
        [{ privileged: true, entitlements: ["network.host"] }, { allow: ["network.host", "security.insecure"] }],
        [{ labels: ["a=1=2"] }, { labels: { a: "1=2" } }],
        [{ no_cache_filter: "one" }, { noCacheFilter: ["one"] }],
        [{ tags: ["other/image:1"], cache_to: ["type=local,dest=/etc"] }, {}],
        [{ provenance: true, sbom: "generator=evil/image", attest: ["type=sbom"] }, {}],
    ])("reads %j", (build, settings) => {
        expect(plainSettings(build)).toEqual({ ...plainSettings({}), ...settings });
    });
});

it("mappingOf() leaves out what has no value: nothing of the server answers it", () => {
    expect(mappingOf({ A: "1", B: null, C: "" })).toEqual({ A: "1", C: "" });
    expect(mappingOf(["A=1", "B"])).toEqual({ A: "1" });
});

it("unescaped() takes compose's doubled dollar signs back, everywhere", () => {
    expect(unescaped({ a: ["$$x", 1], b: { c: "$$$$" }, d: true })).toEqual({ a: ["$x", 1], b: { c: "$$" }, d: true });
});

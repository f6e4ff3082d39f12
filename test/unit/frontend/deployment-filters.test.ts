// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { deploymentFilterSchema } from "../../../common/schema";
import {
    askOf,
    filtersOfQuery,
    matchesFilters,
    queryOfFilters,
    type DeploymentFilters,
} from "../../../frontend/src/pages/cicd/deployment-filters";
import { deploymentView } from "../../fakes/canned-views";

describe("filtersOfQuery()", () => {
    it.each<[string, Record<string, unknown>, DeploymentFilters]>([
        ["nothing", {}, {}],
        ["a stack", { stack: "shop" }, { stack: "shop" }],
        [
            "everything",
            { stack: "shop", state: "failed", trigger: "push", search: "cart" },
            { stack: "shop", state: "failed", trigger: "push", search: "cart" },
        ],
        [
            "what is asked for less often",
            { author: "ana", branch: "feature/cart", commit: "A1B2", from: "2026-11-01", to: "2026-11-22" },
            { author: "ana", branch: "feature/cart", commit: "a1b2", from: "2026-11-01", to: "2026-11-22" },
        ],
        ["what is no branch, commit or day", { branch: "-x", commit: "xyz", from: "2026-02-31", to: "today" }, {}],
        ["what does not exist", { state: "exploded", trigger: "magic" }, {}],
        ["a state that is not final", { state: "running" }, {}],
        ["a name that is none", { stack: "../etc" }, {}],
        ["a key twice", { stack: ["shop", "blog"] }, { stack: "shop" }],
        ["keys without a value", { stack: null, search: "" }, {}],
        ["spaces", { search: "  cart  " }, { search: "cart" }],
        ["other keys", { tab: "deployments", search: "x" }, { search: "x" }],
    ])("reads %s", (_name, query, filters) => {
        expect(filtersOfQuery(query)).toEqual(filters);
    });

    it("cuts what the server would refuse", () => {
        const query = {
            search: "x".repeat(5000),
            author: "y".repeat(5000),
            branch: "a..b",
            commit: "g",
            from: "1-1-1",
        };
        const filters = filtersOfQuery(query);
        expect(deploymentFilterSchema.safeParse(askOf(filters)).success).toBe(true);
    });

    it("makes moments of days, both of them whole", () => {
        const { from, to } = askOf({ from: "2026-11-01", to: "2026-11-01" });
        expect(Date.parse(to!) - Date.parse(from!)).toBe(86_400_000);
        expect(deploymentFilterSchema.safeParse({ from, to }).success).toBe(true);
    });
});

describe("queryOfFilters()", () => {
    it.each<DeploymentFilters>([
        {},
        { stack: "shop" },
        { state: "rolled-back", trigger: "rollback" },
        { stack: "shop", state: "failed", trigger: "push", search: "50% of a_b" },
    ])("leads back to %o", (filters) => {
        expect(filtersOfQuery(queryOfFilters(filters))).toEqual(filters);
    });

    it("leaves out what filters nothing", () => {
        expect(queryOfFilters({ stack: undefined, search: "  " })).toEqual({});
    });
});

describe("matchesFilters()", () => {
    const deployment = deploymentView(41, {
        stack: "shop",
        state: "failed",
        trigger: "push",
        ref: "refs/heads/feature/cart",
        commit: { sha: "a1b2c3d".padEnd(40, "0"), message: "Fix Rounding", author: "Ana" },
    });

    it.each<[DeploymentFilters, boolean]>([
        [{}, true],
        [{ stack: "shop" }, true],
        [{ stack: "blog" }, false],
        [{ state: "failed" }, true],
        [{ state: "succeeded" }, false],
        [{ trigger: "manual" }, false],
        [{ search: "rounding" }, true],
        [{ search: "ANA" }, true],
        [{ search: "a1b2c3d" }, true],
        [{ search: "feature/cart" }, true],
        [{ search: "checkout" }, false],
        [{ search: "rounding", stack: "blog" }, false],
        [{ author: "an" }, true],
        [{ author: "ben" }, false],
        [{ branch: "feature/cart" }, true],
        [{ branch: "cart" }, false],
        [{ commit: "a1b2" }, true],
        [{ commit: "b2" }, false],
        [{ from: "2000-01-01" }, true],
        [{ from: "2100-01-01" }, false],
        [{ to: "2000-01-01" }, false],
        [{ from: "2000-01-01", to: "2100-01-01" }, true],
    ])("says for %o: %s", (filters, expected) => {
        expect(matchesFilters(filters, deployment)).toBe(expected);
    });

    it("looks at the ref when the commit is not known yet", () => {
        const early = deploymentView(42, { commit: null, ref: "refs/heads/main" });
        expect(matchesFilters({ search: "main" }, early)).toBe(true);
        expect(matchesFilters({ search: "other" }, early)).toBe(false);
    });
});
